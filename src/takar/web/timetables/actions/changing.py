"""Change a draft by hand: move a session, swap an assessor, copy, throw away."""

from datetime import date, time

from takar.kernel.language import msg
from takar.timetables import Fault
from takar.web.accounts.models import User
from takar.web.assessments.models import EventAssessor
from takar.web.audit.action import action, noted
from takar.web.timetables.checks import checked, refusals, told
from takar.web.timetables.models import Room, Session, SessionAssessor, Timetable
from takar.web.timetables.permissions import plans
from takar.web.timetables.rules.hours import clock, minutes
from takar.web.timetables.rules.refusals import Clash, NotNow
from takar.web.timetables.writing import copied


@action("timetables.timetable.copied", needs=plans)
def copy_timetable(actor: User, timetable: Timetable, *, note: str = "") -> Timetable:
    """Open a new draft with the same sessions, to be changed by hand."""
    made = copied(actor, timetable, origin="TANGAN", note=note)
    noted(version=made.version)
    return made


@action("timetables.timetable.discarded", needs=plans)
def discard_timetable(actor: User, timetable: Timetable) -> None:
    """Throw away a draft that nobody was told of.

    Raises:
        NotNow: people were told of it.
    """
    refuse_told(timetable)
    Timetable.objects.filter(pk=timetable.pk).delete()


@action("timetables.session.moved", needs=plans)
def move_session(  # noqa: PLR0913 -- keyword-only
    actor: User,
    session: Session,
    *,
    room: Room,
    day: date,
    starts_at: time,
    insists: bool = False,
    reason: str = "",
) -> list[str]:
    """Move a session of a draft; it lasts as long as before.

    Args:
        actor: the operator.
        session: of a draft.
        room: the new room.
        day: the new day.
        starts_at: the new beginning.
        insists: whether rules are broken that may be broken.
        reason: why, for the record.

    Returns:
        The rules broken by insisting, in words.

    Raises:
        Clash: the checker finds something against it.
        NotNow: people were told of this version.
    """
    refuse_told(session.timetable)
    if room.event_id != session.timetable.event_id:
        raise NotNow(msg("Ruang itu bukan dari kegiatan ini."))
    length = minutes(session.ends_at) - minutes(session.starts_at)
    since = minutes(starts_at)
    if since + length >= 24 * 60:
        raise NotNow(msg("Sesi akan berakhir sesudah tengah malam."))
    new = checked(session.timetable).new_faults(
        session, room=str(room), day=day, start_minute=since, end_minute=since + length
    )
    refuse(new, insists=insists)
    noted(before={"room": str(session.room), "day": session.day, "starts_at": session.starts_at})
    session.room, session.day = room, day
    session.starts_at, session.ends_at = starts_at, clock(since + length)
    session.save()
    return [str(text) for text in told(new)]


@action("timetables.assessor.swapped", needs=plans)
def swap_assessor(
    actor: User,
    session: Session,
    *,
    out: EventAssessor | None,
    into: EventAssessor | None,
    insists: bool = False,
    reason: str = "",
) -> list[str]:
    """Put one assessor in the place of another, or add or take away one.

    Returns:
        The rules broken by insisting, in words.

    Raises:
        Clash: the checker finds something against it.
        NotNow: people were told of this version, or nobody was named.
    """
    refuse_told(session.timetable)
    event = session.timetable.event_id
    if not (out or into) or any(one and one.event_id != event for one in (out, into)):
        raise NotNow(msg("Pilih siapa yang diganti dan siapa penggantinya."))
    names = [one.assessor.name for one in session.watchers.select_related("assessor")]
    left = [name for name in names if out is None or name != out.name]
    wanted = tuple([*left, into.name] if into else left)
    new = checked(session.timetable).new_faults(session, assessors=wanted)
    refuse(new, insists=insists)
    noted(before=names)
    if out:
        SessionAssessor.objects.filter(session=session, assessor=out).delete()
    if into:
        SessionAssessor.objects.create(session=session, assessor=into)
    return [str(text) for text in told(new)]


def refuse(found: tuple[Fault, ...], *, insists: bool) -> None:
    """Refuse a change that breaks rules: always where nobody may insist, else unless one does.

    Raises:
        Clash: it does.
    """
    beyond = refusals(found)
    if beyond:
        raise Clash(beyond, may_insist=False)
    if found and not insists:
        raise Clash(told(found), may_insist=True)


def refuse_told(timetable: Timetable) -> None:
    """Refuse to touch a version of which people were told.

    Raises:
        NotNow: they were.
    """
    if not timetable.may_change:
        raise NotNow(
            msg("Versi {version} sudah pernah diterbitkan.", version=timetable.version),
            hint=msg("Buat salinannya sebagai draf, ubah di sana, lalu terbitkan."),
        )
