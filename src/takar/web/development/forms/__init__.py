"""What is typed into the pages of the room."""

from takar.web.development.forms.bookings import (
    BookForm,
    BookingFilter,
    MoveForm,
    PersonSearch,
    ReasonForm,
)
from takar.web.development.forms.courses import CourseFilter, CourseForm, HoldForm, UploadForm
from takar.web.development.forms.needs import BlankFilter, NeedFilter, UnitFilter
from takar.web.development.forms.plans import BudgetForm, CopyForm, DecideForm, PlanFilter, PlanForm

__all__ = [
    "BlankFilter",
    "BookForm",
    "BookingFilter",
    "BudgetForm",
    "CopyForm",
    "CourseFilter",
    "CourseForm",
    "DecideForm",
    "HoldForm",
    "MoveForm",
    "NeedFilter",
    "PersonSearch",
    "PlanFilter",
    "PlanForm",
    "ReasonForm",
    "UnitFilter",
    "UploadForm",
]
