"""Who is looked for among those invited, and what an invited person answers."""

from django import forms
from django.utils.translation import gettext_lazy as _

from takar.web.timetables.rules.states import ANSWERS


class InvitedFilter(forms.Form):
    """A search among those with a seat."""

    q = forms.CharField(
        label=_("Cari nama atau unit"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    jawaban = forms.ChoiceField(
        label=_("Jawaban"),
        required=False,
        choices=[("", _("semua")), ("BELUM", _("Belum menjawab")), *ANSWERS.items()],
    )


class AnswerForm(forms.Form):
    """Whether one comes."""

    answer = forms.ChoiceField(label=_("Jawaban"), choices=list(ANSWERS.items()))
    because = forms.CharField(label=_("Alasan berhalangan"), required=False, max_length=300)
