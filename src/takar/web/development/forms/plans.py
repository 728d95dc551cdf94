"""A plan: searched, laid out, copied, decided, given another budget."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from takar.web.development import rules
from takar.web.development.models import Plan
from takar.web.development.models.plans import EARLIEST, LATEST
from takar.web.kit.widgets import Day
from takar.web.people.models.choices import choices


class PlanFilter(forms.Form):
    """The search above the plans."""

    q = forms.CharField(
        label=_("Cari judul atau nomor"), required=False, widget=forms.SearchInput()
    )
    year = forms.IntegerField(
        label=_("Tahun"), required=False, min_value=EARLIEST, max_value=LATEST
    )
    state = forms.ChoiceField(
        label=_("Keadaan"),
        required=False,
        choices=[("", _("Semua keadaan")), *choices(rules.STATES)],
    )


class PlanForm(forms.ModelForm[Plan]):
    """What a plan is about, and its limits."""

    class Meta:
        model = Plan
        fields = (
            *("title", "year", "day", "aims"),
            *("budget", "hours_each", "trainings_each", "word"),
        )
        widgets = {"day": Day()}
        help_texts = {
            "day": _("Aturan dan masa berlaku penilaian dihitung pada tanggal ini."),
            "budget": _("Kosong berarti tanpa batas."),
            "hours_each": _("Kosong berarti tanpa batas."),
            "word": _(
                "Untuk undian di antara orang yang kebutuhannya sama; tercetak pada rencana."
                " Kosong berarti judulnya."
            ),
        }

    @property
    def facts(self) -> dict[str, Any]:
        """What the act takes."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}

    def validate_unique(self) -> None:
        """Leave it to the act to refuse a title that is there."""


class CopyForm(forms.Form):
    """What a copy is called."""

    title = forms.CharField(label=_("Judul salinan"), max_length=200)
    year = forms.IntegerField(label=_("Tahun"), min_value=EARLIEST, max_value=LATEST)


class DecideForm(forms.Form):
    """Number and date of the decision."""

    decree = forms.CharField(label=_("Nomor penetapan"), max_length=120)
    decided_on = forms.DateField(label=_("Tanggal penetapan"), widget=Day())


class BudgetForm(forms.Form):
    """Another budget, with the reason."""

    budget = forms.IntegerField(
        label=_("Anggaran (rupiah)"),
        required=False,
        min_value=0,
        max_value=10**15,
        help_text=_("Kosong berarti tanpa batas."),
    )
    because = forms.CharField(label=_("Alasan"), widget=forms.Textarea(attrs={"rows": 2}))
