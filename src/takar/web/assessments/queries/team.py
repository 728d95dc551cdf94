"""The team of an event as pages, letters and findings see it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q

from takar.regulations.book import Law
from takar.web.assessments.models import Assignment, Event, EventAssessor
from takar.web.assessments.queries.design import tiers_of
from takar.web.assessments.queries.law import law_of_event, limits_of
from takar.web.assessments.queries.scores import methods_of
from takar.web.assessments.queries.staffing import scores_by_seat, team_of
from takar.web.assessments.rules.matrix import Finding
from takar.web.assessments.rules.staffing import RATING_ROLES
from takar.web.assessments.rules.team import RoleDemand, Sitting, TeamDemand, team_findings


@dataclass(frozen=True)
class Member:
    """One seat with its days and its load.

    Attributes:
        assigned: participants and methods to be judged.
        people: different participants.
        submitted: of those assigned, for how many scores stand.
    """

    seat: EventAssessor
    days: Sequence[date]
    assigned: int
    people: int
    submitted: int

    @property
    def is_guest(self) -> bool:
        """Somebody lent by another agency."""
        return bool(self.seat.lent_by)

    @property
    def judges(self) -> bool:
        """The seat judges participants."""
        return self.seat.role in RATING_ROLES


def members_of(event: Event) -> list[Member]:
    """Return the seats of an event, active ones first, in the order of roles and names."""
    rows = Assignment.objects.filter(participant__event=event, state="DITUGASKAN")
    done = scores_by_seat(event)
    submitted: dict[int, int] = {}
    for person, method, seat, name in rows.values_list(
        "participant", "method", "assessor", "assessor__name"
    ):
        submitted[seat] = submitted.get(seat, 0) + ((person, method, name) in done)
    loads = {
        seat: (assigned, people)
        for seat, assigned, people in rows.order_by()
        .values("assessor")
        .annotate(assigned=Count("pk"), people=Count("participant", distinct=True))
        .values_list("assessor", "assigned", "people")
    }
    order = list(law_of_event(event).codes("assessment.team"))
    seats = sorted(
        team_of(event), key=lambda one: (one.state != "AKTIF", order.index(one.role), one.name)
    )
    return [
        Member(
            seat,
            [presence.day for presence in seat.presences.all()],
            *loads.get(seat.pk, (0, 0)),
            submitted.get(seat.pk, 0),
        )
        for seat in seats
    ]


def demand_of_team(law: Law) -> TeamDemand:
    """Return what the law asks of a team."""
    return TeamDemand(
        roles={
            code: RoleDemand(role.title, role["least"], role["most"])
            for code, role in law.codes("assessment.team").items()
        },
        chair_tiers={
            row["tier"]: row["chair_tier"] for row in law.table("assessment.assessor_tiers")
        },
        candidates_per_assessor=law.record("assessment.load")["candidates_per_assessor"],
    )


def findings_of_team(event: Event) -> list[Finding]:
    """Return what is wrong with the team of an event; nothing where no assessor watches."""
    law = law_of_event(event)
    limits = limits_of(law)
    if not any(one.code in limits.needs_assessor for one in methods_of(event)):
        return []
    seats = EventAssessor.objects.filter(event=event, state="AKTIF")
    sitting = [Sitting(seat.name, seat.role, seat.tier) for seat in seats]
    return team_findings(sitting, demand_of_team(law), limits, tiers_of(event))


def has_team(event: Event) -> bool:
    """Whether anybody sits in the team now."""
    return EventAssessor.objects.filter(event=event, state="AKTIF").exists()


def candidates_in_team(event: Event) -> list[str]:
    """Return the names of those who judge and are judged in the same event."""
    seats = EventAssessor.objects.filter(event=event, state="AKTIF", role__in=RATING_ROLES)
    own = Q(employee__participations__event=event) | Q(user__employee__participations__event=event)
    return list(seats.filter(own).order_by("name").values_list("name", flat=True).distinct())


def team_letter(event: Event) -> dict[str, Any]:
    """Return what the letter of assignment of the team says: event, days, and who does what."""
    titles = {
        code: role.title for code, role in law_of_event(event).codes("assessment.team").items()
    }
    return {
        "event": event.name,
        "starts_on": event.starts_on,
        "ends_on": event.ends_on,
        "place": event.place,
        "members": [
            {
                "name": one.seat.name,
                "nip": one.seat.employee.nip if one.seat.employee else None,
                "role": titles[one.seat.role],
                "tier": one.seat.get_tier_display() if one.seat.tier else "",
                "lent_by": one.seat.lent_by,
                "days": list(one.days),
            }
            for one in members_of(event)
            if one.seat.state == "AKTIF"
        ],
    }
