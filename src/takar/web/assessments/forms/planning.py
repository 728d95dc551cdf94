"""What is typed while an event is planned: the matrix, the groups of participants."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from takar.web.accounts.models import Agency
from takar.web.assessments.forms.pieces import Day, named
from takar.web.assessments.rules.criteria import PREFERENCES, Criteria, Group
from takar.web.assessments.rules.limits import Limits
from takar.web.people.models import WorkUnit
from takar.web.people.models.choices import choices
from takar.web.people.rules import EMPLOYMENTS, POSITION_TIERS

GRADES = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII")
UNIT_DEPTH = 2


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
    def has_its_columns(self) -> bool:
        """Whether the grid that was sent has the columns of the methods in use, and no other."""
        sent = {method for method in self.limits.methods if f"shown_{method}" in self.data}
        return sent == {column["code"] for column in self.columns}

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
