"""What a proctor does to sittings; each with its reason, each recorded."""

from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone

from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.web.accounts.models import User
from takar.web.audit.action import action, noted
from takar.web.exams.models import ExamRoom, ExamSession
from takar.web.kit.reasons import refuse_without_reason
from takar.web.sittings.actions.closing import end_by_proctor
from takar.web.sittings.actions.entering import locked
from takar.web.sittings.actions.outages import GROUND, clock_at, reopen
from takar.web.sittings.models import (
    AnswerChange,
    Credit,
    LateRuling,
    ProctorMessage,
    Sitting,
    SittingEvent,
)
from takar.web.sittings.permissions import (
    operates,
    watches,
    watches_session,
)
from takar.web.sittings.queries.entrance import WITH_ALL

MINUTES_AT_MOST = 240


class NotPossible(TakarError):
    """This cannot be done to the sitting as it stands."""


@action("sittings.time.added", needs=watches)
def add_time(actor: User, sitting: Sitting, *, minutes: int, because: str) -> Credit:
    """Add time to the section that runs, or to the last one whose time is up."""
    return more_time(sitting, minutes, because, by=actor)


@action("sittings.time.added_to_all", needs=watches_session)
def add_time_to_all(
    actor: User,
    session: ExamSession,
    *,
    minutes: int,
    because: str,
    room: ExamRoom | None = None,
    sittings: Iterable[int] | None = None,
) -> int:
    """Add time to everybody who works, or to those of a room or a choice; return to how many."""
    reasoned(because)
    running = [one for one in watched(session, room, sittings, by=actor) if one.state == "BERJALAN"]
    for sitting in running:
        more_time(sitting, minutes, because, by=actor)
    noted(people=len(running))
    return len(running)


def more_time(sitting: Sitting, minutes: int, because: str, *, by: User) -> Credit:
    """Add time to one sitting."""
    reasoned(because)
    if not 1 <= minutes <= MINUTES_AT_MOST:
        raise NotPossible(
            msg("Tambahan waktu harus 1 sampai {most} menit.", most=MINUTES_AT_MOST),
            hint=msg("Isi jumlah menit yang wajar."),
        )
    now = timezone.now()
    locked(sitting)
    reopen(sitting)
    clock = clock_at(sitting, now) if sitting.state == "BERJALAN" else None
    if clock is None:
        raise NotPossible(
            msg("Tidak ada bagian yang sedang berjalan untuk ditambah waktunya."),
            hint=msg("Waktu ditambah selama peserta mengerjakan, atau sesudah waktunya habis."),
        )
    given = Credit.objects.create(
        clock=clock, seconds=minutes * 60, ground="PENGAWAS", because=because, given_by=by
    )
    told(sitting, "WAKTU", because, now, by=by, minutes=minutes, section=clock.section)
    return given


@action("sittings.time.taken_back", needs=operates)
def take_time_back(
    actor: User, sitting: Sitting, *, credit: Credit, seconds: int, because: str
) -> None:
    """Take back time that was given for an outage, or leave it with 0 seconds; with a reason.

    What was answered in the time that is taken away came late then, and waits for a ruling.

    Raises:
        NotPossible: the time is of another sitting, given by a person, or less than that.
        Unwritten: no reason was given.
    """
    reasoned(because)
    noted(credit=credit.pk)
    locked(sitting)
    rows = Credit.objects.select_for_update().filter(clock__sitting=sitting, ground=GROUND)
    fresh = rows.filter(pk=credit.pk).first()
    if fresh is None or not 0 <= seconds <= fresh.seconds:
        raise NotPossible(
            msg("Waktu itu bukan ganti waktu gangguan dari pengerjaan ini, atau kurang dari itu."),
            hint=msg("Muat ulang halaman."),
        )
    if sitting.registration.session.state == "DISAHKAN":
        raise NotPossible(
            msg("Sesi ini sudah disahkan."), hint=msg("Waktu sesudah pengesahan tidak berubah.")
        )
    fresh.seconds -= seconds
    fresh.save(update_fields=["seconds"])
    now, facts = timezone.now(), {"credit": fresh.pk, "taken_back": seconds}
    told(sitting, "WAKTU", because, now, by=actor, left=fresh.seconds, **facts)


