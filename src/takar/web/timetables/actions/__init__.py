"""Everything the room writes."""

from takar.web.timetables.actions.arriving import mark_missing, note_arrival, undo_arrival
from takar.web.timetables.actions.assigning import (
    print_assignment_letter,
    print_assignment_letters,
)
from takar.web.timetables.actions.changing import (
    copy_timetable,
    discard_timetable,
    move_session,
    swap_assessor,
)
from takar.web.timetables.actions.inviting import (
    answer_invitation,
    invite,
    open_invitation,
    print_letter,
    print_letters,
)
from takar.web.timetables.actions.places import (
    add_day,
    add_room,
    change_day,
    change_room,
    copy_places,
    remove_day,
    remove_room,
)
from takar.web.timetables.actions.publishing import publish_timetable, withdraw_timetable
from takar.web.timetables.actions.searching import (
    answer_search,
    ask_for_mending,
    ask_for_timetable,
    begin_search,
    fail_search,
    search_again,
    take_way_out,
)
from takar.web.timetables.actions.taking import (
    take_calendar,
    take_own_calendar,
    take_seat_calendar,
    take_sheets,
    take_table,
)

__all__ = [
    "add_day",
    "add_room",
    "answer_invitation",
    "answer_search",
    "ask_for_mending",
    "ask_for_timetable",
    "begin_search",
    "change_day",
    "change_room",
    "copy_places",
    "copy_timetable",
    "discard_timetable",
    "fail_search",
    "invite",
    "mark_missing",
    "move_session",
    "note_arrival",
    "open_invitation",
    "print_assignment_letter",
    "print_assignment_letters",
    "print_letter",
    "print_letters",
    "publish_timetable",
    "remove_day",
    "remove_room",
    "search_again",
    "swap_assessor",
    "take_calendar",
    "take_own_calendar",
    "take_seat_calendar",
    "take_sheets",
    "take_table",
    "take_way_out",
    "undo_arrival",
    "withdraw_timetable",
]
