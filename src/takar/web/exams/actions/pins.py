"""PINs: given, tried, freed."""

from django.conf import settings
from django.db.models import F

from takar.web.accounts.models import User
from takar.web.accounts.permissions import operates
from takar.web.audit.action import action
from takar.web.exams.models import ExamSession, Registration
from takar.web.exams.permissions import may_proctor
from takar.web.exams.rules.pins import WRONG_AT_MOST, is_pin, new_pin, pin_digest


@action("exams.pin.issued", needs=operates)
def issue_pin(actor: User, registration: Registration) -> str:
    """Give a person a new PIN and return it, to be printed once; the old one opens nothing."""
    pin = new_pin()
    registration.pin = pin_digest(pin, owner=owner_of(registration), secret=settings.SECRET_KEY)
    registration.wrong_pins = 0
    registration.save(update_fields=["pin", "wrong_pins"])
    return pin


@action("exams.session_pin.renewed", needs=may_proctor)
def renew_session_pin(actor: User, session: ExamSession) -> str:
    """Give a session a new PIN and return it, to be said in the hall; the old one opens nothing."""
    pin = new_pin()
    session.pin = pin_digest(pin, owner=owner_of(session), secret=settings.SECRET_KEY)
    session.save(update_fields=["pin"])
    return pin


@action("exams.registration.freed", needs=may_proctor)
def free_registration(actor: User, registration: Registration, *, because: str) -> None:
    """Let somebody try again whose PIN was locked."""
    Registration.objects.filter(pk=registration.pk).update(wrong_pins=0)


def note_pin(registration: Registration, *, pin: str, session_pin: str) -> bool:
    """Say whether both PINs are right; six wrong tries in a row lock the registration.

    The try is counted before it is looked at, so that many tries at once are many tries. Nobody is
    signed in at the door, so this is no act of a person; the count is the record.
    """
    rows = Registration.objects.filter(pk=registration.pk)
    if not rows.filter(wrong_pins__lt=WRONG_AT_MOST).update(wrong_pins=F("wrong_pins") + 1):
        return False
    holders = ((registration, pin), (registration.session, session_pin))
    if not all(
        is_pin(told, holder.pin, owner=owner_of(holder), secret=settings.SECRET_KEY)
        for holder, told in holders
    ):
        return False
    rows.update(wrong_pins=0)
    return True


def owner_of(holder: Registration | ExamSession) -> str:
    """Return whose PIN it is, as it goes into the digest."""
    return f"{'session' if isinstance(holder, ExamSession) else 'registration'} {holder.pk}"
