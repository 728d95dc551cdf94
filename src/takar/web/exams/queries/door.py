"""The door of a hall: who stands before it has no account, so no agency is in scope yet."""

from datetime import datetime

from takar.web.exams.models import ExamSession, Registration
from takar.web.kit.scope import scopes_disabled

OPEN = frozenset({"DIBUKA", "BERJALAN"})


def registrations_of(number: str) -> list[Registration]:
    """Return who is expected under a number in any session that is open, of whichever agency.

    The caller then works inside the scope of ``session.exam.agency``.
    """
    with scopes_disabled():
        found = Registration.objects.filter(
            number=number.strip(), state="TERDAFTAR", session__state__in=OPEN
        )
        return list(found.select_related("session__exam__agency", "form").order_by("pk")[:20])


def session_is_open(session: ExamSession, now: datetime) -> bool:
    """Say whether people may work in a session: it was begun, and its last moment is not past."""
    return session.state == "BERJALAN" and now < session.closes_at
