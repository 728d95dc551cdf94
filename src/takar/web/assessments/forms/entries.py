"""What is typed into the pages of the room."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from takar.web.assessments.forms.pieces import named
from takar.web.assessments.models import Event
from takar.web.assessments.rules import PARTICIPANT_STATES, PURPOSES, STATES
from takar.web.kit.widgets import Day
from takar.web.people.models.choices import choices
from takar.web.results.models import CategoryTable


def any_of(titles: dict[str, str], word: Any) -> list[tuple[str, Any]]:
    """Return choices with "any" before them."""
    return [("", word), *choices(titles)]


class EventForm(forms.ModelForm[Event]):
    """What an event is."""

    class Meta:
        model = Event
        fields = (
            *("name", "purpose", "categories", "starts_on", "ends_on"),
            *("place", "organiser", "rounding"),
        )
        widgets = {"starts_on": Day(), "ends_on": Day()}
        help_texts = {
            "organiser": _("Unit penilaian sendiri, atau unit terakreditasi yang dipinjam."),
            "rounding": _("Cara rata-rata nilai menjadi level."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named(self, "categories").choices = [
            ("", _("Menurut tujuan")),
            *CategoryTable.choices,
        ]


class EventFilter(forms.Form):
    """The search above the list of events."""

    q = forms.CharField(label=_("Cari"), required=False, widget=forms.SearchInput())
    state = forms.ChoiceField(
        label=_("Keadaan"), required=False, choices=any_of(STATES, _("Semua keadaan"))
    )
    purpose = forms.ChoiceField(
        label=_("Tujuan"), required=False, choices=any_of(PURPOSES, _("Semua tujuan"))
    )


class ParticipantFilter(forms.Form):
    """The search above the participants of an event."""

    q = forms.CharField(
        label=_("Cari nama, jabatan, unit"), required=False, widget=forms.SearchInput()
    )
    group = forms.ChoiceField(label=_("Kelompok"), required=False)
    state = forms.ChoiceField(
        label=_("Kehadiran"), required=False, choices=any_of(PARTICIPANT_STATES, _("Semua"))
    )

    def __init__(self, *args: Any, groups: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named(self, "group").choices = [("", _("Semua kelompok")), *((one, one) for one in groups)]


class ResultFilter(ParticipantFilter):
    """The search above the results of an event."""

    category = forms.ChoiceField(label=_("Kategori"), required=False)

    def __init__(
        self, *args: Any, categories: Mapping[str, str] | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["state"]
        named(self, "category").choices = [
            ("", _("Semua kategori")),
            *(categories or {}).items(),
            ("-", _("Belum dapat ditentukan")),
        ]


class PreviewFilter(forms.Form):
    """The search in the preview of a choice."""

    q = forms.CharField(
        label=_("Cari nama, unit, alasan"), required=False, widget=forms.SearchInput()
    )
    side = forms.ChoiceField(
        label=_("Tampilkan"),
        required=False,
        choices=[("dalam", _("Yang terpilih")), ("luar", _("Yang tidak terpilih"))],
    )


class AddForm(forms.Form):
    """One person added to an event against its criteria."""

    nip = forms.CharField(label=_("NIP"), max_length=20)
    group = forms.CharField(label=_("Kelompok"), max_length=80)
    reason = forms.CharField(label=_("Alasan"), max_length=250)


class ReasonForm(forms.Form):
    """A reason alone."""

    reason = forms.CharField(label=_("Alasan"), max_length=500, required=False)


class UploadForm(forms.Form):
    """A workbook of scores."""

    file = forms.FileField(label=_("Buku nilai (XLSX atau CSV)"))
    assessor = forms.CharField(
        label=_("Nama asesor"),
        max_length=120,
        help_text=_("Nilai dalam satu buku berasal dari satu asesor."),
    )


class SignForm(forms.Form):
    """The day under the signature, and the reason where something is left open."""

    signed_on = forms.DateField(
        label=_("Tanggal tanda tangan"), widget=Day(), initial=timezone.localdate
    )
    reason = forms.CharField(
        label=_("Alasan menandatangani meski ada catatan"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
