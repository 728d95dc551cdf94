"""What is typed in the room."""

from takar.web.timetables.forms.changing import AbsenceForm, MoveForm, SwapForm
from takar.web.timetables.forms.inviting import AnswerForm, InvitedFilter
from takar.web.timetables.forms.places import CopyForm, DayForm, RoomForm
from takar.web.timetables.forms.wishing import WishesForm

__all__ = [
    "AbsenceForm",
    "AnswerForm",
    "CopyForm",
    "DayForm",
    "InvitedFilter",
    "MoveForm",
    "RoomForm",
    "SwapForm",
    "WishesForm",
]
