"""Meetings and levels for tests."""

from decimal import Decimal
from typing import Any

from django.utils import timezone

from takar.web.accounts.models import User
from takar.web.assessments.actions import integrate, record_scores_table
from takar.web.assessments.models import Event, IntegratedLevel, Participant
from takar.web.meetings.actions import begin_meeting, mark_present
from takar.web.meetings.models import Meeting
from tests.web.assessments.conftest import Stage
from tests.web.assessments.tables import score_table


def held_meeting(event: Event, chair: User) -> Meeting:
    """Write down a meeting that was held and closed."""
    meeting: Meeting = Meeting.objects.create(
        event=event,
        number=Meeting.objects.filter(event=event).count() + 1,
        chair=str(chair),
        chair_user=chair,
        opened_by=chair,
        closed_by=chair,
        closed_at=timezone.now(),
    )
    return meeting


def sat(stage: Stage, *names: str) -> Meeting:
    """Open a meeting that Rahayu chairs, with Sari and Budi there unless others are named."""
    rahayu = stage.cast.rahayu
    meeting = begin_meeting(rahayu, stage.event, chair=str(rahayu))
    mark_present(rahayu, meeting, names=names or ("Sari", "Budi"))
    return meeting


def first(stage: Stage) -> Participant:
    """Return the participant with the lowest number."""
    found: Participant = Participant.objects.filter(event=stage.event).earliest("number")
    return found


def level_of(stage: Stage, competency: str = "INTEGRITAS", number: int = 0) -> IntegratedLevel:
    """Return a level of a participant."""
    person = Participant.objects.filter(event=stage.event).order_by("number")[number]
    return IntegratedLevel.objects.get(participant=person, competency=competency)


def disputed(stage: Stage) -> None:
    """Let Budi see every competency of the first participant two levels higher than Sari."""
    loud = score_table(stage.event, 5, assessors=("Budi",))
    code = first(stage).employee.code
    mine = loud.filter([value == code for value in loud["employee_id"].to_pylist()])
    record_scores_table(stage.cast.rahayu, stage.event, table=mine)


def in_meeting(scored: Stage) -> Stage:
    """Lead a scored event into its integration."""
    scored.moved("INTEGRASI")
    integrate(scored.cast.rahayu, scored.event)
    return scored


def typed(level: object, reason: str = "bukti wawancara kuat", **more: Any) -> dict[str, Any]:
    """Return a decision as the browser sends it."""
    return {"level": str(level), "reason": reason, **more}


FOUR = Decimal(4)
