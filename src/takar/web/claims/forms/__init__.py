"""What people fill in."""

from takar.web.claims.forms.deciding import ManyForm, QueueForm, ReasonForm, VerifyForm
from takar.web.claims.forms.entering import EntryForm, entry_form

__all__ = ["EntryForm", "ManyForm", "QueueForm", "ReasonForm", "VerifyForm", "entry_form"]
