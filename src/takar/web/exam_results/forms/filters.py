"""What lists are narrowed by."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

WHICH = {
    "": _("Semua peserta"),
    "menunggu": _("Menunggu pembaca"),
    "terlambat": _("Jawaban terlambat belum diputus"),
    "kosong": _("Belum ada nilai"),
}


class ExamFilter(forms.Form):
    """Which exams are listed."""

    q = forms.CharField(
        label=_("Cari ujian"), required=False, widget=forms.TextInput({"type": "search"})
    )


class PeopleFilter(forms.Form):
    """Which people of a run are listed, and on which scale."""

    q = forms.CharField(
        label=_("Cari nama atau nomor"), required=False, widget=forms.TextInput({"type": "search"})
    )
    scale = forms.ChoiceField(label=_("Skala"), required=False)
    which = forms.ChoiceField(label=_("Tampilkan"), required=False, choices=list(WHICH.items()))

    def __init__(self, *args: Any, scales: Mapping[str, str], **kwargs: Any) -> None:
        """Offer the scales of the run."""
        super().__init__(*args, **kwargs)
        field: Any = self.fields["scale"]
        field.choices = [("", _("Seluruh ujian")), *scales.items()]
