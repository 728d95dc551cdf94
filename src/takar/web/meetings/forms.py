"""What is typed into the pages of the room."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from takar.web.assessments.models import Participant
from takar.web.kit.widgets import Day

FILTERS = [
    ("", _("Semua")),
    ("bahas", _("Perlu dibahas")),
    ("belum", _("Belum diputuskan")),
    ("kosong", _("Ada level yang belum ada")),
    ("koreksi", _("Dikoreksi sesudah tanda tangan")),
]


class PeopleFilter(forms.Form):
    """The search above the participants of a meeting."""

    q = forms.CharField(
        label=_("Cari nama, jabatan, unit"), required=False, widget=forms.SearchInput()
    )
    saring = forms.ChoiceField(label=_("Tampilkan"), required=False, choices=FILTERS)
    group = forms.ChoiceField(label=_("Kelompok"), required=False)

    def __init__(self, *args: Any, groups: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        group: Any = self.fields["group"]
        group.choices = [("", _("Semua kelompok")), *((one, one) for one in groups)]


class OpeningForm(forms.Form):
    """Who chairs a meeting, where it sits, and its quorum."""

    chair = forms.CharField(
        label=_("Ketua rapat"),
        max_length=120,
        help_text=_("Nama seperti yang tertulis pada nilai; pilih dari daftar."),
        widget=forms.TextInput(attrs={"list": "nama-dikenal", "autocomplete": "off"}),
    )
    place = forms.CharField(label=_("Tempat rapat"), max_length=200, required=False)
    assessors_needed = forms.IntegerField(
        label=_("Asesor peserta yang harus hadir"),
        min_value=0,
        max_value=10,
        help_text=_("Dihitung dari asesor yang menilai peserta itu; bila kurang, semuanya."),
    )


class LevelForm(forms.Form):
    """A level that the meeting sets, with its reason."""

    level = forms.DecimalField(
        label=_("Level"), max_digits=4, decimal_places=2, min_value=0, max_value=5
    )
    reason = forms.CharField(label=_("Alasan rapat asesor"), max_length=500)


class CorrectionForm(LevelForm):
    """A level that a document corrects after the signature."""

    reason = forms.CharField(
        label=_("Alasan koreksi"), max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )
    document_number = forms.CharField(label=_("Nomor dokumen"), max_length=120)
    document_on = forms.DateField(
        label=_("Tanggal dokumen"), widget=Day(), initial=timezone.localdate
    )


class ProfileForm(forms.ModelForm[Participant]):
    """What the meeting writes about one participant."""

    class Meta:
        model = Participant
        fields = ("strengths", "development_areas")
        widgets = {
            "strengths": forms.Textarea(attrs={"rows": 3}),
            "development_areas": forms.Textarea(attrs={"rows": 3}),
        }


class SigningForm(forms.Form):
    """The day under a signature."""

    signed_on = forms.DateField(
        label=_("Tanggal tanda tangan"), widget=Day(), initial=timezone.localdate
    )


class SealingForm(SigningForm):
    """The day under the signature of the head, and the reason where something is left open."""

    reason = forms.CharField(
        label=_("Alasan menandatangani meski ada catatan"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
