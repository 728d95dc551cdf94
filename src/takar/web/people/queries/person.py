"""Everything on record about one person, as one reader may see it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from takar.tables import TABLES, Column
from takar.tables.siasn_codes import code_map
from takar.web.accounts.models import User
from takar.web.people.models import RECORDS, Employee, EvidenceCheck, Record, WorkUnit
from takar.web.people.models.evidence import KEEPERS, keeper_of, plain
from takar.web.people.permissions import operates, sees_restricted, sees_scores
from takar.web.people.rules import (
    CHECKED_TABLES,
    EDUCATION_LEVELS,
    RATING_SCALES,
    RECORD_TITLES,
    RESTRICTED_TABLES,
    SCORE_TABLES,
)

LISTED = {"rating_scale": RATING_SCALES, "education_level": EDUCATION_LEVELS}
REFERENCES = {"competency": "kompetensi", "aspect": "potensi"}
TITLED = {*LISTED, *REFERENCES}
WITHHELD_TABLES = frozenset({"competency_levels", "potential_aspects"})
"""What comes from assessments and may not be handed over yet."""


@dataclass(frozen=True)
class Cell:
    """One value of a record and how it is shown: as a word, a day, a number or as it is."""

    kind: str
    value: Any


@dataclass(frozen=True)
class Line:
    """One record with its cells."""

    record: Record
    cells: list[Cell]


@dataclass(frozen=True)
class EvidenceList:
    """One kind of evidence about a person.

    Attributes:
        table: the kind, a name in ``RECORDS``.
        title: what it is called.
        heads: the titles of the columns.
        lines: the records, the newest first.
        checked_on: the last day on which somebody found the list complete, if ever.
    """

    table: str
    title: str
    heads: list[str]
    lines: list[Line]
    checked_on: date | None


def evidence_lists(user: User, employee: Employee) -> list[EvidenceList]:
    """Return every list of evidence about a person that this reader may see."""
    checks = dict(
        EvidenceCheck.objects.filter(employee=employee)
        .order_by("checked_on")
        .values_list("evidence", "checked_on")
    )
    hidden = hidden_from(user, employee)
    is_subject = employee.user_id == user.pk and not operates(user, employee)
    return [
        evidence_list(employee, table, checks.get(table), told_only=is_subject)
        for table in CHECKED_TABLES
        if table not in hidden
    ]


def hidden_from(user: User, employee: Employee) -> frozenset[str]:
    """Return the kinds of evidence about a person that this reader may not see."""
    restricted = frozenset() if sees_restricted(user, employee) else RESTRICTED_TABLES
    return restricted if sees_scores(user, employee) else restricted | SCORE_TABLES


def evidence_list(
    employee: Employee, table: str, checked_on: date | None, *, told_only: bool = False
) -> EvidenceList:
    """Return one list of evidence about a person; to themselves only what was handed over."""
    keeper = KEEPERS[table]
    columns = [column for column in TABLES[table].columns if column.name != "employee_id"]
    records = RECORDS[table]._default_manager.filter(employee=employee)  # noqa: SLF001
    if told_only and table in WITHHELD_TABLES:
        records = records.filter(Q(is_withheld=False))
    lines = [line(record, columns) for record in records.select_related("batch")]
    if table == "position_history":
        name_places(employee, lines)
    heads = [str(keeper.field(keeper.paths[column.name]).verbose_name) for column in columns]
    return EvidenceList(table, _(RECORD_TITLES[table]), heads, lines, checked_on)


def has_withheld(people: QuerySet[Any, Any], until: date) -> bool:
    """Tell whether anything assessed of these people up to a day is not handed over yet."""
    asked = {"employee__in": people, "is_withheld": True, "assessed_on__lte": until}
    kept = (RECORDS[table]._default_manager for table in WITHHELD_TABLES)  # noqa: SLF001
    return any(records.filter(**asked).exists() for records in kept)


def name_places(employee: Employee, lines: list[Line]) -> None:
    """Show units and the agency by their names, where they are ours."""
    columns = [column.name for column in TABLES["position_history"].columns][1:]
    unit, agency = columns.index("work_unit_id"), columns.index("agency")
    codes = {each.cells[unit].value for each in lines}
    names = dict(
        WorkUnit.objects.filter(agency=employee.agency_id, code__in=codes - {None})
        .order_by()
        .values_list("code", "name")
    )
    names[employee.agency.code] = employee.agency.name
    for each in lines:
        for place in (unit, agency):
            shown = each.cells[place]
            each.cells[place] = Cell(shown.kind, names.get(shown.value, shown.value))


def line(record: Record, columns: Iterable[Column]) -> Line:
    """Return a record with its cells, in the order of the columns."""
    paths = keeper_of(record).paths
    return Line(record, [cell(each, getattr(record, paths[each.name])) for each in columns])


def cell(column: Column, value: Any) -> Cell:
    """Return how a value of a column is shown."""
    if value is None or value == "":
        return Cell("gap", None)
    if column.name in TITLED:
        return Cell("text", title_of(column.name, value))
    if column.name == "year":
        return Cell("text", value)
    if column.kind != "text":
        return Cell(column.kind, value)
    return Cell("word" if column.values else "text", value)


def title_of(column: str, code: str) -> str:
    """Return the title of a competency, an aspect, a degree, a scale; the code without one."""
    if column in LISTED:
        return _(LISTED[column].get(code, code))
    return code_map(REFERENCES[column], "title", key="code").get(code, code)


def records_of(table: str, people: Iterable[Employee] | QuerySet[Employee]) -> QuerySet[Record]:
    """Return the records of one kind about these people."""
    records: QuerySet[Record] = RECORDS[table]._default_manager.filter(  # noqa: SLF001
        employee__in=people
    )
    return records.select_related("employee__agency", "batch")


def facts_to_correct(record: Record) -> dict[str, Any]:
    """Return what a record says, by field; numbers without the zeros nobody wrote."""
    paths = [path for path in keeper_of(record).paths.values() if "__" not in path]
    return {path: bare(getattr(record, path)) for path in paths}


def bare(value: Any) -> Any:
    """Return a number as short as it is exact; everything else as it is.

    >>> bare(Decimal("20.000000"))
    Decimal('20')
    """
    return Decimal(plain(value)) if isinstance(value, Decimal) else value
