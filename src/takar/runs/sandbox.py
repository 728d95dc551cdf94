"""The same people measured under two laws, and who moves; nothing here is a result.

>>> trial = try_rules(tables, law, tried)  # doctest: +SKIP
>>> trial.moves["TINGGI", "SEDANG"]  # doctest: +SKIP
118
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

import ibis
import ibis.expr.types as ir
import pyarrow as pa
import pyarrow.compute as pc

from takar.engines import Engine, connect
from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.kernel.rounding import half_up
from takar.measures.ip_asn_changes import SAME, changed_groups, changes
from takar.measures.ip_asn_groups import groups
from takar.measures.ip_asn_rules import DIMENSIONS
from takar.regulations.law import Law
from takar.runs.ip_asn import measure_ip_asn
from takar.runs.run import Run, law_key

COME, GONE = "TERUKUR", "TAK_TERUKUR"
"""Becomes measurable; is measurable no more."""
GROUPINGS = ("INSTANSI", "STATUS", "JENIS_KELAMIN", "JENIS_JABATAN", "JENJANG", "UNIT")
BANDS = "ip_asn.bands"
PEOPLE, BEFORE, AFTER, MOVED = "takar_people", "takar_before", "takar_after", "takar_moved"
NOBODY: dict[str, Any] = {"measured": 0, "index": None}
Key = tuple[str, str]
Rows = dict[Key, dict[str, Any]]


class NothingToTry(TakarError):
    """There is nobody whom the rules could move."""


@dataclass(frozen=True)
class Mean:
    """A mean of everybody measured, before and after; a gap where nobody is."""

    code: str
    before: Fraction | None
    after: Fraction | None


@dataclass(frozen=True)
class GroupTrial:
    """One group under both laws."""

    grouping: str
    code: str
    title: str
    headcount: int
    measured_before: int
    measured_after: int
    index_before: Decimal | None
    index_after: Decimal | None
    risen: int
    fallen: int


@dataclass(frozen=True)
class Trial:
    """What other rules would do.

    Attributes:
        before: the measuring under the law as it is.
        after: the same under the law as it is tried.
        movements: one row per person, ordered by ``employee_id``: totals, categories, direction.
        moves: people by category before and after; an empty category is that of nobody measured.
        groups: the agency first, then status, sex, kind of post, tier and units.
    """

    before: Run
    after: Run
    movements: pa.Table
    moves: Mapping[tuple[str, str], int]
    means: tuple[Mean, ...]
    groups: tuple[GroupTrial, ...]

    @property
    def changed(self) -> pa.Table:
        """The people for whom something changes: total, category, or being measured."""
        same = pc.and_(
            pc.equal(self.movements.column("direction"), SAME),
            pc.equal(pc.fill_null(self.movements.column("difference"), Decimal(0)), Decimal(0)),
        )
        return self.movements.filter(pc.invert(same))

    @property
    def measured(self) -> tuple[int, int]:
        """How many people are measured before and after."""
        before, after = (self.movements.column(f"total_{when}") for when in ("before", "after"))
        return len(before) - before.null_count, len(after) - after.null_count

    @property
    def index(self) -> Mean:
        """The index of everybody together, exactly."""
        return self.means[0]


def category_of(law: Law, index: Fraction | None) -> str:
    """Name the category of an index under a law; none without an index."""
    if index is None:
        return ""
    settings = law.record("ip_asn.index")
    is_rounded = settings["classify_on"] == "rounded"
    return law.bands(BANDS).of(half_up(index, settings["decimals"]) if is_rounded else index)


def try_rules(
    tables: Mapping[str, pa.Table],
    before: Law,
    after: Law,
    *,
    rules: str | None = None,
    engine: str = "duckdb",
) -> Trial:
    """Measure everybody in the tables under both laws.

    Raises:
        NothingToTry: the tables hold nobody.
    """
    if not tables["employees"].num_rows:
        raise NothingToTry(
            msg("Tidak ada pegawai untuk dicoba."), hint=msg("Pilih unit lain atau impor pegawai.")
        )
    runs = [
        measure_ip_asn(tables, law, rules=rules, engine=engine, components=False)
        for law in (before, after)
    ]
    with connect(engine) as opened:
        movements = _moved(opened, *runs)
        found = tuple(_grouped(opened, tables, runs, movements))
    pairs = _pairs(movements, "category_before", "category_after")
    return Trial(
        before=runs[0],
        after=runs[1],
        movements=movements,
        moves=Counter((one or "", two or "") for one, two in pairs),
        means=tuple(_means(*runs)),
        groups=found,
    )


def _moved(engine: Engine, before: Run, after: Run) -> pa.Table:
    """Return how each person moves; the categories are ordered as the law in force orders them."""
    return engine.compute(
        lambda t: movements(t[BEFORE], t[AFTER], before.law),
        {BEFORE: before.results, AFTER: after.results},
        ("sandbox movements", *law_key(before.law)),
    )


def movements(before: ir.Table, after: ir.Table, law: Law) -> ir.Table:
    """Return totals, categories, difference and direction of each person, ordered by person.

    Somebody measured neither time stays where they are: nowhere.
    """
    found = changes(before, after, law)
    none_before, none_after = found.total_before.isnull(), found.total_after.isnull()
    direction = ibis.cases(
        (none_before & none_after, SAME),
        (none_before, COME),
        (none_after, GONE),
        else_=found.direction,
    )
    told = found.select(
        "employee_id",
        "total_before",
        "total_after",
        "category_before",
        "category_after",
        "difference",
        "is_changed",
        direction=direction,
    )
    return told.order_by("employee_id")


def _means(before: Run, after: Run) -> Iterator[Mean]:
    """Yield the index and each dimension, exactly."""
    for code in ("total", *DIMENSIONS.values()):
        yield Mean(code, *(_mean(run.results, code) for run in (before, after)))


def _mean(results: pa.Table, column: str) -> Fraction | None:
    """Return the exact mean over everybody measured."""
    measured = [value for value, total in _pairs(results, column, "total") if total is not None]
    return Fraction(sum(measured, Decimal(0))) / len(measured) if measured else None


def _grouped(
    engine: Engine, tables: Mapping[str, pa.Table], runs: list[Run], moved: pa.Table
) -> Iterator[GroupTrial]:
    """Yield every group under both laws, with how many move up and down in it."""
    places = {name: tables[name] for name in ("employees", "work_units")}
    old, new = (_groups_of(engine, places, run) for run in runs)
    counts = _counts_of(engine, places, runs[0], moved)
    for key, one in old.items():
        other, count = new.get(key, NOBODY), counts[key]
        yield GroupTrial(
            grouping=key[0],
            code=key[1],
            title=one["title"],
            headcount=one["headcount"],
            measured_before=one["measured"],
            measured_after=other["measured"],
            index_before=one["index"],
            index_after=other["index"],
            risen=count["risen"],
            fallen=count["fallen"],
        )


def _groups_of(engine: Engine, places: Mapping[str, pa.Table], run: Run) -> Rows:
    """Return the groups that hold anybody, by grouping and code."""
    found = engine.compute(
        lambda t: groups(t[PEOPLE], t, run.law),
        {**places, PEOPLE: run.results},
        ("sandbox groups", *law_key(run.law)),
    )
    return _by_group(found, "headcount")


def _counts_of(engine: Engine, places: Mapping[str, pa.Table], run: Run, moved: pa.Table) -> Rows:
    """Return how many move in each group, by grouping and code."""
    found = engine.compute(
        lambda t: changed_groups(t[MOVED], t[PEOPLE], t, run.law),
        {**places, PEOPLE: run.results, MOVED: moved},
        ("sandbox counts", *law_key(run.law)),
    )
    return _by_group(found, "headcount")


def _by_group(found: pa.Table, needed: str) -> Rows:
    return {
        (row["grouping"], row["code"]): row
        for row in found.to_pylist()
        if row["grouping"] in GROUPINGS and row[needed]
    }


def _pairs(table: pa.Table, one: str, two: str) -> Iterator[tuple[Any, Any]]:
    return zip(table.column(one).to_pylist(), table.column(two).to_pylist(), strict=True)
