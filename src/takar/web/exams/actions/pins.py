"""PINs: given, tried, freed."""

from collections.abc import Iterable

from django.conf import settings
from django.db.models import F
from django.utils.timezone import localtime

from takar.kernel.language import msg
from takar.web.accounts.models import User
from takar.web.accounts.permissions import operates
from takar.web.audit.action import action, noted
from takar.web.exams.actions.refusals import NotPossible, refuse_closed
from takar.web.exams.models import ExamSession, Registration
from takar.web.exams.permissions import may_proctor, watches_every_room
from takar.web.exams.rules.course import is_its_day
from takar.web.exams.rules.pins import WRONG_AT_MOST, is_pin, new_pin, pin_digest
from takar.web.kit.reasons import refuse_without_reason


@action("exams.pin.issued", needs=operates)
def issue_pin(actor: User, registration: Registration) -> str:
    """Give a person a new PIN and return it, to be printed once; the old one opens nothing."""
    pin = new_pin()
    registration.pin = pin_digest(pin, owner=owner_of(registration), secret=settings.SECRET_KEY)
    registration.wrong_pins = 0
    registration.save(update_fields=["pin", "wrong_pins"])
    return pin


@action("exams.pins.issued", needs=operates)
def issue_pins(
    actor: User, session: ExamSession, *, registrations: Iterable[Registration]
) -> dict[int, str]:
    """Give many people new PINs and return them, to be printed once; the old ones open nothing."""
    refuse_closed(session)
    people = [one for one in registrations if one.state == "TERDAFTAR"]
    if not people:
        raise NotPossible(
            msg("Tidak ada kartu yang perlu dicetak."),
            hint=msg("Centang peserta yang kartunya hilang untuk mencetak kartu dengan PIN baru."),
        )
    pins = {one.pk: new_pin() for one in people}
    for one in people:
        owner = owner_of(one)
        one.pin = pin_digest(pins[one.pk], owner=owner, secret=settings.SECRET_KEY)
        one.wrong_pins = 0
    Registration.objects.bulk_update(people, ["pin", "wrong_pins"], batch_size=500)
    numbers = [one.number for one in people]
    noted(people=len(people), numbers=[numbers[at : at + 50] for at in range(0, len(numbers), 50)])
    return pins


@action("exams.session_pin.renewed", needs=watches_every_room)
def renew_session_pin(actor: User, session: ExamSession) -> str:
    """Give a session a new PIN and return it, to be said in the hall; the old one opens nothing.

    It shuts out whoever comes late in any room, so it is for who watches over all of them.
    """
    refuse_closed(session)
    if not is_its_day(localtime(session.opens_at), localtime(session.closes_at), localtime()):
        raise NotPossible(
            msg("PIN sesi baru diterbitkan pada hari ujian."),
            hint=msg("Kembali ke halaman ini pada hari sesi itu."),
        )
    pin = new_pin()
    session.pin = pin_digest(pin, owner=owner_of(session), secret=settings.SECRET_KEY)
    session.save(update_fields=["pin"])
    return pin


@action("exams.registration.freed", needs=may_proctor)
def free_registration(actor: User, registration: Registration, *, because: str) -> None:
    """Let somebody try again whose PIN was locked."""
    refuse_without_reason(because)
    noted(before=registration.wrong_pins)
    Registration.objects.filter(pk=registration.pk).update(wrong_pins=0)


def note_pin(registration: Registration, *, pin: str, session_pin: str) -> bool:
    """Say whether both PINs are right; six wrong tries in a row lock the registration.

    The try is counted before it is looked at, so that many tries at once are many tries. Nobody is
    signed in at the door, so this is no act of a person; the count is the record.
    """
    rows = Registration.objects.filter(pk=registration.pk)
    if not rows.filter(wrong_pins__lt=WRONG_AT_MOST).update(wrong_pins=F("wrong_pins") + 1):
        return False
    if not (has_pin(registration, pin) and has_pin(registration.session, session_pin)):
        return False
    rows.update(wrong_pins=0)
    return True


def has_pin(holder: Registration | ExamSession, pin: str) -> bool:
    """Say whether a PIN is that of a registration or of a session."""
    return is_pin(pin, holder.pin, owner=owner_of(holder), secret=settings.SECRET_KEY)


def owner_of(holder: Registration | ExamSession) -> str:
    """Return whose PIN it is, as it goes into the digest."""
    return f"{'session' if isinstance(holder, ExamSession) else 'registration'} {holder.pk}"
