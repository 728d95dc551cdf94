"""The index of everybody measured, in a few numbers for the screen."""
# ruff: noqa: S608 -- names of columns are ours

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

import duckdb

from takar.kernel.rounding import half_up
from takar.measures.ip_asn_rules import DIMENSIONS
from takar.regulations.law import Law

LOST = ("lost_missing", "lost_stale", "lost_unverified", "lost_low")


@dataclass(frozen=True)
class Summary:
    """What is told of a whole run.

    Attributes:
        subjects: people whom the rules measure.
        measured: those of them with a total.
        index: the mean total of those measured; a gap where there is nobody.
        dimensions: the mean of each dimension, by its code.
        categories: how many people have each category, in the law's order.
        lost: the mean points lost, by reason.
    """

    people: int
    subjects: int
    measured: int
    index: Decimal | None
    category: str | None
    dimensions: Mapping[str, Decimal | None]
    categories: Mapping[str, int]
    lost: Mapping[str, Decimal | None]


def summarised(connection: duckdb.DuckDBPyConnection, results: str, law: Law) -> Summary:
    """Sum up the results that an engine has under a name; exact, rounded once at the end."""
    columns = ("total", *DIMENSIONS.values(), *LOST)
    sums = ", ".join(f"sum({name}) FILTER (is_measured)" for name in columns)
    people, subjects, measured, *found = _row(
        connection,
        "SELECT count(*), count(*) FILTER (qualification_state IS DISTINCT FROM 'BUKAN_SUBJEK'), "
        f"count(*) FILTER (is_measured), {sums} FROM {results}",
    )
    counts = dict(
        connection.execute(f"SELECT category, count(*) FROM {results} GROUP BY 1").fetchall()
    )
    places = int(law.record("ip_asn.index")["decimals"])
    exact = {
        name: Fraction(total) / measured if measured else None
        for name, total in zip(columns, found, strict=True)
    }
    means = {name: None if mean is None else half_up(mean, places) for name, mean in exact.items()}
    return Summary(
        people=people,
        subjects=subjects,
        measured=measured,
        index=means["total"],
        category=_category(exact["total"], means["total"], law),
        dimensions={code: means[column] for code, column in DIMENSIONS.items()},
        categories={b.code: counts.get(b.code, 0) for b in law.bands("ip_asn.bands")},
        lost={name.removeprefix("lost_"): means[name] for name in LOST},
    )


def _category(exact: Fraction | None, rounded: Decimal | None, law: Law) -> str | None:
    if exact is None or rounded is None:
        return None
    is_rounded = law.record("ip_asn.index")["classify_on"] == "rounded"
    return law.bands("ip_asn.bands").of(rounded if is_rounded else exact)


def _row(connection: duckdb.DuckDBPyConnection, query: str) -> tuple[int, ...]:
    return connection.execute(query).fetchone() or ()
