"""What one says to ask for a plan."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from takar.planning.problem import USUAL_DEEDS
from takar.web.accounts.models import Agency, User
from takar.web.accounts.permissions import operates
from takar.web.people.queries import units_seen_by
from takar.web.scenarios.forms.scenarios import SketchForm
from takar.web.scenarios.models import CourseType
from takar.web.scenarios.models.plans import Objective
from takar.web.scenarios.rules import Terms
from takar.web.scenarios.wording import DEEDS


class PlanForm(SketchForm):
    """The aim of a plan, what it keeps small, and the limits it must keep within."""

    target = forms.DecimalField(
        label=_("Indeks yang dituju"),
        min_value=1,
        max_value=100,
        max_digits=5,
        decimal_places=2,
        localize=True,
        widget=forms.TextInput({"inputmode": "decimal"}),
    )
    objective = forms.ChoiceField(label=_("Yang dibuat sekecil mungkin"), choices=Objective.choices)
    deeds = forms.MultipleChoiceField(
        label=_("Tindakan yang boleh direncanakan"),
        choices=list(DEEDS.items()),
        widget=forms.CheckboxSelectMultiple,
        initial=sorted(USUAL_DEEDS),
        help_text=_(
            "Melengkapi bukti biasanya tidak direncanakan: belum diketahui apakah buktinya ada."
        ),
    )
    is_verified_first = forms.BooleanField(
        label=_("Verifikasi semua usulan yang menunggu sebelum mengirim orang ke pelatihan"),
        required=False,
        initial=True,
    )
    courses: Any = forms.ModelMultipleChoiceField(
        None,
        label=_("Diklat yang boleh dipakai"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Dari daftar diklat instansi."),
    )
    hours_each = forms.DecimalField(
        label=_("JP paling banyak per orang"),
        min_value=0,
        max_digits=7,
        decimal_places=2,
        required=False,
        localize=True,
        widget=forms.TextInput({"inputmode": "decimal"}),
    )
    budget = forms.IntegerField(
        label=_("Anggaran paling banyak (rupiah)"), min_value=0, max_value=10**15, required=False
    )
    people_per_unit = forms.IntegerField(
        label=_("Orang paling banyak per unit"),
        min_value=0,
        max_value=10**6,
        required=False,
        help_text=_("Yang dihitung hanya mereka yang dikirim ke pelatihan."),
    )
    field_order = ("name", "note", "target", "unit", "objective", "day", "rules")

    def __init__(self, *args: Any, agency: Agency, user: User, **kwargs: Any) -> None:
        super().__init__(*args, agency=agency, **kwargs)
        own = CourseType.objects.filter(agency=agency)
        self.fields["courses"].queryset = own  # type: ignore[attr-defined]
        self.fields["courses"].initial = list(own)
        unit: Any = self.fields["unit"]
        unit.queryset = units_seen_by(user, agency)
        if not operates(user, agency):
            unit.required, unit.empty_label = True, None

    def terms(self) -> Terms:
        """Return the limits and the trainings as the plan keeps them."""
        given = self.cleaned_data
        return Terms(
            hours_each=given["hours_each"],
            budget=given["budget"],
            people_per_unit=given["people_per_unit"],
            deeds=given["deeds"],
            is_verified_first=given["is_verified_first"],
            courses=[course.facts for course in given["courses"]],
        )
