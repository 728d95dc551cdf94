"""Bring a version into force, and take it back while nothing was rated."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils import timezone

from takar.kernel.language import Message, msg
from takar.web.accounts.models import User
from takar.web.assessments.actions import assign
from takar.web.assessments.models import Event, MethodScore
from takar.web.assessments.queries.scores import ABSENT
from takar.web.audit.action import action, noted
from takar.web.notices.actions import tell
from takar.web.timetables.checks import checked, refusals, told
from takar.web.timetables.models import Arrival, Invitation, Session, Timetable
from takar.web.timetables.permissions import plans
from takar.web.timetables.queries.comparing import Key, Slot, sittings
from takar.web.timetables.queries.events import history_of
from takar.web.timetables.queries.sessions import in_force, sessions_in
from takar.web.timetables.rules.refusals import Clash, NotNow
from takar.web.timetables.rules.states import PUBLISHED_IN
from takar.web.timetables.writing import copied

OUT = msg("Jadwal {event} terbit; buka untuk melihat waktu dan ruang Anda.")
CHANGED = msg("Jadwal Anda pada {event} berubah; buka untuk melihat waktu dan ruang yang baru.")
WITHDRAWN = msg("Jadwal {event} ditarik; tunggu jadwal yang baru.")


@action("timetables.timetable.published", needs=plans)
def publish_timetable(
    actor: User, timetable: Timetable, *, insists: bool = False, reason: str = ""
) -> Timetable:
    """Bring a draft into force: assessors are assigned, whoever it concerns is told.

    Raises:
        NotNow: it is no draft, or the event is not planned or running.
        Clash: the checker finds rules broken, and nobody insists or may insist.
        BadAssignments: somebody may not judge whom the version seats before them.
    """
    event = held(timetable)
    if not timetable.may_publish:
        raise NotNow(
            msg("Versi {version} tidak dapat diterbitkan sekarang.", version=timetable.version),
            hint=msg("Hanya draf, saat kegiatan Direncanakan atau Berlangsung."),
        )
    refuse_broken(timetable, insists=insists)
    old = in_force(event)
    before = sittings(old) if old else {}
    bring_into_force(actor, timetable, old)
    noted(replaces=old.version if old else None, told=tell_changes(timetable, before))
    return timetable


@action("timetables.timetable.withdrawn", needs=plans)
def withdraw_timetable(actor: User, timetable: Timetable, *, reason: str = "") -> Timetable | None:
    """Take back what was published while nobody came and nothing was rated.

    Returns:
        The version that is in force again, as a new one: what stood before; or nothing.

    Raises:
        NotNow: it is not in force, or somebody came or was rated.
    """
    event = held(timetable)
    if not timetable.is_in_force:
        raise NotNow(msg("Versi {version} tidak sedang berlaku.", version=timetable.version))
    refuse_begun(event)
    before = sittings(timetable)
    former = history_of(event).filter(withdrawn_at=None).exclude(pk=timetable.pk).last()
    timetable.state, timetable.withdrawn_at = "DIGANTI", timezone.now()
    timetable.save(update_fields=["state", "withdrawn_at"])
    if former is None:
        assign(actor, event, pairs=[], replace=True)
        Invitation.objects.filter(timetable=timetable).update(answer="", answered_at=None)
        tell_everybody(timetable, WITHDRAWN)
        return None
    again = copied(actor, former, origin=former.origin, note=former.note)
    bring_into_force(actor, again, None)
    tell_changes(again, before)
    noted(again=again.version, of=former.version)
    return again


def held(timetable: Timetable) -> Event:
    """Lock the event of a version, so that two publications follow one another."""
    event = Event.objects.select_for_update().select_related("agency").get(pk=timetable.event_id)
    timetable.refresh_from_db()
    timetable.event = event
    return event


def bring_into_force(by: User, timetable: Timetable, old: Timetable | None) -> None:
    """Let one version stand in the place of another."""
    if old:
        Timetable.objects.filter(pk=old.pk).update(state="DIGANTI")
    timetable.state, timetable.published_by = "BERLAKU", by
    timetable.published_at = timezone.now()
    timetable.save(update_fields=["state", "published_by", "published_at"])
    assign(by, timetable.event, pairs=pairs_of(timetable), replace=True)
    if old:
        carry_arrivals(old, timetable)


def pairs_of(timetable: Timetable) -> list[tuple[int, int, int]]:
    """Return who judges whom by which method: participant, method, seat; nobody who stays away."""
    return [
        (seat.participant_id, session.method_id, watcher.assessor_id)
        for session in sessions_in(timetable)
        for seat in session.seats.all()
        if seat.participant.state not in ABSENT
        for watcher in session.watchers.all()
    ]


def carry_arrivals(old: Timetable, new: Timetable) -> int:
    """Let whoever came to a session have come to the one that takes its place."""
    now = {
        (seat.participant_id, session.method_id): session
        for session in sessions_in(new)
        for seat in session.seats.all()
    }
    moved = 0
    for arrival in Arrival.objects.filter(session__timetable=old).select_related("session"):
        session = now.get(
            (arrival.participant_id, arrival.session.method_id if arrival.session else 0)
        )
        if session:
            moved += Arrival.objects.filter(pk=arrival.pk).update(session=session)
    return moved


def refuse_broken(timetable: Timetable, *, insists: bool) -> None:
    """Refuse a version that breaks rules, unless one insists where one may.

    Raises:
        NotNow: it has no session.
        Clash: it breaks rules.
    """
    if not Session.objects.filter(timetable=timetable).exists():
        raise NotNow(msg("Versi ini belum punya sesi."))
    found = checked(timetable).faults()
    if beyond := refusals(found):
        raise Clash(beyond, may_insist=False)
    if found and not insists:
        raise Clash(told(found), may_insist=True)


def refuse_begun(event: Event) -> None:
    """Refuse to take a version back once people came or were rated.

    Raises:
        NotNow: they did.
    """
    rated = MethodScore.objects.filter(participant__event=event).exists()
    if rated or Arrival.objects.filter(participant__event=event).exists():
        raise NotNow(
            msg("Sudah ada peserta yang hadir atau dinilai."),
            hint=msg("Terbitkan versi baru; yang sudah tercatat tetap tersimpan."),
        )
    if event.state not in PUBLISHED_IN:
        raise NotNow(msg("Kegiatan sudah melewati pelaksanaan."))


def tell_changes(timetable: Timetable, before: dict[Key, Slot]) -> int:
    """Tell those whom a version concerns: everybody at first, then those for whom it changed."""
    if not before:
        return tell_everybody(timetable, OUT)
    after = sittings(timetable)
    changed = {key[0] for key in before.keys() | after.keys() if before.get(key) != after.get(key)}
    touched = {
        name
        for key in before.keys() | after.keys()
        if before.get(key) != after.get(key)
        for slot in (before.get(key), after.get(key))
        if slot
        for name in slot.assessors
    }
    Invitation.objects.filter(
        participant__event=timetable.event, participant__number__in=changed
    ).update(answer="", because="", answered_at=None)
    sessions = list(sessions_in(timetable))
    people = [
        seat.participant.employee.user
        for session in sessions
        for seat in session.seats.all()
        if seat.participant.number in changed
    ]
    team = [
        watcher.assessor.user
        for session in sessions
        for watcher in session.watchers.all()
        if watcher.assessor.name in touched
    ]
    return say(timetable, [*people, *team], CHANGED)


def tell_everybody(timetable: Timetable, message: Message) -> int:
    """Tell every participant and assessor of a version who has an account."""
    users: list[User | None] = []
    for session in sessions_in(timetable):
        users += [seat.participant.employee.user for seat in session.seats.all()]
        users += [watcher.assessor.user for watcher in session.watchers.all()]
    return say(timetable, users, message)


def say(timetable: Timetable, users: Iterable[User | None], message: Message) -> int:
    """Tell people about their timetable; who has no account is told by letter."""
    event = timetable.event
    return tell(
        {user.pk: user for user in users if user}.values(),
        event.agency,
        msg(message.template, event=event.name),
        link=reverse("timetables:mine"),
    )
