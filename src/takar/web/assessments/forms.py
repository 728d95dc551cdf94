"""What is typed into the pages of the room."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from takar.web.accounts.models import Agency
from takar.web.assessments.models import Event, Participant
from takar.web.assessments.rules import PARTICIPANT_STATES, PURPOSES, STATES
from takar.web.assessments.rules.criteria import PREFERENCES, Criteria, Group
from takar.web.assessments.rules.limits import Limits
from takar.web.people.models import WorkUnit
from takar.web.people.models.choices import choices
from takar.web.people.rules import POSITION_TIERS

GRADES = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII")
UNIT_DEPTH = 2


def any_of(titles: dict[str, str], word: Any) -> list[tuple[str, Any]]:
    """Return choices with "any" before them."""
    return [("", word), *choices(titles)]


class Day(forms.DateInput):
    """A day picker of the browser."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class EventForm(forms.ModelForm[Event]):
    """What an event is."""

    class Meta:
        model = Event
        fields = ("name", "purpose", "starts_on", "ends_on", "place", "organiser", "rounding")
        widgets = {"starts_on": Day(), "ends_on": Day()}
        help_texts = {
            "organiser": _("Unit penilaian sendiri, atau unit terakreditasi yang dipinjam."),
            "rounding": _("Cara rata-rata nilai menjadi level."),
        }


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


