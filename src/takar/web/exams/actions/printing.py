"""Papers with names on them: handed over, and written down as such."""

from takar.web.accounts.models import User
from takar.web.audit.action import action
from takar.web.exams.models import ExamSession
from takar.web.exams.papers import printed_attendance
from takar.web.exams.permissions import reads_sessions


@action("exams.attendance.printed", needs=reads_sessions)
def print_attendance(actor: User, session: ExamSession) -> bytes:
    """Return the attendance list of a session."""
    return printed_attendance(session)
