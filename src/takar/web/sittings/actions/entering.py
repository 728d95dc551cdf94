"""Entering: number and two PINs open a sitting; every device that goes on is a new desk."""

import secrets
from datetime import datetime

from django.db import transaction

from takar.items.forms import draw
from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.web.exams.actions.pins import has_pin, note_pin
from takar.web.exams.models import Registration
from takar.web.exams.queries import registrations_of
from takar.web.exams.rules.pins import WRONG_AT_MOST
from takar.web.kit.scope import scope
from takar.web.kit.sealing import seal
from takar.web.sittings.actions.outages import hear
from takar.web.sittings.models import Sitting, SittingEvent
from takar.web.sittings.queries.desks import first_trusted_desk
from takar.web.sittings.queries.own import own_row
from takar.web.sittings.queries.papers import plan_of
from takar.web.sittings.rules.course import RUNS

KEY_BYTES = 32
DESKS_AT_MOST = 200
"""Pages and devices of one sitting until a proctor frees it: a day of mishaps needs a dozen."""


class NotLetIn(TakarError):
    """The number and the PINs do not open a sitting."""


class TooManyDesks(TakarError):
    """A sitting was opened so often that a person should look why."""


def admitted(number: str, pin: str, session_pin: str) -> Registration:
    """Return the registration that number and PINs open; wrong PINs are counted and lock it.

    A try counts only with the right PIN of the session, which is said in the hall alone: nobody
    outside can lock those who wait inside, nor get in.

    Raises:
        NotLetIn: unknown, wrong, or locked; which of them is told only for the lock.
    """
    there = [one for one in registrations_of(number) if has_pin(one.session, session_pin)]
    for one in there:
        agency = one.session.exam.agency
        with scope(agency=agency, agency_code=agency.code):
            if note_pin(one, pin=pin, session_pin=session_pin):
                return one
    if there and all(one.wrong_pins >= WRONG_AT_MOST for one in there):
        raise NotLetIn(
            msg("Pendaftaran ini terkunci karena PIN salah berulang kali."),
            hint=msg("Panggil pengawas untuk membukanya."),
        )
    raise NotLetIn(
        msg("Nomor peserta atau PIN tidak cocok."),
        hint=msg("Periksa kartu peserta dan PIN sesi; enam kali salah mengunci pendaftaran."),
    )


@transaction.atomic
def enter(registration: Registration, *, now: datetime) -> Sitting:
    """Return the sitting of a registration for a browser that has just shown the PINs.

    The first time the paper is drawn. Cookies of earlier entries are worthless from now on.

    Raises:
        TooManyDesks: a proctor must free the sitting first.
    """
    sitting, is_first = Sitting.objects.select_for_update(of=("self",)).get_or_create(
        registration=registration, defaults=first_terms(registration)
    )
    sitting.registration = registration
    if not is_first:
        refuse_too_many_desks(sitting)
        sitting.desk = sitting.entry = sitting.desk + 1
        sitting.save(update_fields=["desk", "entry"])
        note(sitting, "PINDAH", now, desk=sitting.desk)
    return sitting


def first_terms(registration: Registration) -> dict[str, object]:
    """Return the paper and the secrets of a sitting that begins."""
    seed = secrets.token_hex(16)
    return {
        "form": registration.form,
        "desk": 1,
        "entry": 1,
        "seed": seed,
        "paper": draw(plan_of(registration.form), seed).model_dump(mode="json"),
        "device_secret": seal(secrets.token_bytes(KEY_BYTES)),
    }


@transaction.atomic
def sit_down(sitting: Sitting, *, has_unsent: bool = False, now: datetime) -> Sitting:
    """Return the sitting with a desk of its own for a page that has just been opened.

    Each opened page is a desk: a second tab takes over from the first, and what the first one had
    not sent yet still counts unless the second answers the same question.

    Args:
        sitting: whose page it is.
        has_unsent: the device still holds what an older desk could not send. A silence is then
            judged when that has arrived, since it tells whether the older desk had worked on.
        now: the server's moment.

    Raises:
        TooManyDesks: a proctor must free the sitting first.
    """
    sitting.desk = locked(sitting).desk
    refuse_too_many_desks(sitting)
    sitting.desk += 1
    own_row(sitting).update(desk=sitting.desk)
    if sitting.state != "BELUM":
        note(sitting, "LANJUT", now, desk=sitting.desk)
    if not has_unsent:
        hear(sitting, now=now)
    return sitting


def refuse_too_many_desks(sitting: Sitting) -> None:
    """Refuse one desk more than a sitting may have since a proctor last sent its device away.

    Raises:
        TooManyDesks: there were as many already.
    """
    if sitting.desk < DESKS_AT_MOST:
        return
    if sitting.desk - first_trusted_desk(sitting) >= DESKS_AT_MOST:
        raise TooManyDesks(
            msg("Ujian ini sudah dibuka {count} kali.", count=DESKS_AT_MOST),
            hint=msg(
                "Panggil pengawas: setelah perangkat dilepas (Pindah perangkat), masuk lagi dengan "
                "nomor dan PIN. Jawaban yang sudah diberikan tidak hilang."
            ),
        )


def consent(sitting: Sitting, *, now: datetime) -> None:
    """Keep that the candidate agreed to how the test is held; the first time counts."""
    own_row(sitting).filter(consented_at=None).update(consented_at=now)
    sitting.consented_at = sitting.consented_at or now


def locked(sitting: Sitting) -> Sitting:
    """Return the present row of a sitting, which nobody else changes until the act is over."""
    row = (
        own_row(sitting)
        .select_for_update()
        .only("desk", "entry", "state", "finished_by", "finished_at", "started_at")
        .get()
    )
    for field in ("state", "finished_by", "finished_at", "started_at"):
        setattr(sitting, field, getattr(row, field))
    return row


def note(sitting: Sitting, kind: str, now: datetime, **facts: object) -> None:
    """Add an event to the record of a sitting."""
    event(sitting, kind, now, **facts).save(force_insert=True)


def event(sitting: Sitting, kind: str, now: datetime, **facts: object) -> SittingEvent:
    """Return an event for the record of a sitting."""
    return SittingEvent(sitting=sitting, kind=kind, at=now, facts=facts)


def may_go_on(sitting: Sitting) -> bool:
    """Say whether anything of a sitting is left to do."""
    return sitting.state in RUNS
