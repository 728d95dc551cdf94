"""Everything that writes in the room."""

from takar.web.merit.actions.answering import (
    Given,
    answer,
    answer_part,
    check_answer,
    set_index_parts,
)
from takar.web.merit.actions.documents import (
    attach_document,
    open_document,
    remove_document,
    take_binder,
)
from takar.web.merit.actions.sheets import move_sheet, open_sheet, remove_sheet, take_sheet

__all__ = [
    "Given",
    "answer",
    "answer_part",
    "attach_document",
    "check_answer",
    "move_sheet",
    "open_document",
    "open_sheet",
    "remove_document",
    "remove_sheet",
    "set_index_parts",
    "take_binder",
    "take_sheet",
]
