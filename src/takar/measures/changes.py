"""What would lift a score: the evidence of one person with one thing changed.

Each change makes a person of its own out of the tables, so that the rules themselves, run once
more, say what it brings. Age, sex, origin and the passing of time are never changed, nor is a
sanction taken away.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from takar.kernel.language import Message, msg
from takar.measures.levels import competencies
from takar.measures.nodes import OTHER, Node, rungs_of
from takar.measures.readings import dated_by
from takar.regulations.law import Law
from takar.regulations.rubrics import (
    AspectsRubric,
    CleanYearsRubric,
    ColumnRubric,
    JpmRubric,
    RecordRubric,
    Scored,
    TallyRubric,
)
from takar.tables import TABLES
from takar.tables.expressions import MICRO

Row = dict[str, Any]
Rows = Mapping[str, list[Row]]
UNTOUCHED = frozenset(
    {"employee_id", "agency", "nip", "name", "sex", "birth_on", "employment", "appointed_on"}
)
"""Columns of a person that no advice may ask to change."""


@dataclass(frozen=True)
class Change:
    """One thing changed.

    Attributes:
        node: the indicator or part it touches.
        says: the change, for the reader.
        table: where a row is added, or ``employees`` where the person's own row changes.
        rows: the rows added, or the columns changed.
    """

    node: Node
    says: Message
    table: str
    rows: tuple[Row, ...]


def changes_for(node: Node, read: Row, rows: Rows, law: Law) -> Iterator[Change]:
    """Yield the changes worth trying for one leaf.

    Args:
        node: the leaf.
        read: what was read of the person: the workings' row.
        rows: the person's rows, by table.
        law: the law in force.
    """
    rubric = node.rubric
    yield from _checked(node, rubric, read, law)
    match rubric:
        case ColumnRubric():
            yield from _column(node, rubric, read)
        case RecordRubric(read="latest" | "best"):
            yield from _record(node, rubric, read, law)
        case TallyRubric():
            yield from _tally(node, rubric, read, law)
        case JpmRubric():
            yield from _levels(node, rubric, rows, read, law)
        case AspectsRubric():
            yield from _aspect(node, rows, law)
        case _:
            return


def _checked(node: Node, rubric: object, read: Row, law: Law) -> Iterator[Change]:
    """Have the list checked, where nobody has looked yet."""
    listed = isinstance(rubric, RecordRubric | TallyRubric | CleanYearsRubric)
    if listed and read[f"{node.short}_score"] is None and _counts_nothing(rubric):
        source = str(getattr(rubric, "source", ""))
        says = msg("Daftar {title} diperiksa dan memang kosong", title=node.part.title)
        yield Change(node, says, "evidence_checks", ({"evidence": source, "checked_on": law.day},))


def _counts_nothing(rubric: object) -> bool:
    return not isinstance(rubric, RecordRubric) or rubric.none is not None


def _column(node: Node, rubric: ColumnRubric, read: Row) -> Iterator[Change]:
    name = _next_named(rubric, read[f"{node.short}_score"])
    if name and name != OTHER and rubric.column not in UNTOUCHED:
        says = _says(node, read, name)
        yield Change(node, says, "employees", ({rubric.column: name},))


def _record(node: Node, rubric: RecordRubric, read: Row, law: Law) -> Iterator[Change]:
    score = read[f"{node.short}_score"]
    values: Row | None
    if rubric.points:
        name = _next_named(rubric, score)
        names = [rubric.column] if isinstance(rubric.column, str) else rubric.column
        values = dict(zip(names, name.split("+"), strict=True)) if name and name != OTHER else None
        label = name
    else:
        number = _next_number(rubric, score)
        values = {str(rubric.column): number} if number is not None else None
        label = None if number is None else f"{number.normalize():f}"
    if values is not None:
        row = {**_first_values(rubric.where), **values, **_dated(rubric, law)}
        says = _says(node, read, str(label))
        yield Change(node, says, rubric.source, (_complete(rubric.source, row, law),))


def _says(node: Node, read: Row, value: str) -> Message:
    """Say that a value is reached, or that missing evidence comes in (with the best there is)."""
    if read[f"{node.short}_score"] is None:
        return msg(
            "Bukti {title} dilengkapi, tertinggi {value}", title=node.part.title, value=value
        )
    return msg("{title} menjadi {value}", title=node.part.title, value=value)


def _tally(node: Node, rubric: TallyRubric, read: Row, law: Law) -> Iterator[Change]:
    """Reach the next rung of a count or sum."""
    known = read[f"{node.short}_score"] is not None
    raw = Decimal(read[f"{node.short}_raw"] or 0) / MICRO if known else Decimal(0)
    score = read[f"{node.short}_score"]
    wanted = _next_limit(rubric, raw, score)
    if wanted is None:
        return
    short_of = wanted - raw
    base = {**_first_values(rubric.where), **_dated(rubric, law)}
    if rubric.read == "sum":
        years = rubric.years if rubric.per_year and rubric.years else 1
        amount = short_of * years
        rows = [{**base, rubric.column: amount}]
        says = msg(
            "{title}: tambah {amount}", title=node.part.title, amount=f"{amount.normalize():f}"
        )
    else:
        count = int(short_of)
        column = rubric.column or "title"
        rows = [{**base, column: f"baru {number + 1}"} for number in range(count)]
        says = msg("{title}: tambah {amount}", title=node.part.title, amount=count)
    yield Change(node, says, rubric.source, tuple(_complete(rubric.source, r, law) for r in rows))


def _levels(node: Node, rubric: JpmRubric, rows: Rows, read: Row, law: Law) -> Iterator[Change]:
    """Bring each competency below the standard up to it."""
    titles = law.codes("assessment.competencies")
    required = _required(rows, law)
    latest: dict[str, Decimal] = {}
    for row in sorted(rows["competency_levels"], key=lambda row: row["assessed_on"]):
        if row["level"] is not None and row["assessed_on"] <= law.day:
            latest[row["competency"]] = row["level"]
    for code in competencies(law):
        wanted = required.get(code)
        if wanted is None or latest.get(code, Decimal(0)) >= wanted + rubric.above:
            continue
        level = Decimal(min(wanted + rubric.above, 5))
        says = msg("{title} mencapai level {level}", title=titles[code].title, level=level)
        row = {"competency": code, "level": level, "assessed_on": law.day}
        yield Change(node, says, "competency_levels", (row,))


def _required(rows: Rows, law: Law) -> dict[str, int]:
    """Return what the person's post asks: of the post, else of its tier, else of the law."""
    person = rows["employees"][0]
    tier = person["position_tier"]
    usual = law.points("assessment.required_levels").get(tier)
    found = {} if usual is None else dict.fromkeys(competencies(law), int(usual))
    standards = rows["competency_standards"]
    found |= {
        row["competency"]: row["required_level"]
        for row in standards
        if row["position_id"] is None and row["position_tier"] == tier
    }
    return found | {
        row["competency"]: row["required_level"]
        for row in standards
        if row["position_id"] is not None and row["position_id"] == person["position_id"]
    }


