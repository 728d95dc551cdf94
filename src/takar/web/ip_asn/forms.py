"""The questions one may ask of an index, and its settling."""

from typing import Any, cast

from django import forms
from django.db.models import Model
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from takar.web.ip_asn.queries.held_down import indicator_titles
from takar.web.ip_asn.queries.place import Place
from takar.web.people.models.choices import choices
from takar.web.people.rules import EMPLOYMENTS
from takar.web.results.models import Run, RunState
from takar.web.results.rules.ip_asn import STATES

ANY = [("", _("Semua"))]
POST_GROUPS = [
    ("MANAJERIAL", _("JPT, administrator dan pengawas")),
    ("FUNGSIONAL", _("Fungsional")),
    ("PELAKSANA", _("Pelaksana")),
]
ORDERS = [
    ("nama", _("Nama")),
    ("unit", _("Unit kerja")),
    ("-indeks", _("Indeks, tertinggi dahulu")),
    ("indeks", _("Indeks, terendah dahulu")),
    ("-menang", _("Poin yang dapat dikejar, terbanyak dahulu")),
]


class RunField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A choice among runs, told apart by year, rules and state as well as their title."""

    def label_from_instance(self, obj: Model) -> str:
        """Return what a run is called in the list."""
        run = cast("Run", obj)
        state = RunState(run.state).label
        return f"{run.year} · {run.title} · {date_format(run.day)} · {state}"


class RunChoice(forms.Form):
    """Which run is looked at."""

    run: Any = RunField(None, label=_("Penghitungan"), required=False, empty_label=None)

    def __init__(self, *args: Any, runs: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["run"].queryset = runs  # type: ignore[attr-defined]


class PeopleFilter(forms.Form):
    """Which people of a place are looked at."""

    q = forms.CharField(
        label=_("Nama, jabatan atau NIP"),
        required=False,
        max_length=100,
        widget=forms.TextInput({"type": "search"}),
    )
    run: Any = RunField(None, label=_("Penghitungan"), required=False, empty_label=None)
    unit: Any = forms.ModelChoiceField(
        None, label=_("Unit kerja"), required=False, empty_label=_("Semua")
    )
    category = forms.ChoiceField(label=_("Kategori"), required=False)
    indicator = forms.ChoiceField(label=_("Unsur"), required=False)
    state = forms.ChoiceField(label=_("Keadaan unsur"), required=False)
    employment = forms.ChoiceField(
        label=_("Status"), choices=[*ANY, *choices(EMPLOYMENTS)], required=False
    )
    post_group = forms.ChoiceField(
        label=_("Kelompok jabatan"), choices=[*ANY, *POST_GROUPS], required=False
    )

    def __init__(self, *args: Any, place: Place, runs: Any, units: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["run"].queryset = runs  # type: ignore[attr-defined]
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]
        none = ("TIDAK_ADA", _("Belum terukur"))
        titles = indicator_titles(place)
        if not place.is_wide:
            titles.pop("DISIPLIN", None)
        states = [(code, _(words)) for code, (words, _tone) in STATES.items()]
        offered: dict[str, list[Any]] = {
            "category": [*place.categories.items(), none],
            "indicator": [*titles.items()],
            "state": states,
        }
        for name, options in offered.items():
            self.fields[name].choices = [*ANY, *options]  # type: ignore[attr-defined]


class SettleForm(forms.Form):
    """Whether an index is final, and why."""

    state = forms.ChoiceField(
        label=_("Keadaan hasil"), choices=RunState.choices, widget=forms.RadioSelect
    )
    reason = forms.CharField(
        label=_("Alasan"),
        widget=forms.Textarea({"rows": 3}),
        max_length=2000,
        help_text=_("Misalnya: rilis resmi BKN sudah diterima dan dicocokkan."),
    )
