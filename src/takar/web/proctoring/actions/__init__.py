"""Everything a session needs besides what is done to single sittings."""

from takar.web.proctoring.actions.printing import print_minutes
from takar.web.proctoring.actions.sessions import close_session, note_incident, sign_session

__all__ = ["close_session", "note_incident", "print_minutes", "sign_session"]
