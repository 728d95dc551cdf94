"""Everything that writes in the room."""

from takar.web.development.actions.bookings import (
    book,
    cancel_booking,
    move_booking,
    restore_booking,
)
from takar.web.development.actions.courses import change_course, keep_courses, remove_course
from takar.web.development.actions.deciding import change_budget, decide_plan, revoke_plan
from takar.web.development.actions.holding import hold_course, undo_holding
from takar.web.development.actions.papers import (
    take_akpd,
    take_akpk,
    take_hcdp,
    take_own_akpk,
    view_needs,
)
from takar.web.development.actions.plans import change_plan, copy_plan, lay_out_plan, remove_plan
from takar.web.development.actions.works import answer_work, ask_for_work, begin_work, fail_work

__all__ = [
    "answer_work",
    "ask_for_work",
    "begin_work",
    "book",
    "cancel_booking",
    "change_budget",
    "change_course",
    "change_plan",
    "copy_plan",
    "decide_plan",
    "fail_work",
    "hold_course",
    "keep_courses",
    "lay_out_plan",
    "move_booking",
    "remove_course",
    "remove_plan",
    "restore_booking",
    "revoke_plan",
    "take_akpd",
    "take_akpk",
    "take_hcdp",
    "take_own_akpk",
    "undo_holding",
    "view_needs",
]
