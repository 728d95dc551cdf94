"""Which alarms are listed, and what was found out about one."""

from django import forms
from django.utils.translation import gettext_lazy as _

from takar.web.exam_results.rules import ALARM_KINDS, ALARM_STATES


class AlarmFilter(forms.Form):
    """Which alarms are listed."""

    kind = forms.ChoiceField(
        label=_("Jenis"), required=False, choices=[("", _("Semua")), *ALARM_KINDS.items()]
    )
    state = forms.ChoiceField(
        label=_("Keadaan"), required=False, choices=[("", _("Semua")), *ALARM_STATES.items()]
    )


class LookForm(forms.Form):
    """What was found out."""

    state = forms.ChoiceField(label=_("Keadaan"), choices=list(ALARM_STATES.items()))
    note = forms.CharField(
        label=_("Catatan pemeriksa"), max_length=2000, widget=forms.Textarea({"rows": 3})
    )
