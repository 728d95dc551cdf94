"""What people fill in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from takar.web.audit.queries import acts_of
from takar.web.audit.sentences import title_of
from takar.web.kit.widgets import Day


def day_field(label: Any) -> forms.DateField:
    """Return a field for a day."""
    widget = Day()
    return forms.DateField(label=label, required=False, widget=widget)


class EntryForm(forms.Form):
    """Which acts to look for."""

    cari = forms.CharField(
        label=_("Cari objek"), required=False, widget=forms.TextInput(attrs={"type": "search"})
    )
    pelaku = forms.CharField(label=_("Pelaku"), required=False)
    tindakan = forms.ChoiceField(label=_("Tindakan"), required=False)
    dari = day_field(_("Dari tanggal"))
    sampai = day_field(_("Sampai tanggal"))

    def __init__(self, *args: Any, agency_code: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        acts = [(act, title_of(act)) for act in acts_of(agency_code)]
        choices = [("", _("Semua")), *acts]
        self.fields["tindakan"] = forms.ChoiceField(
            label=_("Tindakan"), required=False, choices=choices
        )
