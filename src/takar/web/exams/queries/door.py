"""The door of a hall: who stands before it has no account, so no agency is in scope yet."""

from datetime import datetime

from takar.web.exams.models import ExamSession, Registration
from takar.web.kit.scope import scopes_disabled

OPEN = frozenset({"DIBUKA", "BERJALAN"})


def session_at_the_door(number: int) -> ExamSession | None:
    """Return the session a hall's computers were pointed at, of whichever agency, if it is open.

    The caller then works inside the scope of ``session.exam.agency``.
    """
    with scopes_disabled():
        rows = ExamSession.objects.select_related("exam__agency", "exam__event")
        return rows.filter(pk=number, state__in=OPEN).first()


def registration_of(session: ExamSession, number: str) -> Registration | None:
    """Return who is expected at a session under a number; cancelled ones are not expected."""
    rows = Registration.objects.select_related("employee", "form", "room", "session__exam__agency")
    return rows.filter(session=session, number=number.strip(), state="TERDAFTAR").first()


def session_is_open(session: ExamSession, now: datetime) -> bool:
    """Say whether people may work in a session: it was begun, and its last moment is not past."""
    return session.state == "BERJALAN" and now < session.closes_at
