"""Conflicts of interest as the page tells them: who, whom, why, and whether it was accepted."""

from collections.abc import Collection
from dataclasses import dataclass

from takar.web.assessments.models import Assignment, Conflict, Event, EventAssessor, Participant
from takar.web.assessments.queries.staffing import Clash, conflicts_of


@dataclass(frozen=True)
class Told:
    """One conflict in words.

    Attributes:
        declared: the declaration, when somebody made one.
        accepted: why an assignment stands in spite of it; empty when none does.
    """

    clash: Clash
    seat: EventAssessor
    participant: Participant
    declared: Conflict | None
    accepted: str
    is_assigned: bool


def told_conflicts(event: Event, seats: Collection[int]) -> list[Told]:
    """Return the conflicts of some seats of an event, those with an assignment first."""
    clashes = [one for one in conflicts_of(event) if one.assessor_id in seats]
    found = EventAssessor.objects.in_bulk({one.assessor_id for one in clashes})
    people = (
        Participant.objects.filter(event=event)
        .select_related("employee__unit")
        .in_bulk({one.participant_id for one in clashes})
    )
    declared = {
        (one.assessor_id, one.participant_id, one.kind): one
        for one in Conflict.objects.filter(participant__event=event).select_related("declared_by")
    }
    standing: dict[tuple[int, int], str] = {}
    rows = Assignment.objects.filter(participant__event=event, state="DITUGASKAN")
    for seat, person, why in rows.values_list("assessor", "participant", "despite_conflict"):
        standing[seat, person] = standing.get((seat, person)) or why
    told = [
        Told(
            clash=one,
            seat=found[one.assessor_id],
            participant=people[one.participant_id],
            declared=declared.get((*one.pair, one.kind)) if one.is_declared else None,
            accepted=standing.get(one.pair, ""),
            is_assigned=one.pair in standing,
        )
        for one in clashes
    ]
    return sorted(
        told, key=lambda one: (not one.is_assigned, one.seat.name, one.participant.number)
    )
