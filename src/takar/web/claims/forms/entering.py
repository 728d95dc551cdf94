"""The form of each kind of evidence; whether it can be right is asked where it is stored."""

from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from takar.exchange.files.certificates import LIMIT_BYTES
from takar.kernel.errors import TakarError
from takar.tables.records import (
    OLDER_RATINGS,
    PERFORMANCE_RATINGS,
    RATING_SCALES,
    SANCTION_LEVELS,
    TRAINING_KINDS,
)
from takar.web.claims.actions import Entered
from takar.web.claims.actions.refusals import BadClaim, LooksTheSame
from takar.web.claims.models import Claim
from takar.web.claims.rules import FACTS, LEVELS, SCALES
from takar.web.kit.widgets import Day
from takar.web.kit.words import title_of
from takar.web.people.models.choices import choices
from takar.web.people.models.evidence import plain
from takar.web.people.rules import EDUCATION_LEVELS

__all__ = [
    "CHOOSE",
    "FORMS",
    "LEVELS",
    "EntryForm",
    "choice",
    "day",
    "entry_form",
    "text",
    "words",
]

CHOOSE = ("", _("Pilih"))


def words(values: tuple[str, ...]) -> list[tuple[str, Any]]:
    """Return enumerated values as a choice that begins with none."""
    return [CHOOSE, *((value, title_of(value)) for value in values)]


def text(label: Any, most: int, **options: Any) -> forms.CharField:
    """Return a field for a line of text; an empty one is a gap."""
    return forms.CharField(label=label, max_length=most, empty_value=None, **options)


def choice(label: Any, values: list[tuple[str, Any]], **options: Any) -> forms.TypedChoiceField:
    """Return a field for one of some values; none is a gap."""
    return forms.TypedChoiceField(label=label, choices=values, empty_value=None, **options)


def day(label: Any, **options: Any) -> forms.DateField:
    """Return a field for a day."""
    widget = Day()
    return forms.DateField(label=label, widget=widget, **options)


class EntryForm(forms.Form):
    """What every kind of entry has: its proof, the key of this form, and why it is no duplicate."""

    evidence = ""
    once_key = forms.CharField(widget=forms.HiddenInput, max_length=80)
    same_reason = forms.CharField(
        label=_("Mengapa ini bukan entri yang sama"),
        max_length=500,
        required=False,
        widget=forms.HiddenInput,
    )
    upload = forms.FileField(
        label=_("Berkas sertifikat"),
        required=False,
        allow_empty_file=True,
        help_text=format_lazy(
            _("PDF, JPEG atau PNG, paling besar {limit} MB."), limit=LIMIT_BYTES // 1024 // 1024
        ),
        widget=forms.FileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png"}),
    )

    fault: TakarError | None = None
    alike: LooksTheSame | None = None

    @property
    def is_refused(self) -> bool:
        """Whether something that was sent was not taken."""
        return self.is_bound and bool(self.errors or self.fault or self.alike)

    @property
    def entered(self) -> Entered:
        """What the form says, for the action."""
        own = FACTS[self.evidence].values()
        return Entered(
            evidence=self.evidence,
            facts={name: self.cleaned_data.get(name) for name in own},
            once_key=self.cleaned_data["once_key"],
            upload=self.cleaned_data.get("upload"),
            same_reason=self.cleaned_data.get("same_reason") or "",
        )

    def say(self, refused: BadClaim) -> None:
        """Put what is wrong beside the fields it is about."""
        for name, fault in refused.faults.items():
            self.add_error(name if name in self.fields else None, str(fault))

    def ask_why(self) -> None:
        """Ask why the entry is none that is there already."""
        self.fields["same_reason"].widget = forms.Textarea(attrs={"rows": 2})

    def ask_file_again(self) -> None:
        """Say that the chosen file must be chosen again: a browser keeps none."""
        if self.files.get("upload") and "upload" not in self.errors:
            self.add_error("upload", _("Pilih berkasnya sekali lagi; peramban tidak menyimpannya."))


