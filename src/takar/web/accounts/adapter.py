"""Accounts are given, not taken: nobody signs up by themselves."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django import forms
from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from takar.web.accounts.actions import note_own_password, note_sign_in

SENTENCES = {
    "account/messages/password_changed.txt": _("Kata sandi sudah diganti."),
    "mfa/messages/totp_activated.txt": _("Pengaman dua langkah sudah aktif."),
    "mfa/messages/totp_deactivated.txt": _("Pengaman dua langkah sudah dimatikan."),
    "mfa/messages/recovery_codes_generated.txt": _("Kode cadangan baru sudah dibuat."),
}


class InvitedOnly(DefaultAccountAdapter):  # type: ignore[misc]
    """Closes the sign-up page; speaks our own sentences."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Refuse."""
        return False

    def clean_password(self, password: str, user: Any = None) -> str:
        """Refuse the password that is in use: a temporary one is to be changed indeed."""
        if user is not None and user.pk and user.check_password(password):
            raise forms.ValidationError(_("Pilih kata sandi yang lain dari yang sekarang."))
        return str(super().clean_password(password, user))

    def set_password(self, user: Any, password: str) -> None:
        """Store the password the person chose: from now on it is not a temporary one."""
        user.has_temporary_password = False
        super().set_password(user, password)
        note_own_password(user)

    def login(self, request: HttpRequest, user: Any) -> None:
        """Let the person in and record it, after the second step where there is one."""
        super().login(request, user)
        note_sign_in(user)

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        *args: Any,
        **kwargs: Any,
    ) -> None:
        """Say what happened in our words; stay silent about coming and going."""
        if sentence := SENTENCES.get(message_template or ""):
            messages.add_message(request, level, sentence)
