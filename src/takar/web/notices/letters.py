"""Notices as e-mail: written in Indonesian, sent by a worker, never missed by the deed."""

import logging
from collections.abc import Iterable, Sequence
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django_tasks import task

from takar.kernel.errors import TakarError
from takar.kernel.language import ORIGINAL, speaking
from takar.web.kit.scope import scopes_disabled
from takar.web.notices.mail import connection, sender
from takar.web.notices.models import Notice

LONGEST_SUBJECT = 90
log = logging.getLogger("takar.notices")


def send_later(notices: Sequence[int]) -> None:
    """Leave the e-mails of these notices to a worker; a full queue is no fault of the deed."""
    carry_out.enqueue(list(notices))


@task
def carry_out(notices: list[int]) -> None:
    """Send the e-mails of notices."""
    with scopes_disabled():
        found = Notice.objects.filter(pk__in=notices).select_related("user", "agency")
        send(list(found.order_by("pk")))


def send(notices: Iterable[Notice]) -> int:
    """Send one e-mail per notice and return how many went out; a failure is only logged."""
    with override(ORIGINAL), speaking(ORIGINAL):
        letters = [letter_of(notice) for notice in notices if notice.user.email]
    try:
        return int(connection().send_messages(letters) or 0)
    except (OSError, SMTPException, TakarError):
        log.exception("%d e-mails were not sent", len(letters))
        return 0


def letter_of(notice: Notice) -> EmailMessage:
    """Return a notice as a plain e-mail."""
    facts = {"notice": notice, "address": address_of(notice)}
    return EmailMessage(
        subject=subject_of(notice),
        body=render_to_string("notices/letter.txt", facts),
        from_email=sender(),
        to=[notice.user.email],
        headers={"Auto-Submitted": "auto-generated"},
    )


def subject_of(notice: Notice) -> str:
    """Return the first words of a notice, on one line."""
    text = " ".join(notice.text.split())
    short = text if len(text) <= LONGEST_SUBJECT else f"{text[: LONGEST_SUBJECT - 1].rstrip()}…"
    return _("Takar: %(text)s") % {"text": short}


def address_of(notice: Notice) -> str:
    """Return where a notice is opened, or nothing where the service does not know its own name."""
    host = settings.ALLOWED_HOSTS[0] if settings.ALLOWED_HOSTS else ""
    if not host or host.startswith((".", "*")):
        return ""
    scheme = "https" if getattr(settings, "SECURE_SSL_REDIRECT", False) else "http"
    return f"{scheme}://{host}{reverse('notices:open', args=[notice.pk])}"
