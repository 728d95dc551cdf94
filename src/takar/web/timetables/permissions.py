"""May this person do this? One line each; the agency is that of the subject."""

from typing import Any

from takar.web.accounts.models import User
from takar.web.accounts.permissions import operates, sees_everyone
from takar.web.assessments.models import EventAssessor, Participant
from takar.web.timetables.models import Invitation
from takar.web.timetables.rules.states import SHOWN_TO_PEOPLE

__all__ = ["operates", "plans", "sees_everyone"]


def plans(user: User, subject: Any) -> bool:
    """The person lays down rooms, hours and timetables, and notes who came."""
    return operates(user, subject)


def reads_timetables(user: User, subject: Any) -> bool:
    """The person may read every version, names included."""
    return sees_everyone(user, subject)


def is_participant(user: User, participant: Participant) -> bool:
    """The person is the one who was chosen."""
    return participant.employee.user_id is not None and participant.employee.user_id == user.pk


def is_invited(user: User, invitation: Invitation) -> bool:
    """The person is the one who was asked to come."""
    return is_participant(user, invitation.participant)


def reads_letter(user: User, participant: Participant) -> bool:
    """The personnel office prints letters, and everybody the own."""
    return plans(user, participant) or is_participant(user, participant)


def sits_here(user: User, seat: EventAssessor) -> bool:
    """The seat in the team is that of the person, who was not released, until the signing."""
    is_own = seat.user_id is not None and seat.user_id == user.pk
    return is_own and seat.state == "AKTIF" and seat.event.state in SHOWN_TO_PEOPLE


def sits_or_plans(user: User, seat: EventAssessor) -> bool:
    """The personnel office, and whoever sits there."""
    return plans(user, seat) or sits_here(user, seat)


def reads_seat(user: User, seat: EventAssessor) -> bool:
    """Those who read timetables, and whoever sits there."""
    return reads_timetables(user, seat) or sits_here(user, seat)


def reads_participant(user: User, participant: Participant) -> bool:
    """Those who read timetables, and the participant."""
    return reads_timetables(user, participant) or is_participant(user, participant)
