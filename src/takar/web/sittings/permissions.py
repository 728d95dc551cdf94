"""Who may do what to sittings; candidates have no account, the cookie of the desk tells them."""

from typing import Any

from takar.web.accounts.models import Role, User
from takar.web.accounts.permissions import agency_id_of, operates
from takar.web.exams.models import ExamRoom, ExamSession, Registration
from takar.web.sittings.models import Sitting

__all__ = ["agency_id_of", "operates", "watches", "watches_registration", "watches_session"]


def watches(user: User, sitting: Sitting) -> bool:
    """The person runs the exam, or is a proctor of the room in which it is sat."""
    return watches_registration(user, sitting.registration)


def watches_registration(user: User, registration: Registration) -> bool:
    """The person runs the exam, or is a proctor of the room in which this person sits."""
    if operates(user, registration):
        return True
    room = registration.room_id
    return is_proctor(user, registration) and user.pk in proctors_of(room)


def watches_session(user: User, session: ExamSession) -> bool:
    """The person runs the exam, or is a proctor of one of its rooms."""
    return operates(user, session) or (
        is_proctor(user, session) and session.rooms.filter(proctors=user).exists()
    )


def is_proctor(user: User, subject: Any) -> bool:
    """The person is a proctor in the subject's agency."""
    return user.is_one_of(agency_id_of(subject), Role.PROCTOR)


def proctors_of(room: int | None) -> set[int]:
    """Return the numbers of the proctors of a room; no room has none."""
    rooms = ExamRoom.objects.filter(pk=room or 0)
    return set(rooms.values_list("proctors", flat=True))
