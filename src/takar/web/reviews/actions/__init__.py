"""Everything the room writes."""

from takar.web.reviews.actions.cycles import (
    open_cycle,
    send_back,
    show_boxes,
    verify_cycle,
    withdraw_cycle,
)
from takar.web.reviews.actions.deciding import Decree, decide_cycle, withdraw_membership
from takar.web.reviews.actions.meetings import (
    close_meeting,
    mark_present,
    open_meeting,
    write_notes,
)
from takar.web.reviews.actions.members import seat_member, unseat_member
from takar.web.reviews.actions.proposals import (
    decide_proposal,
    propose_box,
    undo_decision,
    withdraw_proposal,
)
from takar.web.reviews.actions.reading import (
    take_cases,
    take_decree,
    take_groups,
    take_minutes,
    view_case,
)

__all__ = [
    "Decree",
    "close_meeting",
    "decide_cycle",
    "decide_proposal",
    "mark_present",
    "open_cycle",
    "open_meeting",
    "propose_box",
    "seat_member",
    "send_back",
    "show_boxes",
    "take_cases",
    "take_decree",
    "take_groups",
    "take_minutes",
    "undo_decision",
    "unseat_member",
    "verify_cycle",
    "view_case",
    "withdraw_cycle",
    "withdraw_membership",
    "withdraw_proposal",
    "write_notes",
]
