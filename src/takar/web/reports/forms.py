"""What is asked before a paper is printed."""

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from takar.web.kit.widgets import Day
from takar.web.people.models.choices import choices
from takar.web.people.rules import POSITION_TIERS
from takar.web.reports.rules.ip_asn import TARGET
from takar.web.results.models import Run


class StatementForm(forms.Form):
    """Who signs the statement, and when."""

    number = forms.CharField(label=_("Nomor surat"), max_length=80, required=False)
    name = forms.CharField(label=_("Nama penanda tangan"), max_length=200)
    nip = forms.RegexField(
        r"^\d{18}$",
        label=_("NIP"),
        help_text=_("18 angka, tanpa spasi."),
        error_messages={"invalid": _("NIP terdiri atas 18 angka.")},
    )
    position = forms.CharField(label=_("Jabatan"), max_length=250)
    tier = forms.ChoiceField(
        label=_("Jenjang jabatan"),
        choices=choices(POSITION_TIERS),
        initial="JPT_PRATAMA",
        help_text=_("Paling rendah JPT pratama."),
    )
    rank = forms.CharField(
        label=_("Pangkat, golongan ruang"),
        max_length=80,
        help_text=_("Misalnya: Pembina Utama Muda, IV/c."),
    )
    place = forms.CharField(label=_("Tempat"), max_length=80)
    signed_on = forms.DateField(label=_("Tanggal"), widget=Day(), initial=date.today)


class UnitsForm(forms.Form):
    """Which units are listed, of which measuring, and which index is aimed at."""

    cari = forms.CharField(
        label=_("Cari unit"), required=False, widget=forms.TextInput(attrs={"type": "search"})
    )
    penghitungan = forms.ModelChoiceField[Run](
        label=_("Penghitungan"), queryset=None, required=False, empty_label=None
    )
    sasaran = forms.DecimalField(
        label=_("Sasaran indeks pada buku kerja"),
        min_value=Decimal(0),
        max_value=Decimal(100),
        decimal_places=2,
        required=False,
    )

    def __init__(self, *args: Any, runs: QuerySet[Run], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["penghitungan"].queryset = runs  # type: ignore[attr-defined]

    def chosen(self) -> tuple[str, Run | None, Decimal]:
        """Return words, measuring and target; what is wrong or empty is the usual."""
        said = self.cleaned_data if self.is_valid() else {}
        target = said.get("sasaran")
        return (
            said.get("cari") or "",
            said.get("penghitungan"),
            TARGET if target is None else target,
        )
