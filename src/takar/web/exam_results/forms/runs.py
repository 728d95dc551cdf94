"""How a run is asked for, and why one is set aside."""

from django import forms
from django.utils.translation import gettext_lazy as _

from takar.web.exam_results.rules.terms import UNANSWERED


class RunForm(forms.Form):
    """The settings of a new run."""

    unanswered = forms.ChoiceField(
        label=_("Soal yang tidak dijawab"),
        choices=list(UNANSWERED.items()),
        help_text=_("Jawaban kosong hanya dihitung nol bila naskah atau pengaturan ini berkata."),
    )
    markers = forms.TypedChoiceField(
        label=_("Pembaca uraian"),
        choices=[(2, _("Dua pembaca, saling tidak melihat")), (1, _("Satu pembaca"))],
        coerce=int,
    )
    because = forms.CharField(label=_("Alasan"), required=False, max_length=1000)


class ReasonForm(forms.Form):
    """Why something is done."""

    because = forms.CharField(label=_("Alasan"), max_length=1000)
