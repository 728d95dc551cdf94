"""The form of a course for many: its facts once, and where the participants come from."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from takar.exchange.files.certificates import LIMIT_BYTES
from takar.tables.records import TRAINING_KINDS
from takar.web.accounts.models import Agency, User
from takar.web.claims.forms.entering import CHOOSE, LEVELS, choice, day, text, words
from takar.web.claims.models import Course
from takar.web.kit.numbers import row_number
from takar.web.people.queries.units import units_seen_by

LONGEST_KEY = 60
FACTS = (
    *("title", "training_kind", "structural_level", "provider"),
    *("started_on", "ended_on", "lesson_hours"),
)


class UnitsChoice(forms.ModelMultipleChoiceField[Any]):
    """A choice of several units in which the tree can be seen."""

    def label_from_instance(self, unit: Any) -> str:
        """Indent a unit by its place in the tree."""
        return f"{'— ' * unit.depth}{unit.name}"

    def clean(self, value: Any) -> Any:
        """Return the chosen units; what is no number of a row is none of them."""
        return super().clean([each for each in value or () if row_number(each)])


class CourseForm(forms.Form):
    """What is the same for everybody who took part."""

    once_key = forms.CharField(widget=forms.HiddenInput, max_length=LONGEST_KEY)
    title = text(_("Nama pelatihan"), 250)
    training_kind = choice(_("Jenis"), words(TRAINING_KINDS))
    structural_level = choice(
        _("Jenjang kepemimpinan"),
        [CHOOSE, *LEVELS.items()],
        required=False,
        help_text=_("Hanya untuk pelatihan struktural."),
    )
    started_on = day(_("Mulai"), required=False)
    ended_on = day(_("Selesai"))
    lesson_hours = forms.DecimalField(
        label=_("Jam pelajaran (JP)"),
        required=False,
        max_digits=9,
        decimal_places=2,
        localize=True,
        help_text=_("Seperti tertulis pada sertifikat."),
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
    )
    provider = text(_("Penyelenggara"), 200, required=False)

    @classmethod
    def fresh(cls) -> "CourseForm":
        """Return an empty form with a key of its own."""
        return cls(initial={"once_key": uuid4().hex})

    @property
    def course(self) -> Course:
        """The course as the form tells it, not stored."""
        return Course(**{name: self.cleaned_data.get(name) for name in FACTS})


class SourceForm(forms.Form):
    """Where participants come from; whatever is filled in adds to the list."""

    baris = forms.CharField(
        label=_("Tempel NIP"),
        required=False,
        max_length=500_000,
        widget=forms.Textarea(attrs={"rows": 4, "spellcheck": "false"}),
        help_text=_("Satu NIP per baris; boleh diikuti tab atau titik koma dan nomor sertifikat."),
    )
    unit = UnitsChoice(
        None,
        label=_("Semua pegawai unit"),
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 4}),
        help_text=_("Termasuk unit di bawahnya."),
    )
    berkas = forms.FileField(
        label=_("Buku kerja peserta"),
        required=False,
        allow_empty_file=True,
        help_text=_("Templat berisi NIP, NAMA dan NOMOR SERTIFIKAT; XLSX atau CSV."),
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.tsv,.xlsx"}),
    )
    cari = forms.CharField(
        label=_("Cari nama atau jabatan"),
        required=False,
        max_length=100,
        help_text=_("Hasilnya muncul di bawah daftar; centang yang ikut."),
    )

    def __init__(self, *args: Any, user: User, agency: Agency, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units: Any = self.fields["unit"]
        units.queryset = units_seen_by(user, agency)


class SharedFileForm(forms.Form):
    """One file of evidence for everybody, or none."""

    sertifikat = forms.FileField(
        label=_("Berkas bukti untuk semua peserta"),
        required=False,
        allow_empty_file=True,
        help_text=format_lazy(
            _("Daftar hadir atau sertifikat bersama; PDF, JPEG atau PNG, paling besar {n} MB."),
            n=LIMIT_BYTES // 1024 // 1024,
        ),
        widget=forms.FileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png"}),
    )


class ArchiveForm(forms.Form):
    """The certificates of many, in one archive."""

    arsip = forms.FileField(
        label=_("Arsip sertifikat"),
        help_text=_("ZIP berisi PDF, JPEG atau PNG yang dinamai dengan NIP atau nomor sertifikat."),
        widget=forms.FileInput(attrs={"accept": ".zip"}),
    )


class SheetForm(forms.Form):
    """A workbook of many trainings."""

    berkas = forms.FileField(
        label=_("Buku kerja pelatihan"),
        allow_empty_file=True,
        help_text=_("CSV atau XLSX dengan kolom templat pelatihan, paling banyak 5.000 baris."),
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.tsv,.xlsx"}),
    )
