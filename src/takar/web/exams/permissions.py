"""May this person do this with exams? One line each."""

from typing import Any

from takar.web.accounts.models import Role, User
from takar.web.accounts.permissions import agency_id_of, operates
from takar.web.exams.models import ExamRoom, ExamSession, Registration
from takar.web.item_bank.permissions import READERS, reads_items

__all__ = [
    "may_proctor",
    "operates",
    "reads_exams",
    "reads_items",
    "reads_sessions",
    "rooms_of",
    "watches_every_room",
]


def reads_exams(user: User, subject: Any) -> bool:
    """The person may see how the exams of the agency are made, not what their items say."""
    return user.is_one_of(agency_id_of(subject), Role.OPERATOR, Role.AUDITOR, *READERS)


def reads_sessions(user: User, subject: Any) -> bool:
    """The person may see who sits when and where."""
    return user.is_one_of(agency_id_of(subject), Role.OPERATOR, Role.AUDITOR)


def may_proctor(user: User, subject: Any) -> bool:
    """The person runs the exams of the agency, or watches over the room in question."""
    return operates(user, subject) or (
        user.is_one_of(agency_id_of(subject), Role.PROCTOR)
        and rooms_of(subject).filter(proctors=user).exists()
    )


def watches_every_room(user: User, session: ExamSession) -> bool:
    """The person runs the exams of the agency, or watches over every room of the session."""
    if operates(user, session):
        return True
    rooms = session.rooms.all()
    is_proctor = user.is_one_of(agency_id_of(session), Role.PROCTOR)
    return is_proctor and rooms.exists() and not rooms.exclude(proctors=user).exists()


def rooms_of(subject: ExamSession | ExamRoom | Registration) -> Any:
    """Return the rooms a session, a room or a registration speaks of."""
    if isinstance(subject, ExamSession):
        return subject.rooms.all()
    room = subject.pk if isinstance(subject, ExamRoom) else subject.room_id
    return ExamRoom.objects.filter(pk=room or 0)
