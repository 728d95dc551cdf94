"""What is typed into the pages of the room."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from takar.web.accounts.models import Agency, User
from takar.web.kit.widgets import Day
from takar.web.people.searching import TierFilter, UnitFilter
from takar.web.results.models import Run
from takar.web.reviews.models import Cycle
from takar.web.reviews.queries.cycles import maps_for
from takar.web.reviews.queries.people import callable_to
from takar.web.reviews.rules.quorum import Votes
from takar.web.reviews.rules.states import BOXES

SHOWN = [
    ("", _("Semua")),
    ("usulan", _("Ada usulan")),
    ("berubah", _("Diubah komite")),
    ("belum", _("Belum terpetakan")),
    ("sebagian", _("Bukti belum lengkap")),
]
DECISIONS = [("terima", _("Diterima")), ("tolak", _("Ditolak"))]


class RunField(forms.ModelChoiceField[Run]):
    """A choice among talent maps, told apart by their day as well as their title."""

    def label_from_instance(self, obj: Any) -> str:
        """Return what a map is called in the list."""
        return f"{obj.title} · {obj.day:%d-%m-%Y} · {obj.people}"


class CycleForm(forms.Form):
    """A new cycle."""

    year = forms.IntegerField(label=_("Tahun"), min_value=2020, max_value=2100)
    title = forms.CharField(label=_("Judul"), max_length=200)
    run = RunField(
        label=_("Peta talenta"),
        queryset=Run.objects.none(),
        help_text=_("Kotak awal setiap pegawai menurut hasil ukur ini."),
    )

    def __init__(self, *args: Any, agency: Agency, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["run"].queryset = maps_for(agency)  # type: ignore[attr-defined]


class MemberForm(forms.Form):
    """Somebody for the committee."""

    user = forms.ModelChoiceField(label=_("Akun"), queryset=User.objects.none())
    office = forms.CharField(
        label=_("Jabatan"),
        max_length=200,
        help_text=_("Seperti dalam surat keputusan komite, misalnya Sekretaris Daerah."),
    )
    is_chair = forms.BooleanField(label=_("Ketua komite"), required=False)

    def __init__(self, *args: Any, cycle: Cycle, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["user"].queryset = callable_to(cycle)  # type: ignore[attr-defined]


class ReasonForm(forms.Form):
    """A reason."""

    reason = forms.CharField(label=_("Alasan"), max_length=500)


class MeetingForm(forms.Form):
    """A meeting to be opened."""

    held_on = forms.DateField(label=_("Tanggal rapat"), widget=Day())
    place = forms.CharField(label=_("Tempat"), max_length=200, required=False)


class CaseFilter(TierFilter):
    """The search above the people of a cycle."""

    field_order = ("q", "show", "tier", "unit", "kotak")

    q = forms.CharField(
        label=_("Cari nama, jabatan, atau NIP"), required=False, widget=forms.SearchInput()
    )
    show = forms.ChoiceField(label=_("Tampilkan"), required=False, choices=SHOWN)
    kotak = forms.IntegerField(
        required=False, min_value=0, max_value=BOXES[-1], widget=forms.HiddenInput()
    )


class GroupFilter(UnitFilter):
    """The search above the members of a group."""

    field_order = ("q", "unit", "ended")

    q = forms.CharField(
        label=_("Cari nama, jabatan, atau NIP"), required=False, widget=forms.SearchInput()
    )
    ended = forms.BooleanField(label=_("Termasuk yang dicabut"), required=False)


class ProposalForm(forms.Form):
    """Another box, with the reason."""

    box_to = forms.TypedChoiceField(label=_("Kotak yang diusulkan"), coerce=int)
    because = forms.CharField(
        label=_("Alasan"),
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("Fakta yang menjadi dasarnya; masuk berita acara."),
    )

    def __init__(self, *args: Any, titles: dict[int, str], now: int | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        boxes = [(box, f"{box} · {title}") for box, title in sorted(titles.items(), reverse=True)]
        field: Any = self.fields["box_to"]
        field.choices = [("", _("Pilih kotak")), *(one for one in boxes if one[0] != now)]


class DecisionForm(forms.Form):
    """What the meeting made of a proposal; votes stay empty where nobody had to vote."""

    decision = forms.ChoiceField(choices=DECISIONS)
    agree = forms.IntegerField(label=_("Setuju"), min_value=0, max_value=99, required=False)
    against = forms.IntegerField(label=_("Tidak"), min_value=0, max_value=99, required=False)
    abstain = forms.IntegerField(label=_("Abstain"), min_value=0, max_value=99, required=False)
    because = forms.CharField(label=_("Alasan keputusan"), max_length=2000, required=False)

    @property
    def told(self) -> dict[str, Any]:
        """The decision as the action takes it."""
        counted = {name: self.cleaned_data.get(name) for name in ("agree", "against", "abstain")}
        given = {name: number for name, number in counted.items() if number is not None}
        return {
            "is_accepted": self.cleaned_data["decision"] == "terima",
            "votes": Votes(**given) if given else None,
            "because": self.cleaned_data["because"],
        }


class DecreeForm(forms.Form):
    """The decree by which a cycle is decided."""

    number = forms.CharField(label=_("Nomor surat keputusan"), max_length=120)
    on = forms.DateField(label=_("Tanggal surat keputusan"), widget=Day())
    valid_from = forms.DateField(label=_("Berlaku sejak"), widget=Day())
    valid_until = forms.DateField(label=_("Berlaku sampai"), widget=Day())
    pool_boxes = forms.TypedMultipleChoiceField(
        label=_("Kotak kelompok talenta (talent pool)"),
        required=False,
        coerce=int,
        choices=[(box, str(box)) for box in reversed(BOXES)],
        widget=forms.CheckboxSelectMultiple(),
        help_text=_("Di samping kelompok rencana suksesi, yang mengikuti peraturan."),
    )
    file = forms.FileField(
        label=_("Pindaian surat keputusan (PDF)"),
        required=False,
        widget=forms.ClearableFileInput({"accept": "application/pdf"}),
    )

    def clean_file(self) -> bytes:
        """Return the bytes of the paper; nothing where none was sent."""
        sent = self.cleaned_data["file"]
        if not sent:
            return b""
        if sent.size > settings.UPLOAD_LIMIT_BYTES:
            raise forms.ValidationError(_("Berkas terlalu besar."))
        return bytes(sent.read())
