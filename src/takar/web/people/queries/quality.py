"""How complete and how consistent what is on record is."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q

from takar.exchange.faults import Problem
from takar.exchange.siasn.contradictions import contradictions
from takar.web.accounts.models import Agency
from takar.web.people.models import Employee, EvidenceCheck, WorkUnit
from takar.web.people.rules import CHECKED_TABLES, GAPS, RECORD_TITLES

FACTS = (
    *("pk", "code", "name", "nip", "sex", "birth_on", "employment", "appointed_on"),
    *("positioned_on", "graded_on", "grade", "position_title", "position_kind", "position_tier"),
)


@dataclass(frozen=True)
class Completeness:
    """How many of how many have something: a field filled, a list checked."""

    code: str
    title: str
    filled: int
    total: int

    @property
    def percent(self) -> int | None:
        """Whole percent, rounded down, so that 100 means all."""
        return self.filled * 100 // self.total if self.total else None

    @property
    def missing(self) -> int:
        """How many have nothing."""
        return self.total - self.filled


@dataclass(frozen=True)
class Contradiction:
    """Two facts about one person that cannot both be right."""

    pk: int
    name: str
    column: str
    problem: Problem


def field_completeness(agency: Agency) -> list[Completeness]:
    """Return, for every field, about how many of those who work here it is known."""
    people = Employee.objects.filter(agency=agency, left_on=None).order_by()
    counts = people.aggregate(total=Count("pk"), **{name: Count(name) for name in GAPS})
    total = counts.pop("total")
    return [Completeness(name, GAPS[name], counts[name], total) for name in GAPS]


def unit_completeness(agency: Agency) -> list[Completeness]:
    """Return, for every unit directly below the top, how many cells of its people are filled."""
    people = Employee.objects.filter(agency=agency, left_on=None).order_by()
    rows = people.values("unit__path").annotate(
        total=Count("pk"), **{f"has_{name}": Count(name) for name in GAPS}
    )
    filled: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for row in rows:
        cells: dict[str, Any] = {**row}
        office = office_of(row["unit__path"] or "")
        filled[office] += sum(cells[f"has_{name}"] for name in GAPS)
        total[office] += row["total"] * len(GAPS)
    units = WorkUnit.objects.filter(agency=agency, depth__lte=1)
    names = dict(units.order_by().values_list("path", "name"))
    found = [
        Completeness(office, names.get(office, ""), filled[office], total[office])
        for office in total
    ]
    return sorted(found, key=lambda each: (each.percent or 0, each.title))


def office_of(path: str) -> str:
    """Return the path of the unit directly below the top.

    >>> office_of("K/D1/S2/")
    'K/D1/'
    """
    return "".join(f"{code}/" for code in path.split("/")[:2] if code)


def record_completeness(agency: Agency) -> list[Completeness]:
    """Return, for every kind of evidence, of how many people the list was found complete."""
    people = Employee.objects.filter(agency=agency, left_on=None).order_by()
    total = people.count()
    checks = EvidenceCheck.objects.filter(employee__in=people).order_by()
    counts = dict(
        checks.values("evidence")
        .annotate(people=Count("employee", distinct=True))
        .values_list("evidence", "people")
    )
    return [
        Completeness(table, title, counts.get(table, 0), total)
        for table, title in RECORD_TITLES.items()
        if table in CHECKED_TABLES
    ]


def contradictions_of(agency: Agency, day: date) -> Iterator[Contradiction]:
    """Return every pair of facts on record that cannot both be right, person by person."""
    people = Employee.objects.filter(agency=agency, left_on=None).exclude(nip=None)
    for row in people.order_by("name", "pk").values_list(*FACTS):
        person: dict[str, Any] = dict(zip(FACTS, row, strict=True))
        for column, _value, problem in contradictions(person, day):
            yield Contradiction(person["pk"], person["name"], column, problem)


def people_count(agency: Agency) -> dict[str, int]:
    """Return how many work here, how many of them are in no unit, and how many have left."""
    everyone = Employee.objects.filter(agency=agency).order_by()
    here = Q(left_on=None)
    return everyone.aggregate(
        here=Count("pk", filter=here),
        without_unit=Count("pk", filter=here & Q(unit=None)),
        left=Count("pk", filter=~here),
    )
