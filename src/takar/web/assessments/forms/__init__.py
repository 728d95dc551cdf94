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
from takar.web.assessments.forms.planning import (
    GroupForm,
    GroupForms,
    MatrixForm,
    group_initials,
)

__all__ = [
    "AddForm",
    "EventFilter",
    "EventForm",
    "GroupForm",
    "GroupForms",
    "MatrixForm",
    "ParticipantFilter",
    "PreviewFilter",
    "ReasonForm",
    "ResultFilter",
    "SignForm",
    "UploadForm",
    "group_initials",
]
