"""Whether a profile fits the tables: what only those who know the columns can check."""

from collections.abc import Iterator

from takar.kernel.errors import TakarError
from takar.kernel.language import Message, msg
from takar.measures.nodes import Node, profile_nodes, within
from takar.regulations.profile import TalentProfile
from takar.regulations.rubrics import (
    CleanYearsRubric,
    ColumnRubric,
    RecordRubric,
    Scored,
    TallyRubric,
    YearsRubric,
)
from takar.tables import TABLES, Column, TableSchema

PERIOD = "period"
JOIN = "+"


class BadProfile(TakarError):
    """The profile asks for something that no table has."""


def accepted(profile: TalentProfile) -> TalentProfile:
    """Return the profile when every table, column and value it names exists.

    Raises:
        BadProfile: naming the first thing that does not.
    """
    for problem, hint in problems(profile):
        raise BadProfile(problem, hint=hint)
    return profile


def problems(profile: TalentProfile) -> Iterator[tuple[Message, Message]]:
    """Tell everything in the profile that does not fit the tables, with a hint each."""
    for axis in profile_nodes(profile).values():
        for node in within(axis):
            for problem, hint in _of_node(node):
                yield msg("{name}: {problem}", name=node.name, problem=problem), hint


def _of_node(node: Node) -> Iterator[tuple[Message, Message]]:
    rubric = node.rubric
    yield from _conditions(TABLES["employees"], node.part.not_for)
    match rubric:
        case ColumnRubric():
            yield from _columns(TABLES["employees"], [rubric.column])
            yield from _values(TABLES["employees"], rubric.column, rubric)
        case RecordRubric() | TallyRubric() | YearsRubric() | CleanYearsRubric():
            yield from _of_list(rubric)
        case _:
            return


def _of_list(
    rubric: RecordRubric | TallyRubric | YearsRubric | CleanYearsRubric,
) -> Iterator[tuple[Message, Message]]:
    schema = TABLES.get(rubric.source)
    lists = [name for name, table in TABLES.items() if _of_people(table)]
    if schema is None or not _of_people(schema):
        yield (
            msg("tabel {table} tidak dikenal.", table=rubric.source),
            msg("Pilih: {tables}.", tables=", ".join(lists)),
        )
        return
    yield from _conditions(schema, rubric.where)
    if isinstance(rubric, CleanYearsRubric):
        yield from _columns(TABLES["employees"], [rubric.since], "date")
        yield from _columns(schema, ["started_on", "ended_on"], "date")
        yield from _whole_years(rubric)
        return
    names = [rubric.column] if isinstance(rubric.column, str) else rubric.column
    if isinstance(rubric, YearsRubric):
        yield from _columns(schema, names, "date")
        yield from _whole_years(rubric)
        return
    yield from _columns(schema, [name for name in names if name])
    yield from _time(schema, rubric)
    if isinstance(rubric, RecordRubric):
        yield from _values(schema, rubric.column, rubric)
    elif rubric.read == "sum":
        yield from _numeric(schema, rubric.column)


def _of_people(schema: TableSchema) -> bool:
    return any(column.name == "employee_id" for column in schema.columns)


def _columns(
    schema: TableSchema, names: list[str], kind: str | None = None
) -> Iterator[tuple[Message, Message]]:
    """Tell the columns that the table lacks, or that are of another kind."""
    fitting = [c.name for c in schema.columns if kind is None or c.kind == kind]
    for name in names:
        if name not in fitting:
            yield (
                msg("kolom {column} tidak ada di tabel {table}.", column=name, table=schema.name),
                msg("Pilih: {columns}.", columns=", ".join(fitting)),
            )


def _conditions(
    schema: TableSchema, where: dict[str, list[str]]
) -> Iterator[tuple[Message, Message]]:
    yield from _columns(schema, list(where))
    for name, values in where.items():
        column = _find(schema, name)
        if column is not None:
            yield from _known(column, values)


def _values(
    schema: TableSchema, column: str | list[str], rubric: Scored
) -> Iterator[tuple[Message, Message]]:
    """Tell the values without points, and the points without a value."""
    if isinstance(column, list):
        first = _find(schema, column[0])
        if first is not None and first.values:
            yield from _known(first, [name.split(JOIN)[0] for name in rubric.points])
        return
    found = _find(schema, column)
    if found is None:
        return
    if not rubric.points:
        yield from _numeric(schema, column)
    elif found.values:
        yield from _known(found, list(rubric.points))
        lacking = [value for value in found.values if value not in rubric.points]
        if lacking and rubric.other is None:
            yield (
                msg("nilai {values} belum diberi poin.", values=", ".join(lacking)),
                msg("Tambahkan pada points, atau tulis other."),
            )


def _known(column: Column, values: list[str]) -> Iterator[tuple[Message, Message]]:
    if column.values:
        for value in values:
            if value not in column.values:
                yield (
                    msg(
                        "nilai {value} tidak dikenal di kolom {column}.",
                        value=value,
                        column=column.name,
                    ),
                    msg("Pilih: {values}.", values=", ".join(column.values)),
                )


def _numeric(schema: TableSchema, name: str) -> Iterator[tuple[Message, Message]]:
    column = _find(schema, name)
    if column is not None and column.kind not in {"integer", "decimal"}:
        yield (
            msg("kolom {column} bukan angka.", column=name),
            msg("Beri points per nilai, atau pilih kolom angka."),
        )


def _time(
    schema: TableSchema, rubric: RecordRubric | TallyRubric
) -> Iterator[tuple[Message, Message]]:
    """Tell windows that cannot be placed in time."""
    if rubric.dated == PERIOD:
        yield from _columns(schema, ["started_on", "ended_on"], "date")
    elif rubric.dated:
        column = _find(schema, rubric.dated)
        if rubric.dated != "year" or column is None:
            yield from _columns(schema, [rubric.dated], "date")
    if isinstance(rubric, RecordRubric) and rubric.running is not None:
        yield from _columns(schema, ["started_on", "ended_on"], "date")


def _whole_years(rubric: Scored) -> Iterator[tuple[Message, Message]]:
    """Tell limits between whole years, which a count of whole years never reaches."""
    for rung in rubric.bands:
        for limit in (rung.at_least, rung.over, rung.below, rung.up_to):
            if limit is not None and limit != int(limit):
                yield (
                    msg("batas {limit} bukan tahun penuh.", limit=limit),
                    msg("Tahun dihitung penuh; pakai bilangan bulat."),
                )


def _find(schema: TableSchema, name: str) -> Column | None:
    return next((column for column in schema.columns if column.name == name), None)
