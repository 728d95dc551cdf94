"""What is typed to make exams and forms."""

import re
from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from takar.items.content import TITLES
from takar.items.forms import WHOLE_PERCENT, AdaptiveRule, Exposure
from takar.items.marking import Unanswered
from takar.web.accounts.models import Agency
from takar.web.assessments.models import EventMethod
from takar.web.exams.models import Exam
from takar.web.exams.queries.exams import competencies_in
from takar.web.exams.queries.pools import scales_in
from takar.web.item_bank.models import ItemPool
from takar.web.item_bank.queries.lists import tags_in_use

ANY = [("", _("Semua"))]
LEAST, MOST, FURTHEST_START = 10, 30, 2
EXPOSURES = [
    (Exposure.LOT.value, _("Diundi di antara soal yang paling berguna")),
    (Exposure.LIMIT.value, _("Dibatasi: tidak lebih dari sebagian peserta menemui satu soal")),
    (Exposure.NONE.value, _("Tidak dikendalikan")),
]
_SHARE = re.compile(r"^\s*([A-Z0-9_]+)\s*[:=]\s*(\d{1,3})\s*%?\s*$", re.IGNORECASE)
_RANGE = re.compile(r"^\s*([A-Z0-9_]+)\s*[:=]\s*(\d+)\s*(?:-\s*(\d+))?\s*$", re.IGNORECASE)


class ExamFilter(forms.Form):
    """The search above the list of exams."""

    q = forms.CharField(label=_("Cari ujian"), required=False, widget=forms.SearchInput())
    tied = forms.ChoiceField(
        label=_("Kaitan"),
        required=False,
        choices=[*ANY, ("DENGAN", _("Bagian kegiatan penilaian")), ("TANPA", _("Berdiri sendiri"))],
    )


class MethodChoice(forms.ModelChoiceField[Any]):
    """A choice of the methods of the events of an agency."""

    def label_from_instance(self, method: Any) -> str:
        """Name the event before its method."""
        return f"{method.event.name} · {method.code.replace('_', ' ').capitalize()}"


