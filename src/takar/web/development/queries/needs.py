"""Needs as somebody may see them: of everybody, of the own units, per unit, of one person."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any, TypeVar

from django.db.models import Count, Model, Prefetch, Q, QuerySet, Sum

from takar.kernel.rounding import half_up
from takar.web.accounts.models import User
from takar.web.development.models import Blank, Booking, Need, Plan
from takar.web.development.permissions import reads_whole_plans
from takar.web.development.rules import BLANKS, GROUNDS, PRIORITIES, REASONS, STANDING
from takar.web.people.models import Employee, WorkUnit
from takar.web.people.queries.roster import units_headed_by

Row = TypeVar("Row", bound=Model)
OF_GROUND = dict(zip(GROUNDS, ("is_for_post", "is_for_target"), strict=True))
SERVED, UNSERVED = "DILAYANI", "BELUM"


def within_sight(user: User, plan: Plan, rows: QuerySet[Row]) -> QuerySet[Row]:
    """Narrow rows that have a unit to what somebody may see: everything, or the own units."""
    if reads_whole_plans(user, plan):
        return rows
    allowed = Q(pk__in=[])
    for path in units_headed_by(user, plan.agency):
        allowed |= Q(unit__path__startswith=path)
    return rows.filter(allowed)


def needs_seen(user: User, plan: Plan, wanted: Mapping[str, Any]) -> QuerySet[Need]:
    """Return the needs that match a search, each with its training or why it has none."""
    found = searched(within_sight(user, plan, Need.objects.filter(plan=plan)), wanted)
    if competency := wanted.get("competency"):
        found = found.filter(competency=competency)
    if (priority := wanted.get("priority")) in PRIORITIES:
        found = found.filter(priority=priority)
    if (ground := wanted.get("ground")) in OF_GROUND:
        found = found.filter(**{OF_GROUND[ground]: True})
    return told(by_service(plan, found, wanted.get("service") or ""))


def blanks_seen(user: User, plan: Plan, wanted: Mapping[str, Any]) -> QuerySet[Blank]:
    """Return those of whom needs are not, or not all, known."""
    found = searched(within_sight(user, plan, Blank.objects.filter(plan=plan)), wanted)
    if (reason := wanted.get("reason")) in BLANKS:
        found = found.filter(reason=reason)
    return found.select_related("employee__unit").order_by("unit__path", "employee__name", "pk")


def searched(rows: QuerySet[Row], wanted: Mapping[str, Any]) -> QuerySet[Row]:
    """Narrow rows about people by words, unit and tier."""
    for word in (wanted.get("q") or "").split():
        rows = rows.filter(
            Q(employee__name__icontains=word)
            | Q(employee__nip=word)
            | Q(employee__position_title__icontains=word)
        )
    if unit := wanted.get("unit"):
        rows = rows.filter(unit__path__startswith=unit.path)
    if tier := wanted.get("tier"):
        rows = rows.filter(employee__position_tier=tier)
    return rows


def by_service(plan: Plan, needs: QuerySet[Need], service: str) -> QuerySet[Need]:
    """Narrow needs to those with a training, those without, or those left out for one reason."""
    met = Booking.objects.filter(plan=plan, state__in=STANDING).exclude(need=None).values("need")
    if service == SERVED:
        return needs.filter(pk__in=met)
    if service == UNSERVED:
        return needs.exclude(pk__in=met)
    if service in REASONS:
        return needs.filter(left_out__reason=service).exclude(pk__in=met)
    return needs


def told(needs: QuerySet[Need]) -> QuerySet[Need]:
    """Return needs with everything a row of a list tells."""
    standing = Booking.objects.filter(state__in=STANDING).select_related("course")
    return (
        needs.select_related("employee__unit", "unit", "left_out__course")
        .prefetch_related(Prefetch("bookings", standing, to_attr="met_by"))
        .order_by("unit__path", "employee__name", "pk")
    )


def needs_of_person(plan: Plan, employee: Employee) -> tuple[list[Need], Blank | None]:
    """Return what one person needs by a plan, and what is not known."""
    needs = list(told(Need.objects.filter(plan=plan, employee=employee)).order_by("pk"))
    return needs, Blank.objects.filter(plan=plan, employee=employee).first()


@dataclass(frozen=True)
class UnitNeed:
    """What one unit needs in one competency.

    Attributes:
        people: who lack something in it.
        unassessed: of whom it is not known.
        mean_gap: of those who lack something; none where nobody does.
        hours: of the trainings planned for them.
        cost: of the same, with a share of the class left out.
    """

    unit: WorkUnit | None
    competency: str
    people: int
    unassessed: int
    mean_gap: Decimal | None
    hours: Decimal
    cost: int


def unit_rows(
    user: User, plan: Plan, wanted: Mapping[str, Any], order: list[str]
) -> list[UnitNeed]:
    """Return what each unit needs, competency by competency, in a few questions."""
    needs = searched(within_sight(user, plan, Need.objects.filter(plan=plan)), wanted)
    blanks = searched(within_sight(user, plan, Blank.objects.filter(plan=plan)), wanted)
    lacking: dict[tuple[int | None, str], Any] = {
        (row["unit"], row["competency"]): row
        for row in needs.order_by()
        .values("unit", "competency")
        .annotate(people=Count("pk"), gaps=Sum("gap"))
    }
    deeds = _deeds(plan, needs)
    waiting = _unassessed(blanks)
    units = {unit.pk: unit for unit in WorkUnit.objects.filter(agency=plan.agency)}
    rows = [
        UnitNeed(
            units.get(unit or 0),
            competency,
            people := lacking.get((unit, competency), {}).get("people", 0),
            waiting.get((unit, competency), 0),
            half_up(Fraction(lacking[unit, competency]["gaps"]) / people) if people else None,
            *deeds.get((unit, competency), (Decimal(0), 0)),
        )
        for unit, competency in {*lacking, *waiting}
        if not wanted.get("competency") or competency == wanted["competency"]
    ]
    places = {code: place for place, code in enumerate(order)}
    return sorted(
        rows,
        key=lambda row: (
            row.unit.path if row.unit else "",
            places.get(row.competency, len(places)),
        ),
    )


def _deeds(plan: Plan, needs: QuerySet[Need]) -> dict[tuple[int | None, str], tuple[Decimal, int]]:
    """Return lesson hours and cost planned, by unit and competency."""
    standing = Booking.objects.filter(
        plan=plan, state__in=STANDING, need__in=needs.order_by().values("pk")
    )
    sums = (
        standing.order_by()
        .values("need__unit", "need__competency")
        .annotate(hours=Sum("course__lesson_hours"), cost=Sum("course__cost_per_person"))
    )
    return {
        (row["need__unit"], row["need__competency"]): (row["hours"], row["cost"]) for row in sums
    }


def _unassessed(blanks: QuerySet[Blank]) -> dict[tuple[int | None, str], int]:
    """Count, by unit and competency, of how many people the level is not known."""
    found: dict[tuple[int | None, str], int] = defaultdict(int)
    for unit, competencies in blanks.order_by().values_list("unit", "competencies"):
        for competency in competencies:
            found[unit, competency] += 1
    return found
