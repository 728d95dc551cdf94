"""The rows of ratings, sorted into those that count for levels and those that tell of assessors."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any, NamedTuple

import pyarrow as pa

from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.kernel.rounding import half_up
from takar.measures.integration import SCORES
from takar.regulations.law import Law
from takar.runs.rating_quality.report import LeftOut, Used

NEEDED = ("ratee", "competency", "rater", "method", "level")
OPTIONAL = ("panel", "moment")
NO_RATER, NO_WEIGHT, EMPTY, OTHER = "TANPA_ASESOR", "BOBOT_NOL", "KOSONG", "KOMPETENSI_LAIN"
TEST = "METODE_TANPA_ASESOR"
MOVED = ("ratee", "method", "competency", "rater")
SMALLEST_MOVE = Decimal("0.05")
"""A move of fewer levels is none: no severity is known that well."""
LEAST_MINUTES = 30.0
"""Ratings written within fewer minutes were not written while watching."""
LEAST_IN_PANEL = 4
"""People on average in a panel, so that its mean says something."""
FOR_LEVELS = frozenset({"", NO_RATER, TEST})
"""Rows with these fates count for levels."""
RATINGS = pa.schema(
    [
        ("ratee", pa.string()),
        ("competency", pa.string()),
        ("rater", pa.string()),
        ("method", pa.string()),
        ("level", pa.float64()),
        ("panel", pa.string()),
        ("moment", pa.float64()),
    ]
)


class BadRatings(TakarError):
    """The rows cannot be taken as ratings."""


class Row(NamedTuple):
    """One rating as it came in."""

    ratee: str
    competency: str
    rater: str
    method: str
    level: Decimal | None
    panel: str | None
    moment: float | None


@dataclass(frozen=True)
class SortedRows:
    """The rows after sorting.

    Attributes:
        ratings: rows of named assessors, as the statistics want them.
        scores: rows that count for levels, as the integration wants them.
        ratees: everybody in the rows, in the order of their names.
        used: how many rows count, and why others do not.
    """

    ratings: pa.Table
    scores: pa.Table
    ratees: tuple[str, ...]
    used: Used


def sorted_rows(table: pa.Table, law: Law, weights: Mapping[str, Decimal] | None) -> SortedRows:
    """Sort the rows, and count those that do not tell of assessors.

    Args:
        table: one row per rating; ``panel`` and ``moment`` may be absent.
        law: names the competencies and the scale.
        weights: weight per method; ``None`` counts every method once.

    Raises:
        BadRatings: a column is missing, a level is off the scale, or a cell is rated twice.
    """
    rows = list(read(table))
    fates = [fate(row, law, weights) for row in rows]
    refuse_off_scale(rows, law)
    refuse_twice(rows, fates)
    seen = [row for row, why in zip(rows, fates, strict=True) if not why]
    levels = [row for row, why in zip(rows, fates, strict=True) if why in FOR_LEVELS]
    counts = Counter(why for why in fates if why)
    used = Used(
        rows=len(rows),
        ratings=len(seen),
        ratees=len({row.ratee for row in seen}),
        raters=len({row.rater for row in seen}),
        competencies=len({row.competency for row in seen}),
        methods=len({row.method for row in seen}),
        excluded=tuple(LeftOut(reason=why, rows=many) for why, many in sorted(counts.items())),
    )
    ratees = tuple(sorted({row.ratee for row in rows}))
    return SortedRows(ratings_of(seen), scores_of(levels), ratees, used)


def read(table: pa.Table) -> Iterator[Row]:
    """Yield the rows with text trimmed and levels exact."""
    if lacking := [name for name in NEEDED if name not in table.column_names]:
        raise BadRatings(
            msg("Kolom {columns} tidak ada.", columns=", ".join(lacking)),
            hint=msg("Kolom yang wajib: {columns}.", columns=", ".join(NEEDED)),
        )
    there = [name for name in (*NEEDED, *OPTIONAL) if name in table.column_names]
    columns = [table.column(name).to_pylist() for name in there]
    for number, cells in enumerate(zip(*columns, strict=True), start=1):
        yield row_of(dict(zip(there, cells, strict=True)), number)


def row_of(cells: Mapping[str, Any], number: int) -> Row:
    """Return one row; a name that must be there may not be empty."""
    ratee, competency, method = (
        str(cells[name] or "").strip() for name in ("ratee", "competency", "method")
    )
    if not (ratee and competency and method):
        raise BadRatings(
            msg("Baris {number}: orang, kompetensi, dan metode wajib diisi.", number=number),
            hint=msg("Isi sel yang kosong, atau hapus barisnya."),
        )
    moment, panel = cells.get("moment"), cells.get("panel")
    return Row(
        ratee,
        competency,
        str(cells["rater"] or "").strip(),
        method,
        level_of(cells["level"], number),
        None if panel is None else str(panel).strip() or None,
        None if moment is None else float(moment),
    )


def level_of(cell: object, number: int) -> Decimal | None:
    """Return a level exactly as it is written; an empty cell is a gap."""
    text = "" if cell is None else str(cell).strip().replace(",", ".")
    if text in {"", "nan"}:
        return None
    try:
        return half_up(Decimal(text), 6)
    except InvalidOperation as error:
        raise BadRatings(
            msg("Baris {number}: level {level} bukan angka.", number=number, level=text),
            hint=msg("Tulis angka, misalnya 3 atau 2,5."),
        ) from error


def fate(row: Row, law: Law, weights: Mapping[str, Decimal] | None) -> str:
    """Say why a row does not tell of assessors; an empty word when it does."""
    if row.level is None:
        return EMPTY
    if row.competency not in law.codes("assessment.competencies"):
        return OTHER
    if weights is not None and weights.get(row.method, 0) <= 0:
        return NO_WEIGHT
    method = law.codes("assessment.methods").get(row.method)
    if method is not None and not method["needs_assessor"]:
        return TEST
    return "" if row.rater else NO_RATER


def refuse_off_scale(rows: list[Row], law: Law) -> None:
    """Refuse a level outside the scale of the law."""
    scale = law.record("assessment.rating_scale")
    for row in rows:
        if row.level is not None and not scale["min"] <= row.level <= scale["max"]:
            raise BadRatings(
                msg(
                    "{ratee}, {competency}: level {level} di luar skala {low} sampai {high}.",
                    ratee=row.ratee,
                    competency=row.competency,
                    level=row.level,
                    low=scale["min"],
                    high=scale["max"],
                )
            )


def refuse_twice(rows: list[Row], fates: list[str]) -> None:
    """Refuse two levels of one assessor for the same thing."""
    counted = [row[:4] for row, why in zip(rows, fates, strict=True) if why in FOR_LEVELS]
    twice = [cell for cell, many in Counter(counted).items() if many > 1]
    if twice:
        ratee, competency, rater, method = twice[0]
        raise BadRatings(
            msg(
                "{rater} menilai {ratee} dua kali: {competency}, {method}.",
                rater=rater or msg("Tanpa asesor"),
                ratee=ratee,
                competency=competency,
                method=method,
            ),
            hint=msg("Tetapkan satu level untuk setiap orang, metode, dan kompetensi."),
        )


def ratings_of(rows: list[Row]) -> pa.Table:
    """Return the rows as the statistics want them; a column that cannot be used is left out."""
    table = pa.Table.from_pylist(
        [{**row._asdict(), "level": float(row.level or 0)} for row in rows], schema=RATINGS
    )
    panels = panels_of(rows)
    table = table.drop_columns(["panel"])
    if panels:
        found = pa.array([panels[row.ratee] for row in rows], pa.string())
        table = table.append_column("panel", found)
    return table if tells_moments(rows) else table.drop_columns(["moment"])


def tells_moments(rows: list[Row]) -> bool:
    """Tell whether moments are those of rating: a workbook read in at once has only one."""
    moments = [row.moment for row in rows if row.moment is not None]
    return bool(moments) and max(moments) - min(moments) >= LEAST_MINUTES


def panels_of(rows: list[Row]) -> dict[str, str]:
    """Return the panel of each ratee: as written, else those whom the same team met.

    Panels so small that they say nothing, or only one, are none.
    """
    written = {row.ratee: row.panel for row in rows if row.panel}
    pairs = {(row.ratee, row.panel) for row in rows}
    if len(written) == len(pairs):
        return {ratee: str(panel) for ratee, panel in written.items()}
    teams: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        teams[row.ratee].add(row.rater)
    found = {ratee: "+".join(sorted(team)) for ratee, team in teams.items()}
    many = len(set(found.values()))
    return found if 1 < many <= len(found) / LEAST_IN_PANEL else {}


def moved_scores(
    scores: pa.Table, ratings: pa.Table, moved: Iterable[float], scale: Mapping[str, Any]
) -> pa.Table:
    """Return the scores with those of named assessors moved, and kept within the scale."""
    keys = zip(*(ratings[name].to_pylist() for name in MOVED), strict=True)
    by = {key: size_of(move) for key, move in zip(keys, moved, strict=True)}
    low, high = Decimal(scale["min"]), Decimal(scale["max"])
    levels = [
        min(max(level + by.get((ratee, method, competency, rater), Decimal(0)), low), high)
        for ratee, method, competency, rater, level in zip(
            *(scores[name].to_pylist() for name in SCORES.names), strict=True
        )
    ]
    place = SCORES.get_field_index("level")
    return scores.set_column(place, SCORES.field("level"), pa.array(levels, SCORES.types[place]))


def size_of(move: float) -> Decimal:
    """Return a move as it is applied: to four decimals, and nothing where it is too small.

    Without that, the least of moves would turn a mean of exactly two and a half.
    """
    exact = half_up(Decimal(str(move)), 4)
    return exact if abs(exact) >= SMALLEST_MOVE else Decimal(0)


def scores_of(rows: list[Row]) -> pa.Table:
    """Return the rows as the integration wants them."""
    return pa.Table.from_pylist(
        [
            dict(
                zip(
                    SCORES.names,
                    (row.ratee, row.method, row.competency, row.rater, row.level),
                    strict=True,
                )
            )
            for row in rows
        ],
        schema=SCORES,
    )
