"""Everything that reads exams."""

from takar.web.exams.queries.door import OPEN, registrations_of, session_is_open
from takar.web.exams.queries.sessions import expected_at, sessions_watched_by

__all__ = [
    "OPEN",
    "expected_at",
    "registrations_of",
    "session_is_open",
    "sessions_watched_by",
]