class TrainingForm(EntryForm):
    """A course, seminar or other training that took place."""

    evidence = "trainings"
    title = text(_("Nama pelatihan"), 250)
    training_kind = choice(_("Jenis"), words(TRAINING_KINDS))
    structural_level = choice(
        _("Jenjang kepemimpinan"),
        [CHOOSE, *choices(LEVELS)],
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
    certificate_number = text(_("Nomor sertifikat"), 120, required=False)


class EducationForm(EntryForm):
    """A degree obtained."""

    evidence = "education_history"
    education_level = choice(_("Tingkat pendidikan"), [CHOOSE, *choices(EDUCATION_LEVELS)])
    title = text(_("Bidang pendidikan"), 200, required=False)
    provider = text(_("Perguruan tinggi atau sekolah"), 200, required=False)
    ended_on = day(_("Tanggal ijazah"))
    certificate_number = text(_("Nomor ijazah"), 120, required=False)


class RatingForm(EntryForm):
    """The performance rating of one year."""

    evidence = "performance_ratings"
    year = forms.IntegerField(label=_("Tahun kinerja"), min_value=1990, max_value=2100)
    rating_scale = choice(
        _("Skala predikat"),
        [("", _("Menurut tahunnya")), *((code, SCALES[code]) for code in RATING_SCALES)],
        required=False,
    )
    rating = choice(
        _("Predikat"),
        words((*PERFORMANCE_RATINGS, *OLDER_RATINGS)),
        required=False,
        help_text=_("Boleh kosong bila yang tertulis hanya angkanya."),
    )
    rating_score = forms.DecimalField(
        label=_("Nilai angka"),
        required=False,
        max_digits=9,
        decimal_places=2,
        localize=True,
        help_text=_("Untuk skala sebelum 2022."),
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
    )
    has_new_idea = forms.TypedChoiceField(
        label=_("Ada ide baru yang bermanfaat (PP 30/2019)"),
        required=False,
        choices=[("", _("Tidak disebut")), ("True", _("Ada")), ("False", _("Tidak ada"))],
        coerce=lambda said: said == "True",
        empty_value=None,
    )


class SanctionForm(EntryForm):
    """A disciplinary sanction; entered by one operator, verified by another."""

    evidence = "sanctions"
    sanction_level = choice(_("Tingkat hukuman"), words(SANCTION_LEVELS))
    title = text(_("Jenis hukuman"), 250, required=False)
    started_on = day(_("Mulai berlaku"))
    ended_on = day(
        _("Selesai"), required=False, help_text=_("Kosongkan bila masih atau tetap berlaku.")
    )


FORMS: dict[str, type[EntryForm]] = {
    form.evidence: form for form in (TrainingForm, EducationForm, RatingForm, SanctionForm)
}


def entry_form(
    evidence: str, data: Any = None, files: Any = None, claim: Claim | None = None
) -> EntryForm:
    """Return the form of one kind of evidence, new or filled with what a claim says."""
    start: dict[str, Any] = {"once_key": uuid4().hex}
    if claim is not None:
        start |= filled(claim)
    form = FORMS[evidence](data, files, initial=start)
    form.order_fields([name for name in form.fields if name not in EntryForm.base_fields])
    if evidence != "trainings":
        form.fields["upload"].label = _("Berkas bukti")
    return form


def filled(claim: Claim) -> Mapping[str, Any]:
    """Return what a claim says, by field; numbers without the zeros nobody wrote."""
    told = {own: getattr(claim, own) for own in FACTS[claim.evidence].values()}
    numbers = ("lesson_hours", "rating_score")
    short = {
        name: str(plain(value)).replace(".", ",")
        for name, value in told.items()
        if name in numbers and value is not None
    }
    return told | short | {"same_reason": claim.same_reason}
