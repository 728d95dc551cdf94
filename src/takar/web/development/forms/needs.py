"""The searches above needs, units and those who are not assessed."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from takar.web.accounts.models import Agency, User
from takar.web.development import rules
from takar.web.people.models.choices import choices
from takar.web.people.queries import units_seen_by
from takar.web.people.rules import POSITION_TIERS
from takar.web.people.searching import UnitChoice

ANY = [("", _("Semua"))]


class SeenForm(forms.Form):
    """A search among the units somebody may look into."""

    unit = UnitChoice(None, label=_("Unit kerja"), required=False, empty_label=_("Semua"))

    def __init__(
        self,
        *args: Any,
        user: User,
        agency: Agency,
        titles: Mapping[str, str] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.named("unit").queryset = units_seen_by(user, agency)
        if "competency" in self.fields:
            self.named("competency").choices = [*ANY, *(titles or {}).items()]

    def named(self, name: str) -> Any:
        """Return one of the fields."""
        return self.fields[name]

    @property
    def wanted(self) -> dict[str, Any]:
        """What is asked for; a part that makes no sense does not narrow."""
        self.is_valid()
        return self.cleaned_data


class NeedFilter(SeenForm):
    """The search above the needs."""

    q = forms.CharField(
        label=_("Cari nama, jabatan, atau NIP"), required=False, widget=forms.SearchInput()
    )
    competency = forms.ChoiceField(label=_("Kompetensi"), required=False)
    tier = forms.ChoiceField(
        label=_("Jenjang"), required=False, choices=[*ANY, *choices(POSITION_TIERS)]
    )
    ground = forms.ChoiceField(
        label=_("Dasar"), required=False, choices=[*ANY, *choices(rules.GROUNDS)]
    )
    priority = forms.ChoiceField(
        label=_("Prioritas"), required=False, choices=[*ANY, *choices(rules.PRIORITIES)]
    )
    service = forms.ChoiceField(
        label=_("Dalam rencana"),
        required=False,
        choices=[*ANY, *choices(rules.CHOICES_OF_SERVICE), *choices(rules.REASONS)],
    )
    field_order = ("q", "unit", "competency", "tier", "ground", "priority", "service")


class BlankFilter(SeenForm):
    """The search above those who are not assessed."""

    q = forms.CharField(
        label=_("Cari nama, jabatan, atau NIP"), required=False, widget=forms.SearchInput()
    )
    tier = forms.ChoiceField(
        label=_("Jenjang"), required=False, choices=[*ANY, *choices(POSITION_TIERS)]
    )
    reason = forms.ChoiceField(
        label=_("Sebab"), required=False, choices=[*ANY, *choices(rules.BLANKS)]
    )
    field_order = ("q", "unit", "tier", "reason")


class UnitFilter(SeenForm):
    """The search above the units."""

    competency = forms.ChoiceField(label=_("Kompetensi"), required=False)
