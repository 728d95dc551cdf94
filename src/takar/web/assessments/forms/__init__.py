"""What is typed into the pages of the room."""

from takar.web.assessments.forms.entries import (
    AddForm,
    EventFilter,
    EventForm,
    ParticipantFilter,
    PreviewFilter,
    ReasonForm,
    ResultFilter,
    SignForm,
    UploadForm,
)
from takar.web.assessments.forms.matrix import MatrixForm
from takar.web.assessments.forms.planning import GroupForm, GroupForms, group_initials
from takar.web.assessments.forms.staffing import (
    AnchorForm,
    ConflictForm,
    GuestForm,
    SeatFactsForm,
    SeatForm,
)

__all__ = [
    "AddForm",
    "AnchorForm",
    "ConflictForm",
    "EventFilter",
    "EventForm",
    "GroupForm",
    "GroupForms",
    "GuestForm",
    "MatrixForm",
    "ParticipantFilter",
    "PreviewFilter",
    "ReasonForm",
    "ResultFilter",
    "SeatFactsForm",
    "SeatForm",
    "SignForm",
    "UploadForm",
    "group_initials",
]
