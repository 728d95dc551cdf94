"""Everything that writes in the room."""

from takar.web.placements.actions.choosing import (
    choose_scenario,
    propose_moves,
    take_annex,
    take_scenario,
)
from takar.web.placements.actions.computing import (
    answer_scenario,
    ask_for_placement,
    fail_scenario,
)
from takar.web.placements.actions.laying import (
    change_scenario,
    copy_scenario,
    keep_alternative,
    lay_out,
    note_rule,
    remove_rule,
    remove_scenario,
)

__all__ = [
    "answer_scenario",
    "ask_for_placement",
    "change_scenario",
    "choose_scenario",
    "copy_scenario",
    "fail_scenario",
    "keep_alternative",
    "lay_out",
    "note_rule",
    "propose_moves",
    "remove_rule",
    "remove_scenario",
    "take_annex",
    "take_scenario",
]