def _aspect(node: Node, rows: Rows, law: Law) -> Iterator[Change]:
    """Raise the weakest aspect by one; an aspect nobody assessed counts as the weakest."""
    titles = law.codes("assessment.potential_aspects")
    latest: dict[str, Decimal] = dict.fromkeys(titles, Decimal(-1))
    for row in sorted(rows["potential_aspects"], key=lambda row: row["assessed_on"]):
        if row["score"] is not None and row["aspect"] in latest:
            latest[row["aspect"]] = row["score"]
    code = min(latest, key=lambda aspect: latest[aspect])
    score = min(max(latest[code], Decimal(0)) + 1, Decimal(5))
    if score > latest[code]:
        says = msg(
            "{title} mencapai nilai {score}",
            title=titles[code].title,
            score=f"{score.normalize():f}",
        )
        row = {"aspect": code, "score": score, "assessed_on": law.day}
        yield Change(node, says, "potential_aspects", (row,))


def _next_named(rubric: Scored, score: int | None) -> str | None:
    """Return the first rung above the score; for a gap, the highest there is."""
    rungs = [(name, number * MICRO) for name, number in rungs_of(rubric) if name != OTHER]
    if score is None:
        return rungs[-1][0]
    return next((name for name, number in rungs if number > score), None)


def _next_number(rubric: RecordRubric, score: int | None) -> Decimal | None:
    """Return the next number worth reaching: the next rung, or the next full ten."""
    if score is None:
        top = rubric.highest if not rubric.bands else _lowest_of_best(rubric)
        return Decimal(top)
    if rubric.bands:
        better = [r for r in rubric.bands if r.points * MICRO > score and r.lower]
        return min((r.lower.value for r in better if r.lower), default=None)
    number = Decimal(score) / MICRO
    following = min((number // 10 + 1) * 10, rubric.highest)
    return following if following > number else None


def _lowest_of_best(rubric: Scored) -> Decimal:
    best = max(rubric.bands, key=lambda rung: rung.points)
    return best.lower.value if best.lower else rubric.highest


def _next_limit(rubric: TallyRubric, raw: Decimal, score: int | None) -> Decimal | None:
    """Return the smallest total that earns more."""
    have = -1 if score is None else score
    better = [rung for rung in rubric.bands if rung.points * MICRO > have]
    if not rubric.bands:
        return raw + 1
    limits = [r.lower.value + (0 if r.lower.included else 1) for r in better if r.lower]
    return min((limit for limit in limits if limit > raw), default=None)


def _first_values(where: Mapping[str, list[str]]) -> Row:
    return {column: values[0] for column, values in where.items()}


def _dated(rubric: RecordRubric | TallyRubric, law: Law) -> Row:
    """Date a new record on the day itself."""
    column = dated_by(rubric.source)
    return {column: law.day.year if column == "year" else law.day}


def _complete(source: str, row: Row, law: Law) -> Row:
    """Give a new record the day it needs for every required date."""
    days = {c.name: law.day for c in TABLES[source].columns if c.kind == "date" and c.required}
    return {**days, **row}
