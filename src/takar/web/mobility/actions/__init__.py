"""Everything that writes in the room."""

from takar.web.mobility.actions.facts import (
    declare,
    note_window,
    remove_window,
)
from takar.web.mobility.actions.lists import (
    check_list,
    describe_list,
    move_list,
    open_list,
    propose_list,
    take_batch,
    take_list,
)
from takar.web.mobility.actions.moves import (
    Wish,
    add_moves,
    change_move,
    look_at_pair,
    note_consent,
    remove_move,
    remove_waiver,
    waive,
)

__all__ = [
    "Wish",
    "add_moves",
    "change_move",
    "check_list",
    "declare",
    "describe_list",
    "look_at_pair",
    "move_list",
    "note_consent",
    "note_window",
    "open_list",
    "propose_list",
    "remove_move",
    "remove_waiver",
    "remove_window",
    "take_batch",
    "take_list",
    "waive",
]
