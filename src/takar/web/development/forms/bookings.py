"""Who attends what: searched, added, moved, cancelled."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from takar.web.claims.rules import STATES as CLAIM_STATES
from takar.web.development import rules
from takar.web.development.forms.needs import ANY, SeenForm
from takar.web.development.models.courses import QUARTERS
from takar.web.people.models.choices import choices

UNSET = [("", _("Belum dijadwalkan"))]


class BookingFilter(SeenForm):
    """The search above those who attend."""

    q = forms.CharField(
        label=_("Cari nama, pelatihan, atau NIP"), required=False, widget=forms.SearchInput()
    )
    quarter = forms.ChoiceField(
        label=_("Triwulan"),
        required=False,
        choices=[*ANY, *((str(n), title) for n, title in QUARTERS), ("0", _("Belum dijadwalkan"))],
    )
    state = forms.ChoiceField(
        label=_("Keadaan"), required=False, choices=[*ANY, *choices(rules.BOOKING_STATES)]
    )
    claim = forms.ChoiceField(
        label=_("Bukti"), required=False, choices=[*ANY, *choices(CLAIM_STATES)]
    )
    field_order = ("q", "unit", "quarter", "state", "claim")


class PersonSearch(forms.Form):
    """Who is to attend."""

    cari = forms.CharField(
        label=_("Cari pegawai (nama atau NIP)"), required=False, widget=forms.SearchInput()
    )


class MoveForm(forms.Form):
    """When, and why."""

    quarter = forms.TypedChoiceField(
        label=_("Triwulan"),
        required=False,
        choices=[*UNSET, *QUARTERS],
        coerce=int,
        empty_value=None,
    )
    because = forms.CharField(label=_("Alasan"), widget=forms.Textarea(attrs={"rows": 2}))


class BookForm(MoveForm):
    """Who, when, and why."""

    employee = forms.IntegerField(widget=forms.HiddenInput(), min_value=1)

    @property
    def facts(self) -> dict[str, Any]:
        """What the act takes, the person apart."""
        return {name: self.cleaned_data[name] for name in ("quarter", "because")}


class ReasonForm(forms.Form):
    """A reason."""

    because = forms.CharField(label=_("Alasan"), widget=forms.Textarea(attrs={"rows": 2}))
