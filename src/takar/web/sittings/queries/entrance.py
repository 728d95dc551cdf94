"""Who stands at the door: sittings found by their cookie.

A candidate has no account, so there is no agency to look in: the door alone looks everywhere, for
one cookie, and from then on the agency of what was found is the scope.
"""

from django.core import signing

from takar.web.kit.scope import scopes_disabled
from takar.web.sittings.models import Sitting

COOKIE = "takar_kursi"
COOKIE_HOURS = 14
SIGNER = signing.TimestampSigner(salt="takar.web.sittings.kursi")
WITH_ALL = ("registration__session__exam__agency", "form")
NEEDED = (
    *("seed", "paper", "state", "desk", "entry", "device_secret", "consented_at"),
    *("started_at", "finished_at", "finished_by"),
    *(f"registration__{name}" for name in ("employee", "room", "number", "extra_percent", "state")),
    *(f"registration__session__{name}" for name in ("name", "state", "browser_keys")),
    "registration__session__credit_limit_minutes",
    *(f"registration__session__exam__{name}" for name in ("name", "consent", "agency__code")),
    "form__locked_at",
)
"""What the exchanges of a page look at: of a locked form the process knows the plan."""


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
        found = Sitting.objects.filter(pk=number, entry=entry, registration__state="TERDAFTAR")
        return next(iter(found.order_by().select_related(*WITH_ALL).only(*NEEDED)), None)
