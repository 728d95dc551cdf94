"""The questions one may ask of the map."""

from typing import Any, cast

from django import forms
from django.db.models import Model
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from takar.web.people.models.choices import choices
from takar.web.people.rules import EDUCATION_LEVELS, EMPLOYMENTS, POSITION_TIERS
from takar.web.results.models import Run

ANY = [("", _("Semua"))]
COMPLETENESS = [("penuh", _("Bukti lengkap")), ("sebagian", _("Bukti belum lengkap"))]
AGES = [
    ("SEGAR", _("Dinilai dalam 1 tahun terakhir")),
    ("MENUA", _("Dinilai 1 sampai 3 tahun lalu")),
    ("LEWAT", _("Dinilai lebih dari 3 tahun lalu")),
    ("TIDAK_ADA", _("Belum pernah dinilai")),
]


class RunField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A choice among runs, told apart by their day as well as their title."""

    def label_from_instance(self, obj: Model) -> str:
        """Return what a run is called in the list."""
        return f"{obj} · {date_format(cast('Run', obj).day)}"


class MapFilter(forms.Form):
    """Which people of a run are looked at."""

    run: Any = RunField(None, label=_("Penghitungan"), required=False, empty_label=None)
    unit: Any = forms.ModelChoiceField(
        None, label=_("Unit kerja"), required=False, empty_label=_("Semua")
    )
    tier = forms.ChoiceField(
        label=_("Jenjang jabatan"), choices=[*ANY, *choices(POSITION_TIERS)], required=False
    )
    employment = forms.ChoiceField(
        label=_("Status"), choices=[*ANY, *choices(EMPLOYMENTS)], required=False
    )
    education = forms.ChoiceField(
        label=_("Pendidikan"), choices=[*ANY, *choices(EDUCATION_LEVELS)], required=False
    )
    completeness = forms.ChoiceField(
        label=_("Kelengkapan bukti"), choices=[*ANY, *COMPLETENESS], required=False
    )
    age = forms.ChoiceField(label=_("Umur penilaian"), choices=[*ANY, *AGES], required=False)
    performance = forms.ChoiceField(label=_("Kategori kinerja"), required=False)
    potential = forms.ChoiceField(label=_("Kategori potensial"), required=False)
    missing = forms.ChoiceField(label=_("Bukti yang belum ada"), required=False)
    q = forms.CharField(
        label=_("Nama, jabatan atau NIP"),
        required=False,
        max_length=100,
        widget=forms.TextInput({"type": "search"}),
    )

    def __init__(
        self,
        *args: Any,
        runs: Any,
        units: Any,
        axes: tuple[dict[str, str], dict[str, str]],
        indicators: dict[str, str],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["run"].queryset = runs  # type: ignore[attr-defined]
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]
        performance, potential = axes
        offered = {"performance": performance, "potential": potential, "missing": indicators}
        for name, titles in offered.items():
            self.fields[name].choices = [*ANY, *titles.items()]  # type: ignore[attr-defined]


class ComparisonForm(forms.Form):
    """Two runs to compare."""

    before: Any = RunField(None, label=_("Penghitungan pertama"))
    after: Any = RunField(None, label=_("Penghitungan kedua"))

    def __init__(self, *args: Any, runs: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("before", "after"):
            self.fields[name].queryset = runs  # type: ignore[attr-defined]
