"""What is typed while the participants of an event are planned."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from takar.web.accounts.models import Agency
from takar.web.assessments.forms.pieces import named
from takar.web.assessments.rules.criteria import PREFERENCES, Criteria, Group
from takar.web.kit.widgets import Day
from takar.web.people.models import WorkUnit
from takar.web.people.models.choices import choices
from takar.web.people.rules import EMPLOYMENTS, POSITION_TIERS

GRADES = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII")
UNIT_DEPTH = 2


class GroupForm(forms.Form):
    """One group of participants."""

    name = forms.CharField(label=_("Nama kelompok"), max_length=80)
    quota = forms.IntegerField(
        label=_("Kuota"), required=False, min_value=0, help_text=_("Kosong berarti semua.")
    )
    employments = forms.MultipleChoiceField(
        label=_("Status kepegawaian"),
        required=False,
        choices=choices(EMPLOYMENTS),
        widget=forms.CheckboxSelectMultiple(),
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
            employments=tuple(typed["employments"]),
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
