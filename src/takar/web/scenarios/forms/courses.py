"""What one says about a training."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from takar.web.accounts.models import Agency
from takar.web.people.models.choices import choices
from takar.web.people.rules import POSITION_TIERS
from takar.web.scenarios.models import CourseType


class CourseForm(forms.ModelForm):  # type: ignore[type-arg]
    """A training with its hours, its cost and whom it is for."""

    tiers = forms.MultipleChoiceField(
        label=_("Untuk jenjang"),
        choices=choices(POSITION_TIERS),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Kosong berarti untuk semua jenjang."),
    )

    class Meta:
        model = CourseType
        fields = (
            "title",
            "code",
            "indicator",
            "hours",
            "cost_per_person",
            "cost_per_class",
            "class_size",
            "tiers",
        )

    def __init__(self, *args: Any, agency: Agency, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.agency = agency

    def clean_code(self) -> str:
        """Refuse a code that another training has."""
        code = str(self.cleaned_data["code"])
        same = CourseType.objects.filter(agency=self.agency, code=code)
        if same.exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(_("Kode ini sudah dipakai diklat lain."))
        return code
