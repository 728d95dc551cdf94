"""The roster as the choice of participants sees it, and the choice itself."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Max

from takar.kernel.calendar import add_years
from takar.web.assessments.models import Event, Participant
from takar.web.assessments.queries.law import law_of_event, limits_of
from takar.web.assessments.rules.criteria import Criteria
from takar.web.assessments.rules.selection import Choice, Person, choose
from takar.web.people.models import CompetencyRecord, Employee

FIELDS = (
    "pk",
    "code",
    "name",
    "employment",
    "position_tier",
    "grade",
    "unit__path",
    "unit__name",
    "position__is_strategic",
    "positioned_on",
)


def criteria_of(event: Event) -> Criteria:
    """Return the criteria of an event; a new event has none."""
    return Criteria.model_validate(event.criteria or {})


def choice_for(event: Event, criteria: Criteria | None = None) -> Choice:
    """Choose the participants of an event without writing anything."""
    years = limits_of(law_of_event(event)).validity_years
    people = roster_of(event, years)
    return choose(people, criteria or criteria_of(event), day=event.starts_on)


def roster_of(event: Event, validity_years: int) -> Iterator[Person]:
    """Yield everybody who works for the agency as the choice may see them."""
    last = last_assessed(event)
    employees = Employee.objects.filter(agency=event.agency, left_on__isnull=True)
    for row in employees.order_by("pk").values_list(*FIELDS):
        pk, code, name, employment, tier, grade, path, unit, is_strategic, positioned_on = row
        assessed_on = last.get(pk)
        yield Person(
            pk=pk,
            code=code,
            name=name,
            employment=employment,
            tier=tier or None,
            grade=grade or None,
            unit_path=path or "",
            unit=unit or "",
            is_strategic=bool(is_strategic),
            positioned_on=positioned_on,
            assessed_on=assessed_on,
            valid_until=add_years(assessed_on, validity_years) if assessed_on else None,
        )


def last_assessed(event: Event) -> dict[int, date]:
    """Return the day of the last result of everybody who has one before the event starts."""
    earlier = CompetencyRecord.objects.filter(
        employee__agency=event.agency, assessed_on__lte=event.starts_on, level__isnull=False
    )
    return dict(
        earlier.order_by()
        .values("employee")
        .annotate(last=Max("assessed_on"))
        .values_list("employee", "last")
    )


def group_sizes_of(event: Event) -> dict[str, int]:
    """Count the participants in each observation group."""
    sizes: dict[str, int] = {}
    circles = Participant.objects.filter(event=event, circle__isnull=False)
    for circle in circles.order_by("circle").values_list("circle", flat=True):
        sizes[str(circle)] = sizes.get(str(circle), 0) + 1
    return sizes