@action("sittings.desk.restarted", needs=watches)
def restart_desk(actor: User, sitting: Sitting, *, because: str) -> int:
    """Send the device away: only number and PINs let somebody go on; return the new desk."""
    reasoned(because)
    sitting.desk = sitting.entry = locked(sitting).desk + 1
    sitting.save(update_fields=["desk", "entry"])
    told(sitting, "PINDAH", because, timezone.now(), by=actor, desk=sitting.desk)
    return sitting.desk


@action("sittings.sitting.stopped", needs=watches)
def stop_sitting(actor: User, sitting: Sitting, *, because: str) -> None:
    """End a sitting before its time; what was answered stays."""
    reasoned(because)
    locked(sitting)
    if sitting.state not in {"BELUM", "BERJALAN"}:
        raise NotPossible(msg("Pengerjaan ini sudah berakhir."), hint=msg("Muat ulang halaman."))
    now = timezone.now()
    end_by_proctor(sitting, "DIHENTIKAN", now)
    told(sitting, "SELESAI", because, now, by=actor)


@action("sittings.message.sent", needs=watches)
def send_message(actor: User, sitting: Sitting, *, text: str) -> ProctorMessage:
    """Show a sentence to one candidate; it stays until it is read."""
    sent = ProctorMessage.objects.create(sitting=sitting, text=worded(text), sent_by=actor)
    told(sitting, "PESAN", "", timezone.now(), by=actor, message=sent.pk)
    noted(text=len(text))  # what was said to a person stays with that person
    return sent


@action("sittings.message.sent_to_all", needs=watches_session)
def send_message_to_all(
    actor: User,
    session: ExamSession,
    *,
    text: str,
    room: ExamRoom | None = None,
    sittings: Iterable[int] | None = None,
) -> int:
    """Show a sentence to everybody in a session, a room or a choice; return to how many."""
    there = watched(session, room, sittings, by=actor)
    ProctorMessage.objects.bulk_create(
        ProctorMessage(sitting=one, text=worded(text), sent_by=actor) for one in there
    )
    noted(people=len(there), text=len(text))
    return len(there)


@action("sittings.late.ruled", needs=operates)
def rule_late(
    actor: User, sitting: Sitting, *, changes: Iterable[AnswerChange], ruling: str, because: str
) -> LateRuling:
    """Decide whether answers that came after the end count; the last decision stands."""
    reasoned(because)
    chosen = list(changes)
    if not chosen or any(one.sitting_id != sitting.pk for one in chosen):
        raise NotPossible(
            msg("Pilih jawaban terlambat dari pengerjaan ini."),
            hint=msg("Muat ulang daftar jawaban terlambat."),
        )
    ruled = LateRuling.objects.create(
        sitting=sitting, ruling=ruling, because=because, ruled_by=actor
    )
    ruled.changes.set(chosen)
    now = timezone.now()
    told(sitting, "TERLAMBAT", because, now, by=actor, ruling=ruling, answers=len(chosen))
    return ruled


def reasoned(because: str) -> None:
    """Refuse what has no reason; the words stay in the record of the sitting, not in the log."""
    refuse_without_reason(because)
    noted(because=len(because))


def watched(
    session: ExamSession, room: ExamRoom | None, chosen: Iterable[int] | None, *, by: User
) -> list[Sitting]:
    """Return the sittings of a session, a room or a choice that this person watches."""
    found = Sitting.objects.filter(registration__session=session).select_related(*WITH_ALL)
    if room is not None:
        found = found.filter(registration__room=room)
    if chosen is not None:
        found = found.filter(pk__in=list(chosen))
    if operates(by, session):
        return list(found)
    rooms = session.rooms.filter(proctors=by)
    return list(found.filter(registration__room__in=rooms))


def told(
    sitting: Sitting, kind: str, because: str, now: datetime, *, by: User, **facts: object
) -> None:
    """Add what a proctor did to the record of the sitting."""
    SittingEvent.objects.create(
        sitting=sitting, kind=kind, at=now, by=by, because=because, facts=facts
    )


def worded(text: str) -> str:
    """Return a sentence worth sending."""
    if not text.strip() or len(text) > 500:
        raise NotPossible(
            msg("Pesan kosong atau lebih dari 500 huruf."), hint=msg("Tulis satu kalimat.")
        )
    return text.strip()
