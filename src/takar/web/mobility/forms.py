"""What is typed into the pages of the room."""

from typing import Any

from django import forms
from django.core.validators import FileExtensionValidator
from django.utils.translation import gettext_lazy as _

from takar.kernel.language import mark
from takar.regulations.law import Law
from takar.web.kit.widgets import Day
from takar.web.mobility import rules
from takar.web.mobility.models import Declaration, Move, MoveList, Window
from takar.web.people.models.choices import choices


class ListFilter(forms.Form):
    """The search above the lists."""

    q = forms.CharField(
        label=_("Cari judul atau keputusan"), required=False, widget=forms.SearchInput()
    )
    state = forms.ChoiceField(
        label=_("Keadaan"),
        required=False,
        choices=[("", _("Semua keadaan")), *choices(rules.STATES)],
    )


class MoveFilter(forms.Form):
    """The search above the moves of a list."""

    q = forms.CharField(
        label=_("Cari nama, NIP atau jabatan"), required=False, widget=forms.SearchInput()
    )
    verdict = forms.ChoiceField(
        label=_("Hasil"),
        required=False,
        choices=[
            ("", _("Semua hasil")),
            *choices(rules.VERDICTS),
            (rules.UNCHECKED, _("Belum diperiksa")),
        ],
    )


class ListForm(forms.ModelForm[MoveList]):
    """What a list is."""

    class Meta:
        model = MoveList
        fields = ("title", "day", "basis")
        widgets = {"day": Day()}


class SearchForm(forms.Form):
    """Who is to move, and where."""

    pegawai = forms.CharField(
        label=_("Pegawai (nama atau NIP)"), required=False, widget=forms.SearchInput()
    )
    jabatan = forms.CharField(
        label=_("Jabatan (nama, unit atau kode)"), required=False, widget=forms.SearchInput()
    )


class PairForm(SearchForm):
    """Which pair is looked up, and for which day."""

    day = forms.DateField(label=_("Rencana pelantikan"), required=False, widget=Day())


class MoveForm(forms.ModelForm[Move]):
    """By which way and why."""

    class Meta:
        model = Move
        fields = ("route", "is_own_request", "reason_code", "because", "reference")
        widgets = {"because": forms.Textarea(attrs={"rows": 2})}


class UploadForm(forms.Form):
    """A file of moves."""

    upload = forms.FileField(
        label=_("Berkas usulan (.xlsx atau .csv)"),
        validators=[FileExtensionValidator(["xlsx", "csv", "txt", "tsv"])],
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv,.txt,.tsv"}),
    )


class WaiverForm(forms.Form):
    """The document that lets a requirement through."""

    requirement = forms.CharField(widget=forms.HiddenInput())
    document = forms.CharField(label=_("Nomor dokumen"), max_length=200)
    signed_on = forms.DateField(label=_("Tanggal dokumen"), required=False, widget=Day())
    because = forms.CharField(label=_("Alasan"), widget=forms.Textarea(attrs={"rows": 2}))


class ConsentForm(forms.Form):
    """The document of an approval."""

    approval = forms.CharField(widget=forms.HiddenInput())
    document = forms.CharField(label=_("Nomor dokumen"), max_length=200)
    signed_on = forms.DateField(label=_("Tanggal dokumen"), required=False, widget=Day())


class WindowForm(forms.ModelForm[Window]):
    """The days of a window."""

    class Meta:
        model = Window
        fields = ("kind", "starts_on", "ends_on", "document")
        widgets = {"starts_on": Day(), "ends_on": Day()}


class DeclarationForm(forms.ModelForm[Declaration]):
    """What a document says about somebody."""

    subject = forms.ChoiceField(label=_("Perihal"))
    is_met = forms.TypedChoiceField(
        label=_("Isi dokumen"),
        choices=choices({"ya": mark("Terpenuhi"), "tidak": mark("Tidak terpenuhi")}),
        coerce=lambda word: word == "ya",
    )

    class Meta:
        model = Declaration
        fields = ("subject", "is_met", "document", "declared_on", "field", "years")
        widgets = {"declared_on": Day()}

    def __init__(self, *args: Any, law: Law, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        subject: Any = self.fields["subject"]
        subject.choices = subjects_in(law)

    def validate_unique(self) -> None:
        """Let the same day through: the later word counts."""


def subjects_in(law: Law) -> list[tuple[str, str]]:
    """Return what documents may be about: whatever a requirement of the law reads from one."""
    found: dict[str, str] = {}
    for key in law.keys():  # noqa: SIM118 -- the law has keys, and is no mapping
        if not key.startswith("eligibility."):
            continue
        value = law.value(key)
        if getattr(value, "read", "") == "experience":
            found.setdefault("PENGALAMAN_BIDANG", law.cite(key).title)
        for demand in getattr(value, "posts", {}).values():
            subject = getattr(demand, "subject", None)
            if subject:
                found.setdefault(str(subject), law.cite(key).title)
    return sorted(found.items(), key=lambda pair: pair[1])


class DecreeForm(forms.Form):
    """What a step of a list needs: the decree, or a reason."""

    decree = forms.CharField(label=_("Nomor keputusan"), max_length=120, required=False)
    decreed_on = forms.DateField(label=_("Tanggal keputusan"), required=False, widget=Day())
    because = forms.CharField(label=_("Alasan"), required=False)
