"""What one says to make, copy or read a scenario."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from takar.web.accounts.models import Agency
from takar.web.kit.widgets import Day
from takar.web.people.queries import units_of
from takar.web.scenarios.laws import base_law
from takar.web.scenarios.models import Measure
from takar.web.scenarios.models.scenarios import Direction
from takar.web.scenarios.models.sketches import new_key
from takar.web.scenarios.queries import rule_sets

ANY = [("", gettext_lazy("Semua"))]


class SketchForm(forms.Form):
    """What every scenario and plan is told: its name, day, rule set and people."""

    name = forms.CharField(label=gettext_lazy("Nama"), max_length=120)
    note = forms.CharField(
        label=gettext_lazy("Catatan"),
        widget=forms.Textarea({"rows": 3}),
        max_length=2000,
        required=False,
    )
    day = forms.DateField(
        label=gettext_lazy("Keadaan per tanggal"),
        widget=Day,
        initial=timezone.localdate,
        help_text=gettext_lazy("Tahun yang diukur adalah tahun terakhir yang sudah selesai."),
    )
    rules = forms.ChoiceField(
        label=gettext_lazy("Perangkat aturan"),
        help_text=gettext_lazy(
            "Hanya perangkat yang menghitung dari bukti. Untuk tahun 2023 dan sesudahnya hasilnya"
            " perkiraan sendiri, bukan nilai resmi BKN."
        ),
    )
    unit: Any = forms.ModelChoiceField(
        None,
        label=gettext_lazy("Unit kerja"),
        required=False,
        empty_label=gettext_lazy("Seluruh instansi"),
    )
    once_key = forms.CharField(widget=forms.HiddenInput, max_length=80)

    def __init__(self, *args: Any, agency: Agency, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.agency = agency
        today = base_law(agency, timezone.localdate())
        self.fields["rules"].choices = list(rule_sets(today).items())  # type: ignore[attr-defined]
        self.fields["unit"].queryset = units_of(agency)  # type: ignore[attr-defined]
        self.fields["once_key"].initial = new_key()

    def clean(self) -> dict[str, Any]:
        """Refuse a day on which the rule set was not in force."""
        cleaned = super().clean() or {}
        day, rules = cleaned.get("day"), cleaned.get("rules")
        if day and rules and rules not in rule_sets(base_law(self.agency, day)):
            self.add_error("day", _("Perangkat aturan ini belum berlaku pada tanggal itu."))
        return cleaned


class ScenarioForm(SketchForm):
    """A scenario asked for; its rules are changed on the next page."""

    measure = forms.ChoiceField(label=gettext_lazy("Yang dihitung"), choices=Measure.choices)
    field_order = ("name", "note", "measure", "day", "rules", "unit", "once_key")


class CopyForm(forms.Form):
    """The name of a copy."""

    name = forms.CharField(label=gettext_lazy("Nama salinan"), max_length=120)
    once_key = forms.CharField(widget=forms.HiddenInput, max_length=80, initial=new_key)


class PeopleFilter(forms.Form):
    """Which of the people who move are looked at."""

    q = forms.CharField(
        label=gettext_lazy("Nama, jabatan atau NIP"),
        required=False,
        max_length=100,
        widget=forms.TextInput({"type": "search"}),
    )
    direction = forms.ChoiceField(
        label=gettext_lazy("Arah"), choices=[*ANY, *Direction.choices], required=False
    )
    before = forms.ChoiceField(label=gettext_lazy("Dari kategori"), required=False)
    after = forms.ChoiceField(label=gettext_lazy("Ke kategori"), required=False)
    unit: Any = forms.ModelChoiceField(
        None,
        label=gettext_lazy("Unit kerja"),
        required=False,
        empty_label=gettext_lazy("Semua"),
    )

    def __init__(
        self, *args: Any, agency: Agency, categories: dict[str, str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        none = [("-", gettext_lazy("Belum terukur"))]
        for name in ("before", "after"):
            choices = [*ANY, *categories.items(), *none]
            self.fields[name].choices = choices  # type: ignore[attr-defined]
        self.fields["unit"].queryset = units_of(agency)  # type: ignore[attr-defined]
