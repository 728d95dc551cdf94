"""Whether a profile fits the tables and the rest of the law: what it cannot know by itself."""

from collections.abc import Collection, Iterator
from typing import NamedTuple

from takar.kernel.errors import TakarError
from takar.kernel.language import Message, msg
from takar.measures.nodes import Node, profile_nodes, within
from takar.regulations.book import Book
from takar.regulations.citation import Citation
from takar.regulations.faults import Fault
from takar.regulations.law import Law
from takar.regulations.profile import TalentProfile
from takar.regulations.rubrics import (
    AspectsRubric,
    CleanYearsRubric,
    ColumnRubric,
    RecordRubric,
    Scored,
    TallyRubric,
    YearsRubric,
)
from takar.regulations.shelf import AGENCIES, NATIONAL
from takar.tables import TABLES, Column, TableSchema
from takar.tables.records import OLDER_RATINGS

PERIOD = "period"
JOIN = "+"
KEY = "talent.profile"
MATRIX = "nine_box.matrix"
ASPECTS = "assessment.potential_aspects"
AXES = ("performance", "potential")


class BadProfile(TakarError):
    """The profile asks for something that no table has."""


class Problem(NamedTuple):
    """Something that a profile asks for and nobody has.

    Attributes:
        place: the axis and indicator, or the part of the profile.
    """

    place: str
    says: Message
    hint: Message


Told = tuple[Message, Message]


def accepted(profile: TalentProfile, law: Law) -> TalentProfile:
    """Return the profile when everything it names exists.

    Raises:
        BadProfile: naming the first thing that does not.
    """
    for place, says, hint in problems(profile, law):
        raise BadProfile(msg("{name}: {problem}", name=place, problem=says), hint=hint)
    return profile


def problems(profile: TalentProfile, law: Law) -> Iterator[Problem]:
    """Tell everything in the profile that fits neither the tables nor the law."""
    for name, axis in profile_nodes(profile).items():
        for node in within(axis):
            for told in _of_node(node, law):
                yield Problem(f"{name}.{node.name}", *told)
        for told in _categories(profile, name, law):
            yield Problem(f"{name}.bands", *told)
    for told in _known(TABLES["positions"].column("position_tier"), list(profile.final)):
        yield Problem("final", *told)


def faults_in_profiles(book: Book) -> list[Fault]:
    """Tell, for every profile of the book on the day it begins, what it asks for in vain."""
    entries = [entry for entry in book.history(KEY) if entry.value] if KEY in book.keys else []
    return [
        Fault(_file(entry.citation), entry.citation.since, place, says, hint)
        for entry in entries
        for place, says, hint in problems(entry.value, _opened(book, entry.citation))
    ]


def _opened(book: Book, citation: Citation) -> Law:
    agency = None if citation.shelf == NATIONAL else citation.shelf
    return book.on(citation.since, agency=agency)


def _file(citation: Citation) -> str:
    """Name the file of a profile as the check of the book names files."""
    shelf = NATIONAL if citation.shelf == NATIONAL else f"{AGENCIES}/{citation.shelf}"
    name = f"{shelf}/{citation.key.replace('.', '/')}.yaml"
    return f"{citation.origin}/{name}" if citation.origin else name


def _categories(profile: TalentProfile, axis: str, law: Law) -> Iterator[Told]:
    """Tell the categories that lead to no box."""
    if MATRIX in law.found:
        places = [cell[AXES.index(axis)] for cell in law.matrix(MATRIX)]
        yield from _among(profile.axes[axis].categories.codes, list(dict.fromkeys(places)))


def _among(words: Collection[str], known: list[str]) -> Iterator[Told]:
    for word in words:
        if word not in known:
            yield msg("{word} tidak dikenal.", word=word), _choices(known)


def _choices(known: list[str]) -> Message:
    return msg("Pilih: {names}.", names=", ".join(known))


def _of_node(node: Node, law: Law) -> Iterator[Told]:
    rubric = node.rubric
    yield from _conditions(TABLES["employees"], node.part.not_for)
    match rubric:
        case ColumnRubric():
            yield from _columns(TABLES["employees"], [rubric.column])
            yield from _values(TABLES["employees"], rubric.column, rubric)
        case RecordRubric() | TallyRubric() | YearsRubric() | CleanYearsRubric():
            yield from _of_list(rubric)
        case AspectsRubric() if ASPECTS in law.found:
            yield from _among(rubric.weights, list(law.codes(ASPECTS)))
        case _:
            return


