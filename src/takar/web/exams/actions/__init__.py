"""Everything that writes exams."""

from takar.web.exams.actions.assembly import assemble_forms
from takar.web.exams.actions.exams import create_exam, describe_exam
from takar.web.exams.actions.forms import (
    create_form,
    duplicate_form,
    lock_form,
    preview_form,
    withdraw_form,
)
from takar.web.exams.actions.pins import (
    free_registration,
    issue_pin,
    issue_pins,
    note_pin,
    renew_session_pin,
)
from takar.web.exams.actions.plans import (
    add_block,
    add_items,
    add_section,
    change_block,
    change_section,
    describe_form,
    drop_block,
    drop_items,
    drop_section,
    move_section,
)
from takar.web.exams.actions.printing import print_attendance
from takar.web.exams.actions.registering import (
    accommodate,
    cancel_registration,
    move_registration,
    register_people,
    seat_everybody,
)
from takar.web.exams.actions.sessions import (
    add_room,
    change_room,
    create_session,
    describe_session,
    drop_room,
    move_session,
    set_board,
    set_browser_keys,
)

__all__ = [
    "accommodate",
    "add_block",
    "add_items",
    "add_room",
    "add_section",
    "assemble_forms",
    "cancel_registration",
    "change_block",
    "change_room",
    "change_section",
    "create_exam",
    "create_form",
    "create_session",
    "describe_exam",
    "describe_form",
    "describe_session",
    "drop_block",
    "drop_items",
    "drop_room",
    "drop_section",
    "duplicate_form",
    "free_registration",
    "issue_pin",
    "issue_pins",
    "lock_form",
    "move_registration",
    "move_section",
    "move_session",
    "note_pin",
    "preview_form",
    "print_attendance",
    "register_people",
    "renew_session_pin",
    "seat_everybody",
    "set_board",
    "set_browser_keys",
    "withdraw_form",
]
