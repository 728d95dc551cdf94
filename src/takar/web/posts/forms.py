"""What is typed into the pages of the room."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from takar.regulations.requirements import DEMANDS
from takar.web.kit.widgets import Day
from takar.web.people.models import Employee, Position
from takar.web.people.models.choices import choices
from takar.web.people.searching import TierFilter
from takar.web.posts.importing import DemandRow
from takar.web.posts.queries.post import holders_of
from takar.web.posts.rules.stored import CERTAINTIES, VACANCY_KINDS

SHOWN = [
    ("", _("Semua")),
    ("target", _("Jabatan target")),
    ("kritikal", _("Jabatan kritikal")),
    ("lowong", _("Lowong")),
    ("rangkap", _("Dipegang lebih dari satu orang")),
]
MARKS = [("target", _("Jabatan target")), ("kritikal", _("Jabatan kritikal"))]


class PostFilter(TierFilter):
    """The search above the list of posts."""

    field_order = ("q", "show", "tier", "unit")

    q = forms.CharField(
        label=_("Cari jabatan, kode, atau pejabat"), required=False, widget=forms.SearchInput()
    )
    show = forms.ChoiceField(label=_("Tampilkan"), required=False, choices=SHOWN)


class MarkForm(forms.Form):
    """Which mark is set on the ticked posts, or taken off, and why."""

    mark = forms.ChoiceField(label=_("Tanda"), choices=MARKS)
    is_set = forms.TypedChoiceField(
        label=_("Tindakan"),
        choices=[("1", _("Tandai")), ("0", _("Lepas tanda"))],
        coerce=lambda value: value == "1",
    )
    because = forms.CharField(label=_("Alasan"), max_length=500)
    document = forms.CharField(label=_("Nomor dokumen"), max_length=120, required=False)


class DescribeForm(forms.Form):
    """Echelon, region, and whether a post may stay vacant."""

    echelon = forms.CharField(label=_("Eselon"), max_length=10, required=False)
    region = forms.CharField(label=_("Wilayah"), max_length=100, required=False)
    may_stay_vacant = forms.BooleanField(label=_("Boleh tetap lowong"), required=False)


class DemandForm(forms.Form):
    """One demand of a post."""

    rule = forms.SlugField(
        label=_("Kode syarat"),
        max_length=60,
        help_text=_(
            "Kode aturan yang ditambah, misalnya minimum_rank; kode baru menjadi syarat baru."
        ),
    )
    title = forms.CharField(label=_("Nama syarat"), max_length=200, required=False)
    read = forms.ChoiceField(label=_("Cara baca"), choices=[(way, way) for way in DEMANDS])
    words = forms.CharField(
        label=_("Isi syarat"),
        max_length=1000,
        help_text=_("Seperti pada berkas aturan: {at_least: IV/b}."),
    )
    source = forms.CharField(label=_("Dasar"), max_length=250)
    at = forms.CharField(label=_("Pasal atau lampiran"), max_length=120, required=False)
    certainty = forms.ChoiceField(label=_("Kepastian"), choices=choices(CERTAINTIES))
    valid_from = forms.DateField(label=_("Berlaku sejak"), widget=Day())
    document = forms.CharField(
        label=_("Dokumen pengganti aturan"),
        max_length=120,
        required=False,
        help_text=_("Hanya bila syarat ini menggantikan aturan; perlu dokumen dan alasan."),
    )
    because = forms.CharField(label=_("Alasan pengganti aturan"), max_length=500, required=False)

    @property
    def row(self) -> DemandRow:
        """The demand as the action takes it."""
        return DemandRow(**self.cleaned_data)


class EndForm(forms.Form):
    """The last day of a demand."""

    on = forms.DateField(label=_("Hari terakhir"), widget=Day())


class VacancyForm(forms.Form):
    """A post declared vacant, or abolished."""

    kind = forms.ChoiceField(label=_("Jenis"), choices=choices(VACANCY_KINDS))
    vacant_from = forms.DateField(label=_("Sejak"), widget=Day())
    reason = forms.CharField(label=_("Alasan"), max_length=500)
    document = forms.CharField(label=_("Nomor dokumen"), max_length=120, required=False)


class TermForm(forms.Form):
    """Somebody's time in a post, prolonged."""

    employee: Any = forms.ModelChoiceField(label=_("Pejabat"), queryset=Employee.objects.none())
    until_on = forms.DateField(label=_("Diperpanjang sampai"), widget=Day())
    document = forms.CharField(label=_("Nomor dokumen"), max_length=120)

    def __init__(self, *args: Any, position: Position, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["employee"].queryset = holders_of(position)  # type: ignore[attr-defined]


class ContractForm(forms.Form):
    """The last day of a contract."""

    employee: Any = forms.ModelChoiceField(label=_("PPPK"), queryset=Employee.objects.none())
    ended_on = forms.DateField(label=_("Hari terakhir kontrak"), widget=Day())
    document = forms.CharField(label=_("Nomor dokumen"), max_length=120, required=False)

    def __init__(self, *args: Any, position: Position, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = holders_of(position).filter(employment__startswith="PPPK")
        self.fields["employee"].queryset = people  # type: ignore[attr-defined]


class ForecastForm(TierFilter):
    """From which day, and how the vacancies are narrowed."""

    field_order = ("q", "show", "tier", "unit", "day")

    q = forms.CharField(
        label=_("Cari jabatan atau pejabat"), required=False, widget=forms.SearchInput()
    )
    show = forms.ChoiceField(
        label=_("Tampilkan"),
        required=False,
        choices=[
            *SHOWN[:4],
            ("lewat", _("Sudah lewat, masih menjabat")),
            ("segera", _("Dalam 12 bulan")),
        ],
    )
    day = forms.DateField(label=_("Dihitung dari"), required=False, widget=Day())


class FileForm(forms.Form):
    """A workbook of demands."""

    file = forms.FileField(label=_("Buku kerja syarat (XLSX atau CSV)"))
