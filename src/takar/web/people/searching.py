"""The parts of a search about people that every room can build on."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from takar.web.accounts.models import Agency
from takar.web.people import rules
from takar.web.people.models.choices import choices
from takar.web.people.queries.units import units_of

ANY = [("", _("Semua"))]


class UnitChoice(forms.ModelChoiceField[Any]):
    """A choice of units in which the tree can be seen."""

    def label_from_instance(self, unit: Any) -> str:
        """Indent a unit by its place in the tree."""
        return f"{'— ' * unit.depth}{unit.name}"


class UnitFilter(forms.Form):
    """The part of a search that narrows by unit."""

    unit = UnitChoice(None, label=_("Unit kerja"), required=False, empty_label=_("Semua"))

    def __init__(self, *args: Any, agency: Agency, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units_of(agency)  # type: ignore[attr-defined]


class TierFilter(UnitFilter):
    """The part of a search that narrows by tier and unit."""

    tier = forms.ChoiceField(
        label=_("Jenjang jabatan"), required=False, choices=[*ANY, *choices(rules.POSITION_TIERS)]
    )
