"""How e-mail leaves the house: by the address in the environment, else as Django is set.

Environment:
    TAKAR_MAIL: ``smtp://user:password@host:port``; ``smtp+tls://`` asks for encryption first,
        ``smtps://`` is encrypted from the start. Without it e-mails are printed by the server.
    TAKAR_MAIL_FROM: the sender, such as ``Takar <takar@contoh.go.id>``.
"""

import os
from typing import Any
from urllib.parse import unquote, urlsplit

from django.core.checks import CheckMessage, Error
from django.core.mail import get_connection

from takar.kernel.errors import TakarError
from takar.kernel.language import msg

SMTP = "django.core.mail.backends.smtp.EmailBackend"
PORTS = {"smtp": 25, "smtp+tls": 587, "smtps": 465}
TIMEOUT_SECONDS = 15
UNKNOWN_SENDER = "Takar <takar@localhost>"


class MailUnreadable(TakarError):
    """The address of the mail server is not written as it must be."""


def options_of(address: str) -> dict[str, Any]:
    """Return what Django must know of a mail server; nothing where no address is given."""
    if not address:
        return {}
    parts = urlsplit(address)
    if parts.scheme not in PORTS or not parts.hostname:
        raise unreadable()
    try:
        port = parts.port or PORTS[parts.scheme]
    except ValueError as error:
        raise unreadable() from error
    return {
        "backend": SMTP,
        "host": parts.hostname,
        "port": port,
        "username": unquote(parts.username or ""),
        "password": unquote(parts.password or ""),
        "use_tls": parts.scheme == "smtp+tls",
        "use_ssl": parts.scheme == "smtps",
        "timeout": TIMEOUT_SECONDS,
    }


def unreadable() -> MailUnreadable:
    """Say how the address is written; it may hold a password, so it is not repeated."""
    return MailUnreadable(
        msg("Alamat peladen surel pada TAKAR_MAIL tidak terbaca."),
        hint=msg("Tulis seperti smtp+tls://pengguna:sandi@surel.contoh.go.id:587."),
    )


def connection() -> Any:
    """Return the way out for e-mail."""
    return get_connection(**options_of(os.environ.get("TAKAR_MAIL", "")))


def sender() -> str:
    """Return whom e-mails come from."""
    return os.environ.get("TAKAR_MAIL_FROM", UNKNOWN_SENDER)


def mail_is_readable(**_given: object) -> list[CheckMessage]:
    """Find a wrong address when the service starts, not when the first e-mail is lost."""
    try:
        options_of(os.environ.get("TAKAR_MAIL", ""))
    except MailUnreadable as error:
        return [Error(str(error.problem), hint=str(error.hint), id="notices.E001")]
    return []
