"""Who stands at the door: registrations found by their number, sittings by their cookie.

A candidate has no account, so there is no agency to look in: the door alone looks everywhere, for
one number or one cookie, and from then on the agency of what was found is the scope.
"""

from django.conf import settings
from django.core import signing

from takar.web.exams.models import Registration
from takar.web.exams.rules.pins import is_pin
from takar.web.kit.scope import scopes_disabled
from takar.web.sittings.models import Sitting

OPEN = ("DIBUKA", "BERJALAN")
"""States of a session in which one may enter."""
COOKIE = "takar_kursi"
COOKIE_HOURS = 14
SIGNER = signing.TimestampSigner(salt="takar.web.sittings.kursi")
WITH_SESSION = "session__exam__agency"
WITH_ALL = ("registration__session__exam__agency", "registration__employee", "form")


def registrations_of(number: str) -> list[Registration]:
    """Return who is registered under a number in any session that is open."""
    with scopes_disabled():
        found = Registration.objects.filter(
            number=number, state="TERDAFTAR", session__state__in=OPEN
        )
        return list(found.select_related(WITH_SESSION, "form").order_by("pk")[:20])


def has_session_pin(registration: Registration, pin: str) -> bool:
    """Say whether a PIN opens the session of a registration."""
    session = registration.session
    return is_pin(pin, session.pin, owner=f"session {session.pk}", secret=settings.SECRET_KEY)


def cookie_of(sitting: Sitting) -> str:
    """Return the cookie of who entered last; every entry makes the older cookies worthless."""
    return SIGNER.sign(f"{sitting.pk}.{sitting.entry}")


def sitting_of(cookie: str) -> Sitting | None:
    """Return the sitting that a cookie opens; nothing if it was made elsewhere or has run out."""
    try:
        told = SIGNER.unsign(cookie, max_age=COOKIE_HOURS * 3600)
    except signing.BadSignature:
        return None
    number, entry = told.split(".")
    with scopes_disabled():
        return (
            Sitting.objects.filter(pk=number, entry=entry, registration__state="TERDAFTAR")
            .select_related(*WITH_ALL)
            .defer("form__blueprint")  # of a locked form the process knows it
            .first()
        )
