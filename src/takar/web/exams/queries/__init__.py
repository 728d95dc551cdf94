"""Everything that reads exams."""

from takar.web.exams.queries.door import registration_of, session_at_the_door

__all__ = ["registration_of", "session_at_the_door"]
