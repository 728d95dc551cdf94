"""Everything of the room that writes."""

from takar.web.rating_sheets.actions.drafts import hand_in_draft, open_draft
from takar.web.rating_sheets.actions.receiving import receive
from takar.web.rating_sheets.actions.reminding import remind
from takar.web.rating_sheets.actions.submitting import submit_sheet, unlock_sheet
from takar.web.rating_sheets.actions.taking import take_progress, take_ratings

__all__ = [
    "hand_in_draft",
    "open_draft",
    "receive",
    "remind",
    "submit_sheet",
    "take_progress",
    "take_ratings",
    "unlock_sheet",
]
