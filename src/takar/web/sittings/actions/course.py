"""The course of a sitting: sections begin and end, by the candidate or by the clock."""

from collections.abc import Collection, Mapping
from datetime import datetime

from django.db import transaction

from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.web.exams.models import ExamSession
from takar.web.exams.queries import session_is_open
from takar.web.sittings.actions.choosing import give_first, give_next
from takar.web.sittings.actions.entering import event, locked, note
from takar.web.sittings.actions.outages import hear
from takar.web.sittings.models import SectionClock, Sitting, SittingEvent
from takar.web.sittings.queries.adaptive import is_adaptive
from takar.web.sittings.queries.own import own, own_row
from takar.web.sittings.queries.papers import plan_of, section_of
from takar.web.sittings.queries.standing import course_now, planned_clocks
from takar.web.sittings.rules.clock import WHOLE
from takar.web.sittings.rules.course import NOT_BEGUN, RUNS, ended_by_time


class NotNow(TakarError):
    """The sitting does not stand where this can be done."""


@transaction.atomic
def start_section(sitting: Sitting, code: str, *, now: datetime) -> None:
    """Start the clock of the next section; asking again for the one that runs changes nothing.

    Raises:
        NotNow: another section is due, the session has not begun, or there is no consent.
    """
    locked(sitting)
    course, clocks = course_now(sitting, now)
    if course.running == code:
        return
    refuse_too_early(sitting, now)
    if sitting.state not in {"BELUM", "BERJALAN"} or course.next != code:
        raise NotNow(
            msg("Bagian ini tidak dapat dimulai sekarang."),
            hint=msg("Muat ulang halaman untuk melihat bagian yang berikutnya."),
        )
    begun = [code]
    if not clocks[code].runs_alone and clocks[WHOLE].started_at is None:
        begun.append(WHOLE)
    events = [event(sitting, "BAGIAN", now, section=code)]
    if sitting.state == NOT_BEGUN:
        begin(sitting, begun, now)
        events.insert(0, event(sitting, "MULAI", now))
    else:
        own(SectionClock, sitting).filter(section__in=begun).update(started_at=now)
    SittingEvent.objects.bulk_create(events)
    if is_adaptive(section_of(sitting, code)):
        give_first(sitting, section_of(sitting, code), now)


def refuse_too_early(sitting: Sitting, now: datetime) -> None:
    """Refuse to begin before the proctor started the session, after its time, or unconsented."""
    session = (
        ExamSession.objects.select_related("exam")
        .only("state", "closes_at", "exam__consent")
        .get(pk=sitting.registration.session_id)
    )
    has_begun = sitting.state == "BERJALAN" and session.state == "BERJALAN"
    if not has_begun and not session_is_open(session, now):
        raise NotNow(
            msg("Sesi belum dimulai atau sudah ditutup."),
            hint=msg("Tunggu aba-aba pengawas."),
        )
    if session.exam.consent and sitting.consented_at is None:
        raise NotNow(
            msg("Pernyataan persetujuan belum disetujui."),
            hint=msg("Baca pernyataannya, lalu setujui sebelum mulai."),
        )


def begin(sitting: Sitting, begun: Collection[str], now: datetime) -> None:
    """Set up the clocks of a sitting that begins, and start those of its first section."""
    places = {
        section.code: place for place, section in enumerate(plan_of(sitting.form).sections, 1)
    }
    SectionClock.objects.bulk_create(
        SectionClock(
            sitting=sitting,
            section=code,
            place=places.get(code, 0),
            allotted_seconds=int(clock.allotted.total_seconds()),
            started_at=now if code in begun else None,
        )
        for code, clock in planned_clocks(sitting).items()
    )
    sitting.state, sitting.started_at = "BERJALAN", now
    own_row(sitting).update(state=sitting.state, started_at=now)


@transaction.atomic
def end_section(sitting: Sitting, code: str, *, now: datetime) -> None:
    """Close the section that runs because the candidate has done; the last one ends the sitting."""
    locked(sitting)
    course, _ = course_now(sitting, now)
    if course.running != code:
        return  # its time was up, or it was closed before
    close(sitting, code, "PESERTA", now)


def close(sitting: Sitting, code: str, by: str, now: datetime, **facts: str) -> None:
    """Close the section that runs, and say by whom or by what."""
    own(SectionClock, sitting).filter(section=code).update(ended_at=now, ended_by=by)
    note(sitting, "TUTUP_BAGIAN", now, section=code, by=by, **facts)
    finish_if_over(sitting, by, now)


@transaction.atomic
def go_on(sitting: Sitting, code: str, *, after: int, now: datetime) -> None:
    """Choose the next question of the adaptive section that runs, or close it: enough was asked.

    Of a section that is over nothing more is chosen; asking again for it changes nothing.

    Raises:
        NotNow: the section has not begun.
        NotAnswered, WrongOrder: see :func:`give_next`.
    """
    locked(sitting)
    course, _ = course_now(sitting, now)
    if code in course.over or sitting.state not in RUNS:
        return
    if course.running != code:
        raise NotNow(
            msg("Bagian ini belum dimulai."), hint=msg("Muat ulang halaman untuk melanjutkan.")
        )
    if why := give_next(sitting, section_of(sitting, code), after=after, now=now):
        close(sitting, code, "ATURAN", now, why=why)


def catch_up(sitting: Sitting, *, now: datetime) -> None:
    """Write down what the clock has ended meanwhile; judging does not need it, people do."""
    if sitting.state != "BERJALAN":
        return
    _, clocks = course_now(sitting, now)
    late = {code: ended_by_time(clock, clocks, now) for code, clock in clocks.items()}
    if any(late.values()):
        write_down(sitting, late, now)


@transaction.atomic
def write_down(sitting: Sitting, late: Mapping[str, datetime | None], now: datetime) -> None:
    """Write down when the time of sections ran out."""
    locked(sitting)
    for code, moment in late.items():
        row = own(SectionClock, sitting).filter(section=code, ended_at=None)
        if moment and row.update(ended_at=moment, ended_by="WAKTU") and code:
            note(sitting, "TUTUP_BAGIAN", now, section=code, by="WAKTU")
    finish_if_over(sitting, "WAKTU", now)


@transaction.atomic
def pulse(sitting: Sitting, *, now: datetime) -> None:
    """Note that the device lives; what an outage opened again may be over already."""
    if hear(sitting, now=now):
        catch_up(sitting, now=now)


def finish_if_over(sitting: Sitting, by: str, now: datetime) -> None:
    """End a sitting of which nothing is left."""
    course, clocks = course_now(sitting, now)
    if not course.is_over or sitting.state != "BERJALAN":
        return
    ends = [clock.ended_at for clock in clocks.values() if clock.ended_at]
    sitting.state, sitting.finished_by = "SELESAI", by
    sitting.finished_at = max(ends, default=now)
    sitting.save(update_fields=["state", "finished_by", "finished_at"])
    note(sitting, "SELESAI", now, by=by)