class MatrixForm(forms.Form):
    """The methods of an event, their weights, and the competencies each of them sees."""

    def __init__(self, *args: Any, limits: Limits, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.limits = limits
        for method, title in limits.methods.items():
            self.fields[f"use_{method}"] = forms.BooleanField(label=title, required=False)
            self.fields[f"weight_{method}"] = forms.DecimalField(
                label=_("Bobot"), required=False, min_value=0, max_digits=6, decimal_places=2
            )
            self.fields[f"see_{method}"] = forms.MultipleChoiceField(
                label=title, required=False, choices=list(limits.competencies.items())
            )

    @property
    def choices(self) -> list[dict[str, Any]]:
        """The known methods, each with its tick box."""
        return [
            {"title": title, "kind": self.limits.kinds[method], "use": self[f"use_{method}"]}
            for method, title in self.limits.methods.items()
        ]

    @property
    def columns(self) -> list[dict[str, Any]]:
        """The columns of the grid: the methods in use, with their weights."""
        return [
            {"code": method, "title": title, "weight": self[f"weight_{method}"]}
            for method, title in self.limits.methods.items()
            if self[f"use_{method}"].value()
        ]

    @property
    def rows(self) -> list[tuple[str, list[dict[str, Any]]]]:
        """The rows of the grid: a competency, and whether each method in use sees it."""
        ticks = {column["code"]: self.ticks(column["code"]) for column in self.columns}
        titles = self.limits.methods
        return [
            (
                name,
                [
                    {"method": one, "title": titles[one], "code": code, "is_seen": code in ticked}
                    for one, ticked in ticks.items()
                ],
            )
            for code, name in self.limits.competencies.items()
        ]

    def ticks(self, method: str) -> frozenset[str]:
        """The competencies a method sees; one that was only now taken up starts with all."""
        is_new = self.is_bound and f"shown_{method}" not in self.data
        if is_new and f"see_{method}" not in self.data:
            return frozenset(self.limits.competencies)
        return frozenset(self[f"see_{method}"].value() or ())

    @property
    def matrix(self) -> dict[str, frozenset[str]]:
        """The methods in use with the competencies they see."""
        return {
            method: self.ticks(method)
            for method in self.limits.methods
            if self.cleaned_data.get(f"use_{method}")
        }

    @property
    def weights(self) -> dict[str, Decimal]:
        """The weights of the ticked methods; one where none was typed."""
        typed = {method: self.cleaned_data.get(f"weight_{method}") for method in self.matrix}
        return {method: Decimal(1) if one is None else one for method, one in typed.items()}


class GroupForm(forms.Form):
    """One group of participants."""

    name = forms.CharField(label=_("Nama kelompok"), max_length=80)
    quota = forms.IntegerField(
        label=_("Kuota"), required=False, min_value=0, help_text=_("Kosong berarti semua.")
    )
    tiers = forms.MultipleChoiceField(
        label=_("Jenjang jabatan"),
        required=False,
        choices=choices(POSITION_TIERS),
        widget=forms.CheckboxSelectMultiple(),
    )
    grades = forms.MultipleChoiceField(
        label=_("Golongan"),
        required=False,
        choices=[(one, one) for one in GRADES],
        widget=forms.CheckboxSelectMultiple(),
    )
    units = forms.MultipleChoiceField(
        label=_("Unit kerja"),
        required=False,
        help_text=_("Termasuk semua unit di bawahnya; kosong berarti seluruh instansi."),
    )
    strategic_only = forms.BooleanField(label=_("Hanya jabatan strategis"), required=False)
    without_valid_result = forms.BooleanField(
        label=_("Lewati yang hasilnya masih berlaku"), required=False, initial=True
    )
    assessed_before = forms.DateField(
        label=_("Terakhir dinilai sebelum"), required=False, widget=Day()
    )
    first = forms.ChoiceField(
        label=_("Didahulukan"), required=False, choices=[("", "–"), *choices(PREFERENCES)]
    )
    second = forms.ChoiceField(
        label=_("Lalu"), required=False, choices=[("", "–"), *choices(PREFERENCES)]
    )

    def __init__(self, *args: Any, agency: Agency, **kwargs: Any) -> None:
        super().__init__(*args, **(kwargs | {"label_suffix": ""}))
        units = WorkUnit.objects.filter(agency=agency, depth__lte=UNIT_DEPTH).order_by("path")
        named(self, "units").choices = list(units.values_list("code", "name"))

    @property
    def group(self) -> Group:
        """The group as it is stored."""
        typed = self.cleaned_data
        order = [typed[name] for name in ("first", "second") if typed.get(name)]
        return Group(
            name=typed["name"],
            quota=typed["quota"],
            tiers=tuple(typed["tiers"]),
            grades=tuple(typed["grades"]),
            units=tuple(typed["units"]),
            strategic_only=typed["strategic_only"],
            without_valid_result=typed["without_valid_result"],
            assessed_before=typed["assessed_before"],
            order=tuple(dict.fromkeys(order)),
        )


GroupForms = forms.formset_factory(GroupForm, extra=1, can_delete=True, max_num=20)


def group_initials(criteria: Criteria) -> list[dict[str, Any]]:
    """Return what stands in the forms of the groups when the page opens."""
    return [
        group.model_dump(exclude={"order"})
        | dict(zip(("first", "second"), group.order, strict=False))
        for group in criteria.groups
    ]


class AddForm(forms.Form):
    """One person added to an event against its criteria."""

    nip = forms.CharField(label=_("NIP"), max_length=20)
    group = forms.CharField(label=_("Kelompok"), max_length=80)
    reason = forms.CharField(label=_("Alasan"), max_length=250)


class ReasonForm(forms.Form):
    """A reason alone."""

    reason = forms.CharField(label=_("Alasan"), max_length=500, required=False)


class LevelForm(forms.Form):
    """A level that the meeting sets."""

    level = forms.DecimalField(
        label=_("Level"), max_digits=4, decimal_places=2, min_value=0, max_value=5
    )
    reason = forms.CharField(label=_("Alasan rapat asesor"), max_length=500)


class ProfileForm(forms.ModelForm[Participant]):
    """What the meeting writes about one participant."""

    class Meta:
        model = Participant
        fields = ("strengths", "development_areas")
        widgets = {
            "strengths": forms.Textarea(attrs={"rows": 3}),
            "development_areas": forms.Textarea(attrs={"rows": 3}),
        }


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


def named(form: forms.Form, name: str) -> Any:
    """Return a field of a form whose choices are known only now."""
    return form.fields[name]
