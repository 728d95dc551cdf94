"""Trainings with how many attend, and who attends."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Q, QuerySet

from takar.web.accounts.models import User
from takar.web.audit.models import Entry
from takar.web.audit.queries import told
from takar.web.claims.models import Claim
from takar.web.claims.models import Course as Gathering
from takar.web.claims.rules import STATES as CLAIM_STATES
from takar.web.development.models import Booking, Course, Plan
from takar.web.development.permissions import reads_whole_plans
from takar.web.development.rules import BOOKING_STATES, DECIDED, HELD, QUARTERS, STANDING
from takar.web.people.models import Employee
from takar.web.people.queries.roster import units_headed_by

UNSET = "0"
"""How a search asks for bookings without a quarter."""


def courses_of(plan: Plan, wanted: Mapping[str, Any] | None = None) -> QuerySet[Course]:
    """Return the trainings of a plan that match a search, with how many attend."""
    found = Course.objects.filter(plan=plan)
    for word in ((wanted or {}).get("q") or "").split():
        found = found.filter(
            Q(title__icontains=word) | Q(code__icontains=word) | Q(provider__icontains=word)
        )
    if competency := (wanted or {}).get("competency"):
        found = found.filter(competency=competency)
    rows: QuerySet[Course] = found.annotate(
        attending=Count("bookings", filter=Q(bookings__state__in=STANDING)),
        held=Count("bookings", filter=Q(bookings__state=HELD)),
    )
    return rows.order_by("competency", "code")


def bookings_seen(user: User, plan: Plan, wanted: Mapping[str, Any]) -> QuerySet[Booking]:
    """Return who attends what, as far as somebody may see it, by quarter."""
    found = Booking.objects.filter(plan=plan)
    if not reads_whole_plans(user, plan):
        found = found.filter(of_heads(user, plan))
    for word in (wanted.get("q") or "").split():
        found = found.filter(
            Q(employee__name__icontains=word)
            | Q(employee__nip=word)
            | Q(course__title__icontains=word)
        )
    if unit := wanted.get("unit"):
        found = found.filter(employee__unit__path__startswith=unit.path)
    return whole(by_standing(found, wanted))


def by_standing(found: QuerySet[Booking], wanted: Mapping[str, Any]) -> QuerySet[Booking]:
    """Narrow by quarter, state, and the state of the claim that followed."""
    quarter = str(wanted.get("quarter") or "")
    if quarter == UNSET:
        found = found.filter(quarter=None)
    elif quarter in map(str, QUARTERS):
        found = found.filter(quarter=int(quarter))
    if (state := wanted.get("state")) in BOOKING_STATES:
        found = found.filter(state=state)
    if (claim := wanted.get("claim")) in CLAIM_STATES:
        found = found.filter(claim__state=claim)
    return found


def of_heads(user: User, plan: Plan) -> Q:
    """Return the condition of the people in the units somebody heads."""
    allowed = Q(pk__in=[])
    for path in units_headed_by(user, plan.agency):
        allowed |= Q(employee__unit__path__startswith=path)
    return allowed


def whole(found: QuerySet[Booking]) -> QuerySet[Booking]:
    """Return bookings with everything a row of a list tells."""
    rows = found.select_related("employee__unit", "course", "claim", "need")
    return rows.order_by("quarter", "course__title", "employee__name", "pk")


def bookings_of_course(course: Course) -> QuerySet[Booking]:
    """Return who attends one training, whoever was cancelled left out."""
    found: QuerySet[Booking] = Booking.objects.filter(course=course, state__in=STANDING)
    return whole(found)


def own_bookings(employee: Employee) -> QuerySet[Booking]:
    """Return the trainings of one person by every decided plan, the latest year first."""
    found: QuerySet[Booking] = Booking.objects.filter(employee=employee, plan__state=DECIDED)
    rows = found.select_related("course", "claim", "plan")
    return rows.order_by("-plan__year", "quarter", "course__title")


def gatherings_of(course: Course) -> list[tuple[Gathering, int]]:
    """Return when a training took place, with how many claims followed, the latest first."""
    rows = Booking.objects.filter(course=course, state=HELD).exclude(claim=None)
    counts = dict(rows.order_by().values_list("claim__course").annotate(Count("pk")))
    found = Gathering.objects.filter(pk__in=[one for one in counts if one])
    return [(one, counts[one.pk]) for one in found.order_by("-ended_on", "-pk")]


def claims_of_gathering(gathering: Gathering) -> dict[int, Claim]:
    """Return the claims of one such occasion, by employee."""
    return {one.employee_id: one for one in Claim.objects.filter(course=gathering)}


@dataclass(frozen=True)
class Step:
    """One change of a booking: when, what was done, and why."""

    at: datetime
    says: str
    reason: str


CHANGES = ("moved", "cancelled", "restored")


def steps_of(booking: Booking) -> list[Step]:
    """Return what was changed by hand, the latest first."""
    found = Entry.objects.filter(
        subject_kind=Booking._meta.label_lower,  # noqa: SLF001 - Django's API
        subject_id=str(booking.pk),
        act__in=[f"development.booking.{deed}" for deed in CHANGES],
    ).select_related("actor")
    return [
        Step(entry.at, told(entry), str(entry.facts.get("because") or ""))
        for entry in found.order_by("-at", "-pk")
    ]
