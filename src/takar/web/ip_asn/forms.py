"""The questions one may ask of an index, and its settling."""

from collections.abc import Iterable
from typing import Any

from django import forms
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


def label_of(run: Run) -> str:
    """Return what a run is called in a list: told apart by year, day and state too."""
    return f"{run.year} · {run.title} · {date_format(run.day)} · {RunState(run.state).label}"


def runs_field(runs: Iterable[Run]) -> forms.ChoiceField:
    """Return a choice among runs that were fetched already."""
    chosen = [(run.pk, label_of(run)) for run in runs]
    return forms.ChoiceField(label=_("Penghitungan"), choices=chosen, required=False)


class RunChoice(forms.Form):
    """Which run is looked at."""

    def __init__(self, *args: Any, runs: Iterable[Run], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["run"] = runs_field(runs)


class PeopleFilter(forms.Form):
    """Which people of a place are looked at."""

    q = forms.CharField(
        label=_("Nama, jabatan atau NIP"),
        required=False,
        max_length=100,
        widget=forms.TextInput({"type": "search"}),
    )
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

    def __init__(
        self, *args: Any, place: Place, runs: Iterable[Run], units: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["run"] = runs_field(runs)
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
