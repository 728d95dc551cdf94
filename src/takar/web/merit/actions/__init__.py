"""Everything that writes in the room."""

from takar.web.merit.actions.answering import answer, check_answer, set_index_parts
from takar.web.merit.actions.proofs import attach_proof, open_proof, remove_proof, take_binder
from takar.web.merit.actions.sheets import move_sheet, open_sheet, remove_sheet, take_sheet

__all__ = [
    "answer",
    "attach_proof",
    "check_answer",
    "move_sheet",
    "open_proof",
    "open_sheet",
    "remove_proof",
    "remove_sheet",
    "set_index_parts",
    "take_binder",
    "take_sheet",
]
