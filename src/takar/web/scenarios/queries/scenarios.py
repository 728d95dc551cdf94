"""Scenarios, and the people who would move in them."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db.models import F, Q, QuerySet

from takar.regulations.law import Law
from takar.web.accounts.models import Agency, User
from takar.web.people.models import Employee
from takar.web.people.queries.law import book
from takar.web.people.queries.roster import by_text
from takar.web.scenarios.laws import base_law, leaves_of
from takar.web.scenarios.models import Movement, Scenario, TrainingPlan
from takar.web.scenarios.rules import COMPARED, Change, Said, Summary
from takar.web.scenarios.wording import PARTS, place_title, worded

BASED_ON_EVIDENCE = "BUKTI"
UNMEASURED = "-"
NUMBER = re.compile(r"^[0-9]{1,15}$")
SHOWN = 10
SORTS = {
    "nama": ("employee__name",),
    "unit": ("employee__unit__path", "employee__name"),
    "sebelum": ("before", "employee__name"),
    "sesudah": ("after", "employee__name"),
    "selisih": ("change", "employee__name"),
}
Sketches = TypeVar("Sketches", Scenario, TrainingPlan)


def scenarios_of(agency: Agency, *, archived: bool = False) -> QuerySet[Scenario]:
    """Return the scenarios of an agency, newest first; those put away apart."""
    found = Scenario.objects.filter(agency=agency, archived_at__isnull=not archived)
    return found.select_related("made_by", "unit", "agency")


def every_scenario(agency: Agency) -> QuerySet[Scenario]:
    """Return the scenarios of an agency, put away or not."""
    return Scenario.objects.filter(agency=agency).select_related("made_by", "unit", "agency")


def made_from(model: type[Sketches], agency: Agency, once_key: str) -> Sketches | None:
    """Return what a form sent before has made."""
    found: Sketches | None = model.objects.filter(agency=agency, once_key=once_key).first()
    return found


def scenarios_chosen(agency: Agency, numbers: Iterable[str]) -> list[Scenario]:
    """Return the computed scenarios of these numbers, in their order, as many as fit."""
    return in_order(every_scenario(agency).filter(summary__isnull=False), numbers)


def in_order(rows: QuerySet[Sketches], numbers: Iterable[str]) -> list[Sketches]:
    """Return the rows of these numbers, in the order asked for."""
    wanted = list(dict.fromkeys(int(word) for word in numbers if NUMBER.match(word)))
    found = {row.pk: row for row in rows.filter(pk__in=wanted)}
    return [found[number] for number in wanted if number in found][:COMPARED]


def rule_sets(law: Law) -> dict[str, str]:
    """Return the rule sets that compute from evidence, with their titles."""
    if "ip_asn.rule_sets" not in law.found:
        return {}
    sets = law.codes("ip_asn.rule_sets")
    return {code: one.title for code, one in sets.items() if one["basis"] == BASED_ON_EVIDENCE}


def categories(scenario: Scenario) -> dict[str, str]:
    """Return the categories with the law's words for them, as the law writes them."""
    law = base_law(scenario.agency, scenario.day)
    return {band.code: band.title for band in law.bands("ip_asn.bands")}


@dataclass(frozen=True)
class Cell:
    """How many people go from one category to another."""

    before: str
    after: str
    people: int

    @property
    def is_same(self) -> bool:
        """The category stays."""
        return self.before == self.after

    @property
    def asked(self) -> tuple[str, str]:
        """The pair as the filter of the list of people writes it."""
        return self.before or UNMEASURED, self.after or UNMEASURED


def matrix_of(scenario: Scenario, found: Summary) -> list[tuple[str, list[Cell], int]]:
    """Return the rows of the matrix: the category before, the cells, and their sum."""
    codes = [*categories(scenario), ""]
    counts = found.counts()
    rows = []
    for before in codes:
        cells = [Cell(before, after, counts.get((before, after), 0)) for after in codes]
        rows.append((before, cells, sum(cell.people for cell in cells)))
    return rows


def movements_of(scenario: Scenario) -> QuerySet[Movement]:
    """Return the people for whom something changes."""
    rows = Movement.objects.filter(scenario=scenario)
    return rows.select_related("employee__unit", "employee__agency")


def searched(
    user: User, scenario: Scenario, wanted: Mapping[str, Any], order: str = "nama"
) -> QuerySet[Movement]:
    """Return the people who move that match what is asked, sorted."""
    found = movements_of(scenario)
    if wanted.get("q"):
        everyone = Employee.objects.filter(agency=scenario.agency)
        found = found.filter(employee__in=by_text(user, scenario.agency, everyone, wanted))
    if unit := wanted.get("unit"):
        found = found.filter(employee__unit__path__startswith=unit.path)
    if direction := wanted.get("direction"):
        found = found.filter(direction=direction)
    for name in ("before", "after"):
        if category := wanted.get(name):
            asked = "" if category == UNMEASURED else category
            found = found.filter(**{f"category_{name}": asked})
    return in_sorting(found, order)


def in_sorting(rows: QuerySet[Movement], order: str) -> QuerySet[Movement]:
    """Return the rows sorted as asked; gaps come last."""
    first, *rest = SORTS.get(order.removeprefix("-"), SORTS["nama"])
    leading = F(first)
    sorting = (
        leading.desc(nulls_last=True) if order.startswith("-") else leading.asc(nulls_last=True)
    )
    return rows.order_by(sorting, *rest, "pk")


def extremes(scenario: Scenario) -> tuple[QuerySet[Movement], QuerySet[Movement]]:
    """Return those who gain most, and those who lose most."""
    rows = movements_of(scenario).exclude(change=None)
    won = rows.filter(Q(change__gt=0)).order_by("-change", "employee__name", "pk")
    lost = rows.filter(Q(change__lt=0)).order_by("change", "employee__name", "pk")
    return won[:SHOWN], lost[:SHOWN]


@dataclass(frozen=True)
class ToldChange:
    """One change in words."""

    key: str
    rule: str
    place: str
    before: str
    after: str


def told_changes(scenario: Scenario) -> list[ToldChange]:
    """Return what a scenario changes, in words."""
    law = base_law(scenario.agency, scenario.day)
    return [told for row in scenario.changed.rows if (told := told_change(law, row))]


def told_change(law: Law, change: Change) -> ToldChange | None:
    """Return one change in words; one whose place the law no longer has is left out."""
    if change.key not in law.found:
        return None
    for leaf in leaves_of(law, change.key):
        if leaf.path == change.path:
            form = book().form(change.key)
            return ToldChange(
                change.key,
                law.cite(change.key).title,
                place_title(form, law.value(change.key), leaf),
                told(change.before),
                told(change.after),
            )
    return None


def told(said: Said) -> str:
    """Return a kept value in words.

    >>> told("22.5")
    '22,5'
    """
    match said:
        case None | []:
            return "–"
        case bool():
            return "ya" if said else "tidak"
        case list():
            return ", ".join(said)
        case str() if said.replace(".", "", 1).isdecimal():
            return said.replace(".", ",")
        case _:
            return worded(str(said), PARTS)
