"""Sessions and their rooms: made, changed, opened, begun, closed, signed off."""

from collections.abc import Iterable
from datetime import datetime
from typing import TypeVar

from django.db import IntegrityError, transaction
from django.utils import timezone

from takar.kernel.language import msg
from takar.web.accounts.models import User
from takar.web.audit.action import action, noted
from takar.web.exams.actions.refusals import NotPossible, refuse_closed, refuse_without_pool
from takar.web.exams.models import Exam, ExamRoom, ExamSession, Registration
from takar.web.exams.permissions import may_proctor, operates
from takar.web.exams.queries.sessions import proctors_in, standing_of
from takar.web.exams.rules import course

Row = TypeVar("Row", ExamSession, ExamRoom)


@action("exams.session.created", needs=operates)
def create_session(
    actor: User,
    exam: Exam,
    *,
    name: str,
    opens_at: datetime,
    closes_at: datetime,
    credit_limit_minutes: int = 30,
) -> ExamSession:
    """Make a session of an exam."""
    return kept(
        ExamSession(
            exam=exam,
            name=name,
            opens_at=opens_at,
            closes_at=closes_at,
            credit_limit_minutes=credit_limit_minutes,
        )
    )


@action("exams.session.described", needs=operates)
def describe_session(
    actor: User,
    session: ExamSession,
    *,
    name: str,
    opens_at: datetime,
    closes_at: datetime,
    credit_limit_minutes: int,
) -> ExamSession:
    """Give a session another name, time or limit; the times stay once it runs."""
    refuse_closed(session)
    noted(before=f"{session.name} {session.opens_at:%Y-%m-%d %H:%M}")
    if session.state == "BERJALAN" and opens_at != session.opens_at:
        raise NotPossible(
            msg("Sesi ini sudah berjalan."), hint=msg("Waktu mulainya tidak dapat diubah lagi.")
        )
    session.name, session.credit_limit_minutes = name, credit_limit_minutes
    session.opens_at, session.closes_at = opens_at, closes_at
    return kept(session)


@action("exams.browser_keys.set", needs=operates)
def set_browser_keys(actor: User, session: ExamSession, *, keys: Iterable[str]) -> None:
    """Say in which configurations of the exam browser a session is sat; none: in any browser."""
    refuse_closed(session)
    session.browser_keys = list(keys)
    session.save(update_fields=["browser_keys"])


@action("exams.board.set", needs=operates)
def set_board(
    actor: User, session: ExamSession, *, board: str, shows_numbers: bool, shows_names: bool
) -> None:
    """Say for whom the live board is, and what it shows of each person."""
    session.board, session.board_shows_names = board, shows_names
    session.board_shows_numbers = shows_numbers
    session.save(update_fields=["board", "board_shows_names", "board_shows_numbers"])


@action("exams.session.moved", needs=may_proctor)
def move_session(actor: User, session: ExamSession, *, state: str, because: str = "") -> None:
    """Lead a session on: let people in, start the clocks, close; or back before people enter."""
    noted(before=session.state)
    now = timezone.now()
    if state == "DISAHKAN" and not operates(actor, session):
        raise NotPossible(
            msg("Sesi disahkan oleh operator BKPSDM."), hint=msg("Mintalah operator mengesahkan.")
        )
    if state in {"DIBUKA", "BERJALAN"}:
        used = session.registrations.filter(state="TERDAFTAR").values("form")
        refuse_without_pool(session.exam.forms.filter(pk__in=used))
    session.state = course.moved(session.state, state, standing_of(session), now, because=because)
    session.closed_at = now if state == "DITUTUP" else session.closed_at
    session.save(update_fields=["state", "closed_at"])


@action("exams.room.added", needs=operates)
def add_room(
    actor: User, session: ExamSession, *, name: str, seats: int, proctors: Iterable[User] = ()
) -> ExamRoom:
    """Add a room to a session."""
    refuse_closed(session)
    room = kept(ExamRoom(session=session, name=name, seats=seats))
    watch(room, proctors)
    return room


@action("exams.room.changed", needs=operates)
def change_room(
    actor: User, room: ExamRoom, *, name: str, seats: int, proctors: Iterable[User]
) -> ExamRoom:
    """Give a room another name, other seats or other proctors."""
    refuse_closed(room.session)
    beyond = Registration.objects.filter(room=room, seat__gt=seats, state="TERDAFTAR").count()
    if beyond:
        raise NotPossible(
            msg("{n} peserta duduk di kursi di atas nomor {seats}.", n=beyond, seats=seats),
            hint=msg("Pindahkan mereka lebih dulu."),
        )
    noted(before=f"{room.name} ({room.seats})")
    room.name, room.seats = name, seats
    watch(kept(room), proctors)
    return room


@action("exams.room.dropped", needs=operates)
def drop_room(actor: User, room: ExamRoom) -> None:
    """Take a room out of a session that seats nobody there."""
    if Registration.objects.filter(room=room, state="TERDAFTAR").exists():
        raise NotPossible(
            msg("Masih ada peserta di ruang ini."), hint=msg("Pindahkan mereka lebih dulu.")
        )
    Registration.objects.filter(room=room).update(room=None, seat=None)
    ExamRoom.objects.filter(pk=room.pk).delete()


def watch(room: ExamRoom, proctors: Iterable[User]) -> None:
    """Give a room its proctors, who must be proctors of the agency."""
    chosen = list(proctors)
    allowed = set(proctors_in(room.session.exam.agency).values_list("pk", flat=True))
    if not {one.pk for one in chosen} <= allowed:
        raise NotPossible(
            msg("Pengawas harus berperan Pengawas ujian di instansi ini."),
            hint=msg("Beri peran itu pada halaman Anggota lebih dulu."),
        )
    noted(proctors=[one.full_name for one in chosen])
    room.proctors.set(chosen)


def kept(row: Row) -> Row:
    """Save a session or a room whose name no other has."""
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as fault:
        raise NotPossible(
            msg("Nama {name} sudah dipakai, atau waktunya terbalik.", name=row.name),
            hint=msg("Pakai nama lain, dan periksa bahwa sesi ditutup sesudah dibuka."),
        ) from fault
    return row
