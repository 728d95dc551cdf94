"""Everything of the room that writes."""

from takar.web.meetings.actions.agreeing import (
    Agreement,
    agree_about,
    agree_on_undisputed,
    undo_agreement,
)
from takar.web.meetings.actions.deciding import (
    agree_level,
    compute_levels,
    decide_level,
    give_back,
)
from takar.web.meetings.actions.reading import take_changes
from takar.web.meetings.actions.signing import correct, seal_results, sign_minutes
from takar.web.meetings.actions.sitting import (
    begin_meeting,
    close_meeting,
    excuse,
    mark_left,
    mark_present,
    write_notes,
)

__all__ = [
    "Agreement",
    "agree_about",
    "agree_level",
    "agree_on_undisputed",
    "begin_meeting",
    "close_meeting",
    "compute_levels",
    "correct",
    "decide_level",
    "excuse",
    "give_back",
    "mark_left",
    "mark_present",
    "seal_results",
    "sign_minutes",
    "take_changes",
    "undo_agreement",
    "write_notes",
]
