"""Scenarios and who sits where, as the pages show them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Count, Q, QuerySet, Value, When
from django.utils.translation import gettext

from takar.web.accounts.models import Agency
from takar.web.kit.answers import Sheets
from takar.web.people.models import Employee, Position
from takar.web.placements.models import Placed, Scenario
from takar.web.placements.rules import STANDINGS, STATES, Outcome

PLACE_OF_STANDING = Case(
    *(When(standing=word, then=Value(place)) for place, word in enumerate(STANDINGS))
)
"""Those who move first, those who can go nowhere last."""


def scenarios_in(agency: Agency, wanted: Mapping[str, Any]) -> QuerySet[Scenario]:
    """Return the scenarios of an agency that match a search, newest first."""
    found = Scenario.objects.filter(agency=agency)
    for word in (wanted.get("q") or "").split():
        found = found.filter(title__icontains=word)
    if (state := wanted.get("state")) in STATES:
        found = found.filter(state=state)
    rows: QuerySet[Scenario] = found.select_related("unit")
    return rows.order_by("-made_at", "-pk")


def placed_in(scenario: Scenario, wanted: Mapping[str, Any]) -> QuerySet[Placed]:
    """Return the people of a scenario that match a search, those who move first."""
    found = Placed.objects.filter(scenario=scenario)
    for word in (wanted.get("q") or "").split():
        found = found.filter(
            Q(employee__name__icontains=word)
            | Q(employee__nip__startswith=word)
            | Q(after__title__icontains=word)
            | Q(before__title__icontains=word)
        )
    if (standing := wanted.get("standing")) in STANDINGS:
        found = found.filter(standing=standing)
    rows: QuerySet[Placed] = found.select_related("employee__unit", "before__unit", "after__unit")
    return rows.order_by(PLACE_OF_STANDING, "employee__name", "pk")


def moves_of(scenario: Scenario) -> QuerySet[Placed]:
    """Return those who change posts, in the order of their new posts."""
    rows: QuerySet[Placed] = Placed.objects.filter(scenario=scenario, standing="DITEMPATKAN")
    related = ("employee__unit", "employee__agency", "before__unit", "after__unit")
    return rows.select_related(*related).order_by("after__unit__path", "after__title", "pk")


def standings_of(scenario: Scenario) -> dict[str, int]:
    """Return how many people stand how."""
    rows = Placed.objects.filter(scenario=scenario).order_by().values_list("standing")
    counts = dict(rows.annotate(people=Count("pk")))
    return {word: counts.get(word, 0) for word in STANDINGS}


def vacant_of(scenario: Scenario) -> QuerySet[Position]:
    """Return the posts that nobody holds afterwards."""
    found: QuerySet[Position] = Position.objects.filter(
        agency=scenario.agency, pk__in=scenario.found.vacant
    )
    return found.select_related("unit").order_by("title", "pk")


@dataclass(frozen=True)
class Side:
    """Scenarios side by side: what each came to, and who sits elsewhere."""

    scenarios: list[tuple[Scenario, Outcome]]
    people: list[tuple[Employee, list[Position | None]]]

    @property
    def apart(self) -> int:
        """How many people do not sit in the same place in all of them."""
        return len(self.people)


def side_by_side(scenarios: Sequence[Scenario]) -> Side:
    """Compare computed scenarios: their figures, and everybody whose place differs."""
    places: dict[int, list[Position | None]] = {}
    employees: dict[int, Employee] = {}
    for column, scenario in enumerate(scenarios):
        rows = Placed.objects.filter(scenario=scenario).select_related(
            "employee__unit", "before__unit", "after__unit"
        )
        for one in rows:
            employees[one.employee_id] = one.employee
            line = places.setdefault(one.employee_id, [None] * len(scenarios))
            line[column] = one.after or one.before
    differing = [
        (employees[pk], line) for pk, line in places.items() if len({p and p.pk for p in line}) > 1
    ]
    return Side(
        [(scenario, scenario.found) for scenario in scenarios],
        sorted(differing, key=lambda pair: pair[0].name),
    )


def sheets_of(scenario: Scenario) -> Sheets:
    """Return everybody's place with the reason, and the posts left vacant, as rows."""
    people = [
        {
            gettext("NIP"): one.employee.nip,
            gettext("Nama"): one.employee.full_name,
            gettext("Jabatan sekarang"): _titled(one.before),
            gettext("Jabatan sesudahnya"): _titled(one.after),
            gettext("Hasil"): one.get_standing_display(),
            gettext("Nilai"): one.worth,
            gettext("Selisih"): one.margin,
            gettext("Alasan"): one.reason_text,
        }
        for one in placed_in(scenario, {})
    ]
    vacant = [
        {gettext("Jabatan"): one.title, gettext("Unit kerja"): str(one.unit or "")}
        for one in vacant_of(scenario)
    ]
    return {gettext("Penempatan"): people, gettext("Masih lowong"): vacant}


def _titled(position: Position | None) -> str | None:
    if position is None:
        return None
    return f"{position.title}, {position.unit}" if position.unit else position.title
