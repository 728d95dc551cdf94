"""Forms of the room."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from takar.web.assessments.rules.states import STATES

WHICH = {
    "": _("Semua peserta"),
    "berubah": _("Kategori akan berubah"),
    "perbatasan": _("Di dekat batas"),
}


class EventFilter(forms.Form):
    """Which events are listed."""

    q = forms.CharField(
        label=_("Cari kegiatan"), required=False, widget=forms.TextInput({"type": "search"})
    )
    state = forms.ChoiceField(
        label=_("Keadaan"),
        required=False,
        choices=[("", _("Semua")), *((code, title) for code, title in STATES.items())],
    )


class PeopleFilter(forms.Form):
    """Which people of a report are listed."""

    q = forms.CharField(
        label=_("Cari nama"), required=False, widget=forms.TextInput({"type": "search"})
    )
    which = forms.ChoiceField(label=_("Tampilkan"), required=False, choices=list(WHICH.items()))
    category = forms.ChoiceField(label=_("Kategori"), required=False)

    def __init__(self, *args: Any, categories: dict[str, str], **kwargs: Any) -> None:
        """Offer the categories of the report."""
        super().__init__(*args, **kwargs)
        field: Any = self.fields["category"]
        field.choices = [("", _("Semua")), *categories.items()]


class DecisionForm(forms.Form):
    """Whether adjusted levels are proposed in the meeting, and why."""

    applies = forms.TypedChoiceField(
        label=_("Usulan yang ditampilkan dalam rapat"),
        choices=[
            ("tidak", _("Level tanpa penyesuaian")),
            ("ya", _("Level disesuaikan, dengan level asli di sampingnya")),
        ],
        coerce=lambda value: value == "ya",
        widget=forms.RadioSelect,
        initial="tidak",
    )
    reason = forms.CharField(label=_("Alasan"), max_length=2000, widget=forms.Textarea({"rows": 3}))
