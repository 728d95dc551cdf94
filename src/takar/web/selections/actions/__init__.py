"""Everything the room writes."""

from takar.web.selections.actions.choosing import choose, print_list, take_list
from takar.web.selections.actions.planning import (
    add_member,
    add_post,
    cancel_post,
    move_selection,
    open_selection,
    remove_component,
    remove_member,
    reopen_post,
    set_component,
)
from takar.web.selections.actions.scoring import (
    add_applicant,
    enter_scores,
    mark_applicant,
    view_post,
)

__all__ = [
    "add_applicant",
    "add_member",
    "add_post",
    "cancel_post",
    "choose",
    "enter_scores",
    "mark_applicant",
    "move_selection",
    "open_selection",
    "print_list",
    "remove_component",
    "remove_member",
    "reopen_post",
    "set_component",
    "take_list",
    "view_post",
]
