"""What is typed into the pages of the room."""

from typing import Any

from django import forms
from django.core.validators import FileExtensionValidator
from django.utils.translation import gettext_lazy as _

from takar.web.kit.widgets import Day
from takar.web.merit import rules
from takar.web.merit.actions import Given
from takar.web.merit.models import Sheet
from takar.web.people.models.choices import choices


class SheetForm(forms.ModelForm[Sheet]):
    """Which instrument is answered, for which year."""

    class Meta:
        model = Sheet
        fields = ("instrument", "year", "day")
        widgets = {"day": Day()}


ANSWERS = "jawaban"
"""The form on the page that all answers of a part belong to, wherever they stand."""


class AnswerForm(forms.Form):
    """The answer to one question; which fields it has is said by the kind of question."""

    seen = forms.CharField(required=False, max_length=16, widget=forms.HiddenInput)

    def __init__(self, *args: Any, asked: rules.Question, **kwargs: Any) -> None:
        kwargs["prefix"] = asked.code
        super().__init__(*args, **kwargs)
        self.asked = asked
        if asked.kind == rules.FINDING:
            known = [(code, rules.FINDINGS[code]) for code in rules.CLAIMABLE]
            self.fields["finding"] = forms.ChoiceField(
                label=_("Temuan"),
                required=False,
                choices=[("", _("Belum dijawab")), *((code, _(title)) for code, title in known)],
            )
        else:
            self.fields["value"] = forms.DecimalField(
                label=_("Nilai"),
                required=False,
                min_value=asked.least,
                max_value=asked.most,
                decimal_places=0 if asked.kind == rules.LEVEL else 4,
                max_digits=6,
                localize=True,
                help_text=_("Dari %(least)s sampai %(most)s; kosong berarti belum dijawab.")
                % {"least": f"{asked.least:f}", "most": f"{asked.most:f}"},
            )
        self.fields["note"] = forms.CharField(
            label=_("Catatan"),
            required=False,
            max_length=2000,
            widget=forms.Textarea(attrs={"rows": 2}),
        )
        for field in self.fields.values():
            field.widget.attrs["form"] = ANSWERS

    @property
    def given(self) -> Given:
        """The answer as the action takes it."""
        told = self.cleaned_data
        return Given(
            question=self.asked.code,
            value=told.get("value"),
            finding=told.get("finding", ""),
            note=told["note"],
            seen=told["seen"],
        )


class DocumentForm(forms.Form):
    """One document."""

    title = forms.CharField(label=_("Judul dokumen"), max_length=200)
    upload = forms.FileField(
        label=_("Berkas"),
        help_text=_("PDF, JPEG atau PNG, paling besar 5 MB."),
        validators=[FileExtensionValidator(["pdf", "jpg", "jpeg", "png"])],
        widget=forms.ClearableFileInput(attrs={"accept": ".pdf,.jpg,.jpeg,.png"}),
    )


class CheckForm(forms.Form):
    """Whether the documents show what was claimed."""

    finding = forms.ChoiceField(label=_("Hasil pemeriksaan"), choices=choices(rules.FINDINGS))
    because = forms.CharField(label=_("Alasan bila belum terbukti"), required=False)


class IndexForm(forms.ModelForm[Sheet]):
    """The survey's result and the correction of the newer instrument."""

    class Meta:
        model = Sheet
        fields = ("engagement", "correction", "correction_because")
        localized_fields = ("engagement", "correction")
        widgets = {"correction_because": forms.Textarea(attrs={"rows": 2})}