def _of_list(
    rubric: RecordRubric | TallyRubric | YearsRubric | CleanYearsRubric,
) -> Iterator[Told]:
    schema = TABLES.get(rubric.source)
    lists = [name for name, table in TABLES.items() if _of_people(table)]
    if schema is None or not _of_people(schema):
        yield (
            msg("tabel {table} tidak dikenal.", table=rubric.source),
            _choices(lists),
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


def _columns(schema: TableSchema, names: list[str], kind: str | None = None) -> Iterator[Told]:
    """Tell the columns that the table lacks, or that are of another kind."""
    fitting = [c.name for c in schema.columns if kind is None or c.kind == kind]
    for name in names:
        if name not in fitting:
            yield (
                msg("kolom {column} tidak ada di tabel {table}.", column=name, table=schema.name),
                _choices(fitting),
            )


def _conditions(schema: TableSchema, where: dict[str, list[str]]) -> Iterator[Told]:
    yield from _columns(schema, list(where))
    for name, values in where.items():
        column = _find(schema, name)
        if column is not None:
            yield from _known(column, values)


def _values(schema: TableSchema, column: str | list[str], rubric: Scored) -> Iterator[Told]:
    """Tell the values without points, and the points without a value.

    A word of an older scale need not earn any: without points it is a gap.
    """
    if isinstance(column, list):
        yield from _joined_values(schema, column, rubric)
        return
    found = _find(schema, column)
    if found is None:
        return
    if not rubric.points:
        yield from _numeric(schema, column)
    elif found.values:
        yield from _known(found, list(rubric.points))
        due = [value for value in found.values if value not in OLDER_RATINGS]
        lacking = [value for value in due if value not in rubric.points]
        if lacking and rubric.other is None:
            yield (
                msg("nilai {values} belum diberi poin.", values=", ".join(lacking)),
                msg("Tambahkan pada points, atau tulis other."),
            )


def _joined_values(schema: TableSchema, columns: list[str], rubric: Scored) -> Iterator[Told]:
    """Tell the joined values that have too few or too many parts, or an unknown one."""
    yield from _columns(schema, columns, "text")
    found = [column for name in columns if (column := _find(schema, name))]
    if not rubric.points:
        yield msg("nilai beberapa kolom memerlukan points."), _joining(columns)
    for value in rubric.points:
        parts = value.split(JOIN)
        if len(parts) != len(columns):
            yield (
                msg("{value} tidak memuat {count} bagian.", value=value, count=len(columns)),
                (_joining(columns)),
            )
        elif len(found) == len(columns):
            for column, part in zip(found, parts, strict=True):
                yield from _known(column, [part])


def _joining(columns: list[str]) -> Message:
    return msg("Tulis satu nilai per kolom: {form}.", form=JOIN.join(columns))


def _known(column: Column, values: list[str]) -> Iterator[Told]:
    if column.values:
        for value in values:
            if value not in column.values:
                yield (
                    msg(
                        "nilai {value} tidak dikenal di kolom {column}.",
                        value=value,
                        column=column.name,
                    ),
                    _choices(list(column.values)),
                )


def _numeric(schema: TableSchema, name: str) -> Iterator[Told]:
    column = _find(schema, name)
    if column is not None and column.kind not in {"integer", "decimal"}:
        yield (
            msg("kolom {column} bukan angka.", column=name),
            msg("Beri points per nilai, atau pilih kolom angka."),
        )


def _time(schema: TableSchema, rubric: RecordRubric | TallyRubric) -> Iterator[Told]:
    """Tell windows that cannot be placed in time."""
    if rubric.dated == PERIOD:
        yield from _columns(schema, ["started_on", "ended_on"], "date")
    elif rubric.dated:
        column = _find(schema, rubric.dated)
        if rubric.dated != "year" or column is None:
            yield from _columns(schema, [rubric.dated], "date")
    if isinstance(rubric, RecordRubric) and rubric.running is not None:
        yield from _columns(schema, ["started_on", "ended_on"], "date")


def _whole_years(rubric: Scored) -> Iterator[Told]:
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
