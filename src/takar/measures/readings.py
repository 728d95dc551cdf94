"""What the evidence says, person by person, before any points are given.

Each leaf of a profile becomes one or two columns: ``<short>_raw`` (a rank among named values, or a
number in millionths) and ``<short>_day`` (the day number of the record behind it). Each table of
evidence is gone through once, however many indicators read it.
"""

from collections.abc import Mapping
from datetime import date

import ibis
import ibis.expr.types as ir

from takar.measures.levels import joined_to
from takar.measures.nodes import OTHER, Node, rungs_of
from takar.regulations.rubrics import (
    CleanYearsRubric,
    RecordRubric,
    Scored,
    TallyRubric,
    YearsRubric,
)
from takar.tables import TABLES
from takar.tables.expressions import (
    DAYS,
    MICRO,
    clamped,
    day_number,
    divided,
    in_micro,
    points,
    whole,
    window_start,
)

NUMBERS = 10**10
"""More millionths than any number a rubric reads."""
PERIOD = "period"
Values = dict[str, ir.Value]


def dated_by(table: str) -> str:
    """Return the column that dates the records of a table when a rubric names none."""
    columns = TABLES[table].columns
    days = [column.name for column in columns if column.kind == "date" and column.required]
    return days[0] if days else "year"


def gathered(
    people: ir.Table, tables: Mapping[str, ir.Table], leaves: list[Node], day: date
) -> ir.Table:
    """Join to each person what every leaf needs, one aggregation per table of evidence."""
    by_table: dict[str, Values] = {}
    for leaf in leaves:
        source = getattr(leaf.rubric, "source", "employees")
        if source != "employees":
            by_table.setdefault(source, {}).update(_aggregates(leaf, tables[source], day))
    for source, values in by_table.items():
        summary = tables[source].group_by("employee_id").aggregate(**values)
        people = joined_to(people, summary, "employee_id")
    return people


def checked(
    people: ir.Table, checks: ir.Table, sources: list[str], day: date, years: int
) -> ir.Table:
    """Add ``checked_<table>``: somebody looked, recently enough, and the list is complete."""
    recent = checks.checked_on.between(window_start(day, years), day)
    seen = checks.filter(recent).group_by("employee_id")
    summary = seen.aggregate(
        **{
            f"checked_{source}": lambda t, source=source: (t.evidence == source).any()
            for source in sources
        }
    )
    joined = joined_to(people, summary, "employee_id")
    return joined.mutate(
        **{f"checked_{source}": joined[f"checked_{source}"].fill_null(False) for source in sources}
    )


def unpacked(people: ir.Table, leaves: list[Node], day: date) -> ir.Table:
    """Take the packed columns apart into ``_raw`` and ``_day``."""
    values: Values = {}
    for leaf in leaves:
        values |= _unpacked(leaf, people, day)
    return people.mutate(**values) if values else people


def _aggregates(leaf: Node, table: ir.Table, day: date) -> Values:
    rubric, short = leaf.rubric, leaf.short
    match rubric:
        case RecordRubric():
            return _record(rubric, short, table, day)
        case TallyRubric():
            return _tally(rubric, short, table, day)
        case YearsRubric():
            counts = matching(table, rubric.where) & (table[rubric.column] <= day)
            return {f"{short}_from": table[rubric.column].max(where=counts)}
        case CleanYearsRubric():
            return _clean_years(rubric, short, table, day)
        case _:
            return {}


def _record(rubric: RecordRubric, short: str, table: ir.Table, day: date) -> Values:
    value = record_value(rubric, table)
    on = record_day(table, rubric.source, rubric.dated)
    there = matching(table, rubric.where) & in_time(table, rubric, day)
    counts = there & value.notnull()
    packed: Values
    match rubric.read:
        case "latest":
            packed = {f"{short}_packed": (on * NUMBERS + value).max(where=counts)}
        case "best":
            packed = {f"{short}_packed": (value * DAYS + on).max(where=counts)}
        case "worst":
            packed = {f"{short}_packed": (value * DAYS + (DAYS - 1 - on)).min(where=counts)}
        case _:
            packed = {
                f"{short}_sum": value.sum(where=counts),
                f"{short}_count": counts.cast("int64").sum(),
                f"{short}_day": on.max(where=counts),
            }
    if rubric.none is not None:
        packed[f"{short}_unread"] = (there & value.isnull()).any()
    if rubric.running is not None:
        running = matching(table, rubric.where) & (table.started_on <= day)
        running &= table.ended_on.isnull() | (table.ended_on >= day)
        packed[f"{short}_running"] = running.any()
    return packed


