"""May this person do this at an event? One line each; the agency is that of the subject."""

from typing import Any

from takar.web.accounts.models import Role, User
from takar.web.accounts.permissions import agency_id_of, assesses, operates, sees_everyone
from takar.web.assessments.models import (
    Assignment,
    Conflict,
    Event,
    EventAssessor,
    IntegratedLevel,
    Participant,
)
from takar.web.assessments.rules.staffing import GUEST_STATES, OWN_STATES
from takar.web.assessments.rules.states import is_signed, may_now

__all__ = [
    "assesses",
    "corrects",
    "declares_for",
    "is_assigned",
    "is_self",
    "is_staffed",
    "leads_team",
    "operates",
    "rates",
    "reads_scores",
    "reads_single_scores",
    "sees_everyone",
    "signs",
    "sits_in_the_meeting",
    "withdraws",
]


def signs(user: User, subject: Any) -> bool:
    """The person may put their name under the results."""
    return user.is_one_of(agency_id_of(subject), Role.LEADER, Role.OPERATOR)


def is_self(user: User, participant: Participant) -> bool:
    """The participant is this very person, whom somebody else has to judge."""
    return participant.employee.user_id == user.pk


def corrects(user: User, integrated: IntegratedLevel) -> bool:
    """The person may correct a signed level, of somebody else."""
    return signs(user, integrated) and not is_self(user, integrated.participant)


def is_staffed(event: Event) -> bool:
    """Somebody was ever assigned at the event: from then on assessors see only their own."""
    return Assignment.objects.filter(participant__event=event).exists()


def leads_team(user: User, event: Event) -> bool:
    """The person heads the team of the event."""
    seats = EventAssessor.objects.filter(event=event, user=user, role="KETUA", state="AKTIF")
    return seats.exists()


def is_assigned(user: User, participant: Participant) -> bool:
    """The person has to judge the participant now; a guest only while the event runs."""
    states = OWN_STATES if assesses(user, participant) else GUEST_STATES
    return (
        participant.event.state in states
        and user.is_one_of(participant.agency_id, Role.ASSESSOR, Role.OPERATOR, Role.GUEST)
        and Assignment.objects.filter(
            participant=participant,
            state="DITUGASKAN",
            assessor__user=user,
            assessor__state="AKTIF",
        ).exists()
    )


def rates(user: User, participant: Participant) -> bool:
    """The person may record what was seen of the participant; nobody rates themselves."""
    if is_self(user, participant):
        return False
    if operates(user, participant) or is_assigned(user, participant):
        return True
    return assesses(user, participant) and not is_staffed(participant.event)


def declares_for(user: User, seat: EventAssessor) -> bool:
    """The person may say whom this seat must not judge: the operator, or who sits there."""
    return operates(user, seat) or (seat.user_id == user.pk and seat.state == "AKTIF")


def withdraws(user: User, conflict: Conflict) -> bool:
    """The person may take a declaration back: the operator, or who made it for the own seat."""
    seat = conflict.assessor
    return operates(user, seat) or (conflict.declared_by_id == user.pk and declares_for(user, seat))


def sits_in_the_meeting(user: User, subject: Any) -> bool:
    """The person takes part in the meeting of assessors that agrees on the levels.

    Where assessors were assigned: the head of the team, and for a participant who judged them.
    Nobody sits there about themselves.
    """
    participant = getattr(subject, "participant", subject)
    if isinstance(participant, Participant) and is_self(user, participant):
        return False
    event = getattr(participant, "event", participant)
    if operates(user, subject) or not isinstance(event, Event) or not is_staffed(event):
        return assesses(user, subject)
    if not assesses(user, subject):
        return False
    has_own = isinstance(participant, Participant) and is_assigned(user, participant)
    return has_own or leads_team(user, event)


def reads_single_scores(user: User, event: Any) -> bool:
    """The person may read who scored what: operators always, assessors once they meet.

    Until then each assessor knows the own scores only, so that nobody follows another. Of which
    participants and methods is said by ``queries.sight``.
    """
    has_met = is_signed(event.state) or may_now("decide", event.state)
    return operates(user, event) or (has_met and assesses(user, event))


def reads_scores(user: User, subject: Any) -> bool:
    """The person may read the scores of everybody in an event before they are signed."""
    return assesses(user, subject) or sees_everyone(user, subject)