class ExamForm(forms.Form):
    """What an exam is."""

    name = forms.CharField(label=_("Nama ujian"), max_length=200)
    method = MethodChoice(
        EventMethod.objects.none(),
        label=_("Metode kegiatan penilaian"),
        required=False,
        help_text=_("Kosongkan bila ujian berdiri sendiri."),
    )
    consent = forms.CharField(
        label=_("Pernyataan persetujuan"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Dibaca dan disetujui peserta sebelum mulai."),
    )

    def __init__(self, *args: Any, agency: Agency, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["method"]
        rows = EventMethod.objects.filter(event__agency=agency, event__run=None)
        field.queryset = rows.select_related("event").order_by("-event__starts_on", "place")


class NewFormForm(forms.Form):
    """A new form of an exam."""

    code = forms.SlugField(label=_("Kode naskah"), max_length=20)
    title = forms.CharField(label=_("Judul naskah"), max_length=200)


class FormSettings(forms.Form):
    """What holds for a whole form."""

    title = forms.CharField(label=_("Judul naskah"), max_length=200)
    minutes = forms.IntegerField(
        label=_("Waktu seluruh naskah (menit)"),
        min_value=1,
        max_value=600,
        required=False,
        help_text=_("Hanya untuk bagian yang tidak mempunyai waktu sendiri."),
    )
    unanswered = forms.ChoiceField(
        label=_("Soal yang tidak dijawab"),
        choices=[
            (Unanswered.ZERO.value, _("Dihitung nol")),
            (Unanswered.LEFT_OUT.value, _("Tidak ikut dihitung")),
        ],
    )


class NewSection(forms.Form):
    """A new section of a form."""

    code = forms.RegexField(
        r"^[A-Za-z0-9][A-Za-z0-9_.-]{0,39}$", label=_("Kode bagian"), max_length=40
    )
    title = forms.CharField(label=_("Judul bagian"), max_length=200)
    minutes = forms.IntegerField(
        label=_("Waktu (menit)"), min_value=1, max_value=600, required=False
    )


class SectionForm(forms.Form):
    """What a section is, and how one goes through it."""

    title = forms.CharField(label=_("Judul bagian"), max_length=200)
    minutes = forms.IntegerField(
        label=_("Waktu (menit)"), min_value=1, max_value=600, required=False
    )
    instructions = forms.CharField(
        label=_("Petunjuk"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Dibaca sebelum waktu berjalan. HTML sederhana boleh dipakai."),
    )
    shuffles_options = forms.BooleanField(label=_("Acak urutan pilihan jawaban"), required=False)
    may_go_back = forms.BooleanField(label=_("Boleh kembali ke soal sebelumnya"), required=False)
    is_adaptive = forms.BooleanField(
        label=_("Adaptif: soal dipilih menurut jawaban"),
        required=False,
        help_text=_(
            "Soal blok bagian ini menjadi kolam pilihan. Semuanya harus berparameter pada satu "
            "kalibrasi; peserta tidak bisa kembali."
        ),
    )
    scale = forms.ChoiceField(label=_("Kalibrasi"), required=False)
    least = forms.IntegerField(
        label=_("Soal paling sedikit"), min_value=1, max_value=200, initial=10, required=False
    )
    most = forms.IntegerField(
        label=_("Soal paling banyak"), min_value=1, max_value=200, initial=30, required=False
    )
    standard_error = forms.RegexField(
        r"^0[.,]\d{1,3}$",
        label=_("Berhenti bila galat baku di bawah"),
        initial="0.30",
        required=False,
        help_text=_("Pada skala kalibrasi; 0,0 berarti selalu sampai soal paling banyak."),
    )
    exposure = forms.ChoiceField(
        label=_("Kendali pemunculan soal"), choices=EXPOSURES, required=False
    )
    best = forms.IntegerField(
        label=_("Diundi di antara berapa soal"),
        min_value=1,
        max_value=50,
        initial=5,
        required=False,
    )
    limit_percent = forms.IntegerField(
        label=_("Satu soal ditemui paling banyak (% peserta)"),
        min_value=1,
        max_value=100,
        initial=25,
        required=False,
    )
    content = forms.CharField(
        label=_("Bagian isi"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Satu kompetensi satu baris, misalnya INTEGRITAS: 40. Jumlahnya 100."),
    )
    start = forms.RegexField(
        r"^-?[0-2]([.,]\d{1,2})?$",
        label=_("Kemampuan awal"),
        initial="0",
        required=False,
        help_text=_("-2 sampai 2 pada skala kalibrasi; 0 berarti rata-rata kelompok acuan."),
    )
    rest_years = forms.IntegerField(
        label=_("Soal yang pernah ditemui beristirahat (tahun)"),
        min_value=0,
        max_value=10,
        initial=2,
        required=False,
        help_text=_(
            "Soal yang ditemui seseorang pada ujian mana pun selama itu tidak dipilih lagi "
            "untuknya; 0 berarti boleh. Bila kolam menjadi terlalu kecil, yang paling lama "
            "ditemui diberikan lagi dan itu dicatat."
        ),
    )

    def __init__(self, *args: Any, scales: Mapping[str, str] | None = None, **kwargs: Any) -> None:
        """Offer the calibrations an adaptive section may go by."""
        super().__init__(*args, **kwargs)
        field: Any = self.fields["scale"]
        field.choices = [("", _("Belum dipilih")), *(scales or {}).items()]

    @property
    def usual_boxes(self) -> list[forms.BoundField]:
        """The boxes of every section."""
        return [one for one in self if one.name not in AdaptiveRule.model_fields]

    @property
    def adaptive_boxes(self) -> list[forms.BoundField]:
        """The boxes that matter to an adaptive section alone."""
        return [one for one in self if one.name in AdaptiveRule.model_fields]

    @property
    def shows_adaptive(self) -> bool:
        """Say whether these boxes are to be seen at once."""
        return bool(self["is_adaptive"].value() or any(one.errors for one in self.adaptive_boxes))

    def clean_content(self) -> dict[str, int]:
        """Return the percent of each competency."""
        found: dict[str, int] = {}
        for line in filter(str.strip, self.cleaned_data["content"].splitlines()):
            told = _SHARE.match(line)
            if told is None or not int(told[2]):
                raise ValidationError(
                    _("Baris “%(line)s” tidak terbaca; tulis misalnya INTEGRITAS: 40."),
                    params={"line": line.strip()},
                )
            found[told[1].upper()] = int(told[2])
        if found and sum(found.values()) != WHOLE_PERCENT:
            raise ValidationError(_("Bagian isi harus berjumlah 100."))
        return found

    def clean(self) -> dict[str, Any]:
        """Gather the rule of an adaptive section."""
        said = super().clean() or {}
        is_adaptive = said.pop("is_adaptive", False)
        rule = {name: said.pop(name, None) for name in AdaptiveRule.model_fields}
        if not is_adaptive or self.errors:
            return said
        for name in ("standard_error", "start"):
            rule[name] = (rule[name] or "").replace(",", ".")
        if (rule["least"] or LEAST) > (rule["most"] or MOST):
            raise ValidationError(_("Soal paling sedikit melebihi soal paling banyak."))
        if abs(float(rule["start"] or 0)) > FURTHEST_START:
            raise ValidationError(_("Kemampuan awal terletak antara -2 dan 2."))
        said["adaptive"] = AdaptiveRule(**{name: one for name, one in rule.items() if one})
        return said


def adaptive_facts(rule: Mapping[str, Any] | None) -> dict[str, Any]:
    """Return what stands in the form of a section about its adaptive rule."""
    if rule is None:
        return {}
    shares = "\n".join(f"{area}: {percent}" for area, percent in rule.get("content", {}).items())
    return {**rule, "content": shares, "is_adaptive": True}


class BlockForm(forms.Form):
    """How a block gives its items."""

    take = forms.IntegerField(label=_("Ambil"), min_value=1, max_value=2000, required=False)
    shuffles_items = forms.BooleanField(label=_("Acak urutan soal"), required=False)


class ItemFilter(forms.Form):
    """How approved items are narrowed."""

    q = forms.CharField(label=_("Cari kode atau judul"), required=False, widget=forms.SearchInput())
    pool: forms.ModelChoiceField[ItemPool] = forms.ModelChoiceField(
        label=_("Bank soal"),
        queryset=ItemPool.objects.none(),
        required=False,
        empty_label=_("Semua"),
    )
    interaction = forms.ChoiceField(label=_("Bentuk soal"), required=False)
    competency = forms.ChoiceField(label=_("Kompetensi"), required=False)
    tag = forms.ChoiceField(label=_("Penanda"), required=False)
    scale = forms.ChoiceField(label=_("Berparameter pada kalibrasi"), required=False)
    level = forms.TypedChoiceField(
        label=_("Level"),
        required=False,
        coerce=int,
        empty_value=None,
        choices=[*ANY, *((n, n) for n in range(6))],
    )

    def __init__(self, *args: Any, agency: Agency, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = dict(self.fields)
        fields["pool"].queryset = ItemPool.objects.filter(agency=agency)
        fields["interaction"].choices = [*ANY, *((one.value, str(t)) for one, t in TITLES.items())]
        fields["tag"].choices = [*ANY, *((one, one) for one in tags_in_use(agency))]
        fields["scale"].choices = [*ANY, *scales_in(agency).items()]
        named = [(one, one.replace("_", " ").capitalize()) for one in competencies_in(agency)]
        fields["competency"].choices = [*ANY, *named]


class AssemblyForm(forms.Form):
    """What parallel forms must hold."""

    how_many = forms.IntegerField(label=_("Banyak naskah"), min_value=2, max_value=6, initial=2)
    length = forms.IntegerField(label=_("Soal setiap naskah"), min_value=1, max_value=200)
    minutes = forms.IntegerField(label=_("Waktu (menit)"), min_value=1, max_value=600, initial=90)
    overlap = forms.IntegerField(
        label=_("Soal yang boleh sama antara dua naskah"), min_value=0, max_value=200, initial=0
    )
    letter = forms.SlugField(label=_("Awalan kode naskah"), max_length=15, initial="P")
    pool: forms.ModelChoiceField[ItemPool] = forms.ModelChoiceField(
        label=_("Bank soal"),
        queryset=ItemPool.objects.none(),
        required=False,
        empty_label=_("Semua"),
    )
    content = forms.CharField(
        label=_("Isi setiap naskah"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Satu kompetensi satu baris, misalnya INTEGRITAS: 4-6."),
    )

    def __init__(self, *args: Any, agency: Agency, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["pool"]
        field.queryset = ItemPool.objects.filter(agency=agency)

    def clean_content(self) -> dict[str, tuple[int, int]]:
        """Return fewest and most items of each competency."""
        found = {}
        for line in filter(str.strip, self.cleaned_data["content"].splitlines()):
            told = _RANGE.match(line)
            if told is None:
                raise ValidationError(
                    _("Baris “%(line)s” tidak terbaca; tulis misalnya INTEGRITAS: 4-6."),
                    params={"line": line.strip()},
                )
            least = int(told[2])
            found[told[1].upper()] = (least, int(told[3] or least))
        return found

    def clean_pool(self) -> int | None:
        """Return the number of the pool."""
        pool = self.cleaned_data["pool"]
        return pool.pk if pool else None


class ReasonForm(forms.Form):
    """Why something is done."""

    because = forms.CharField(label=_("Alasan"), max_length=300)


def facts_of(exam: Exam) -> dict[str, Any]:
    """Return what stands in the form of an exam."""
    method = EventMethod.objects.filter(event=exam.event_id, code=exam.method).first()
    return {"name": exam.name, "method": method if exam.event_id else None, "consent": exam.consent}