def record_value(rubric: RecordRubric, table: ir.Table) -> ir.Value:
    """Return a record's rank among the named values, or its number in millionths."""
    column = record_column(rubric.column, table)
    if rubric.points and rubric.read != "average":
        return ranked(column, rubric)
    if rubric.points:
        return points(column, rubric.points, other=rubric.other)
    return clamped(in_micro(column), 0, NUMBERS - 1)


def record_column(column: str | list[str], table: ir.Table) -> ir.Value:
    """Return the column, or several joined by ``+`` as profiles write them.

    Where one of several is empty, so is the whole: half a value is not another value.
    """
    if isinstance(column, str):
        return table[column]
    first, *rest = (table[name] for name in column)
    for value in rest:
        first = first + "+" + value
    return first


def ranked(column: ir.Value, rubric: Scored) -> ir.Value:
    """Rank a named value by its points; one that is not named ranks by ``other``."""
    ranks = {name: whole(rank) for rank, (name, _) in enumerate(rungs_of(rubric))}
    rest = ranks.pop(OTHER, ibis.null("int64"))
    gap = (column.isnull(), ibis.null("int64"))
    return ibis.cases(gap, *((column == name, rank) for name, rank in ranks.items()), else_=rest)


def record_day(table: ir.Table, source: str, dated: str) -> ir.Value:
    """Number the day of a record; a year stands for its last day."""
    column = dated if dated and dated != PERIOD else dated_by(source)
    if TABLES[source].column(column).kind == "integer":
        return day_number(ibis.date(table[column].cast("int32"), 12, 31))
    return day_number(table[column])


def in_time(table: ir.Table, rubric: RecordRubric | TallyRubric, day: date) -> ir.BooleanValue:
    """Tell whether a record counts on the day: not later, and within the rubric's years."""
    column = table[rubric.dated if rubric.dated not in {"", PERIOD} else dated_by(rubric.source)]
    if TABLES[rubric.source].column(column.get_name()).kind == "integer":
        told = column <= day.year
        return told if rubric.years is None else told & (column >= day.year - rubric.years)
    told = column <= day
    if rubric.years is None:
        return told
    start = window_start(day, rubric.years)
    if rubric.dated == PERIOD:
        return told & (table.ended_on.isnull() | (table.ended_on >= start))
    return told & (column >= start)


def matching(table: ir.Table, where: Mapping[str, list[str]]) -> ir.BooleanValue:
    """Tell whether a row meets every condition."""
    told = ibis.literal(value=True)
    for column, values in where.items():
        told &= table[column].isin(values).fill_null(False)
    return told


def _tally(rubric: TallyRubric, short: str, table: ir.Table, day: date) -> Values:
    there = matching(table, rubric.where) & in_time(table, rubric, day)
    counts = there & table[rubric.column].notnull() if rubric.column else there
    on = record_day(table, rubric.source, rubric.dated)
    found = counts.cast("int64").sum()
    amount = {
        "count": lambda: found * MICRO,
        "distinct": lambda: table[rubric.column].nunique(where=counts) * MICRO,
        "sum": lambda: in_micro(table[rubric.column]).sum(where=counts).cast("int64"),
    }[rubric.read]()
    tallied: Values = {
        f"{short}_count": found,
        f"{short}_amount": amount,
        f"{short}_day": on.max(where=counts),
    }
    if rubric.column:
        tallied[f"{short}_unread"] = (there & table[rubric.column].isnull()).any()
    return tallied


def _clean_years(rubric: CleanYearsRubric, short: str, table: ir.Table, day: date) -> Values:
    counts = matching(table, rubric.where) & (table.started_on <= day)
    until = ibis.least(table.ended_on.fill_null(day), ibis.literal(day))
    return {f"{short}_from": until.max(where=counts)}


def _unpacked(leaf: Node, people: ir.Table, day: date) -> Values:
    rubric, short = leaf.rubric, leaf.short
    if isinstance(rubric, RecordRubric) and rubric.read == "average":
        return {f"{short}_raw": divided(people[f"{short}_sum"], people[f"{short}_count"])}
    if isinstance(rubric, RecordRubric):
        return _record_apart(rubric, short, people[f"{short}_packed"])
    if isinstance(rubric, TallyRubric):
        amount = people[f"{short}_amount"]
        years = rubric.years if rubric.per_year and rubric.years else 1
        return {f"{short}_raw": divided(amount, years) if years > 1 else amount}
    return {}


def _record_apart(rubric: RecordRubric, short: str, packed: ir.Value) -> Values:
    base = NUMBERS if rubric.read == "latest" else DAYS
    first = packed // base
    second = packed - first * base
    match rubric.read:
        case "latest":
            return {f"{short}_raw": second, f"{short}_day": first}
        case "best":
            return {f"{short}_raw": first, f"{short}_day": second}
        case _:
            return {f"{short}_raw": first, f"{short}_day": DAYS - 1 - second}
