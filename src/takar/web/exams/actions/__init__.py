"""Everything that writes exams."""

from takar.web.exams.actions.pins import free_registration, issue_pin, note_pin, renew_session_pin

__all__ = ["free_registration", "issue_pin", "note_pin", "renew_session_pin"]
