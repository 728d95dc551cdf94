"""The form at the door."""

from django import forms
from django.utils.translation import gettext_lazy as _

DIGITS = {"inputmode": "numeric", "autocomplete": "off", "maxlength": 10}


class EntryForm(forms.Form):
    """Number, own PIN, and the PIN of the session."""

    number = forms.CharField(
        label=_("Nomor peserta"),
        max_length=20,
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "characters"}),
    )
    pin = forms.CharField(
        label=_("PIN peserta"),
        max_length=10,
        help_text=_("Enam angka pada kartu peserta."),
        widget=forms.PasswordInput(DIGITS),
    )
    session_pin = forms.CharField(
        label=_("PIN sesi"),
        max_length=10,
        help_text=_("Diumumkan pengawas di ruang ujian."),
        widget=forms.TextInput(DIGITS),
    )
