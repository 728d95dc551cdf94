"""Incidents noted, a session closed with everybody in it, and signed off."""

from datetime import datetime

from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.web.accounts.models import User
from takar.web.audit.action import action, noted
from takar.web.exams.actions import move_session
from takar.web.exams.models import ExamRoom, ExamSession, Registration
from takar.web.proctoring.models import Incident
from takar.web.proctoring.permissions import operates, watches_session
from takar.web.proctoring.queries.late import late_in
from takar.web.sittings.actions import close_session as end_sittings
from takar.web.sittings.actions import sign_off
from takar.web.sittings.models import Sitting


class NotPossible(TakarError):
    """This cannot be done to the session as it stands."""


@action("proctoring.incident.noted", needs=watches_session)
def note_incident(  # noqa: PLR0913 -- an incident is told as a whole
    actor: User,
    session: ExamSession,
    *,
    kind: str,
    text: str,
    happened_at: datetime,
    room: ExamRoom | None = None,
    registration: Registration | None = None,
) -> Incident:
    """Note what happened in a session; it stands in the minutes and is never changed."""
    noted(text=len(text), registration=registration is not None)  # health may be the matter
    strangers = (room and room.session_id != session.pk) or (
        registration and registration.session_id != session.pk
    )
    if strangers or not text.strip():
        raise NotPossible(
            msg("Kejadian ini kosong atau bukan dari sesi ini."),
            hint=msg("Tulis apa yang terjadi, dan pilih ruang dan peserta sesi ini."),
        )
    return Incident.objects.create(
        session=session,
        room=room or (registration.room if registration else None),
        registration=registration,
        kind=kind,
        text=text.strip(),
        happened_at=happened_at,
        noted_by=actor,
    )


@action("proctoring.session.closed", needs=watches_session)
def close_session(actor: User, session: ExamSession, *, because: str = "") -> int:
    """Close a session; whoever still works is ended then, and that needs a reason.

    Raises:
        NotPossible: no reason, or somebody works in a room that the proctor does not watch over.
    """
    at_work = Sitting.objects.filter(registration__session=session, state="BERJALAN")
    working = at_work.count()
    elsewhere = at_work.exclude(registration__room__in=session.rooms.filter(proctors=actor))
    if not operates(actor, session) and elsewhere.exists():
        raise NotPossible(
            msg("Masih ada peserta yang mengerjakan di ruang lain."),
            hint=msg("Tunggu sampai selesai, atau mintalah operator menutup sesi."),
        )
    if working and not because.strip():
        raise NotPossible(
            msg("{n} peserta masih mengerjakan.", n=working),
            hint=msg("Tunggu sampai selesai, atau tulis alasan menutup sesi sekarang."),
        )
    move_session(actor, session, state="DITUTUP")
    ended = end_sittings(session)
    noted(ended=ended)
    return ended


@action("proctoring.session.signed", needs=operates)
def sign_session(actor: User, session: ExamSession) -> None:
    """Sign off a closed session in which no late answer waits for a decision."""
    waiting = len(late_in(session))
    if waiting:
        raise NotPossible(
            msg("Jawaban terlambat dari {n} peserta belum diputuskan.", n=waiting),
            hint=msg("Putuskan lebih dulu pada halaman Jawaban terlambat."),
        )
    move_session(actor, session, state="DISAHKAN")
    sign_off(session, by=actor)
