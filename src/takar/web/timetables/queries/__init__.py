"""Everything of the room that reads; what other rooms use stands here."""

from takar.web.timetables.queries.sessions import (
    in_force,
    next_session,
    sessions_of,
    sessions_of_user,
)

__all__ = ["in_force", "next_session", "sessions_of", "sessions_of_user"]
