"""Papers of a session: handed over, and written down as such."""

from takar.web.accounts.models import User
from takar.web.audit.action import action
from takar.web.exams.models import ExamSession
from takar.web.proctoring.papers import printed_minutes
from takar.web.proctoring.permissions import watches_session


@action("proctoring.minutes.printed", needs=watches_session)
def print_minutes(actor: User, session: ExamSession) -> bytes:
    """Return the minutes of a session."""
    return printed_minutes(session)
