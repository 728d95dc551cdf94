"""Note who came, take it back, and note who did not."""

from collections.abc import Collection
from datetime import datetime

from takar.kernel.language import msg
from takar.web.accounts.models import User
from takar.web.assessments.actions import mark_attendance
from takar.web.assessments.models import Event, Participant
from takar.web.audit.action import action, noted
from takar.web.timetables.models import Arrival, Session
from takar.web.timetables.permissions import plans
from takar.web.timetables.queries.attendance import Place, place_of
from takar.web.timetables.queries.sessions import in_force, today_of
from takar.web.timetables.rules.arrivals import Verdict, moment_of
from takar.web.timetables.rules.refusals import NotReady


@action("timetables.arrival.noted", needs=plans)
def note_arrival(  # noqa: PLR0913 -- keyword-only
    actor: User,
    participant: Participant,
    *,
    at: Session | None,
    how: str,
    told_at: datetime | None = None,
    now: datetime | None = None,
    insists: bool = False,
) -> Place:
    """Note that somebody came, where they may come in; noted twice, it counts once.

    Args:
        actor: the operator at the door.
        participant: who came.
        at: to which session; without it, to the day.
        how: scanned, typed, or noted by hand.
        told_at: when, as a device says that had no network.
        now: the present moment, for trying.
        insists: let in although it is early, or another session.

    Raises:
        NotReady: no version is in force.
        NotNow: the event is not in a state in which people come.
    """
    event = participant.event
    timetable = in_force(event)
    if timetable is None:
        raise NotReady(msg("Belum ada jadwal yang berlaku."))
    present = today_of(event.agency, now)
    moment = today_of(event.agency, moment_of(told_at, present))
    place = place_of(timetable, participant, moment, at=at)
    verdict = place.verdict
    noted(verdict=verdict.value, session=str(at or ""))
    if not verdict.lets_in and not (insists and verdict is not Verdict.NOT_INVITED):
        return place
    _row, is_new = Arrival.objects.get_or_create(
        participant=participant,
        session=at,
        day=at.day if at else moment.date(),
        defaults={
            "arrived_at": moment,
            "is_late": verdict is Verdict.LATE,
            "how": how,
            "noted_by": actor,
        },
    )
    if participant.state != "HADIR":
        mark_attendance(actor, event, participants=[participant.pk], state="HADIR")
    return place if is_new else answered(place, Verdict.AGAIN)


def answered(place: Place, verdict: Verdict) -> Place:
    """Return the same place with another verdict."""
    return Place(place.participant, place.sessions, place.meant, verdict, place.seat)


@action("timetables.arrival.undone", needs=plans)
def undo_arrival(actor: User, arrival: Arrival) -> None:
    """Take back that somebody came; with nothing left, they are invited as before.

    Raises:
        NotNow: the person was rated, so they did come.
    """
    participant = arrival.participant
    noted(before=arrival.arrived_at.isoformat(), participant=participant.number)
    Arrival.objects.filter(pk=arrival.pk).delete()
    if not Arrival.objects.filter(participant=participant).exists():
        mark_attendance(actor, participant.event, participants=[participant.pk], state="DIUNDANG")


@action("timetables.absence.noted", needs=plans)
def mark_missing(
    actor: User, event: Event, *, participants: Collection[int], is_back: bool = False
) -> int:
    """Note of people that they did not come, or that they are waited for after all.

    Who came to any session stays as they are.
    """
    came = set(
        Arrival.objects.filter(participant__in=list(participants)).values_list(
            "participant_id", flat=True
        )
    )
    rest = [pk for pk in participants if pk not in came]
    if not rest:
        return 0
    state = "DIUNDANG" if is_back else "TIDAK_HADIR"
    return mark_attendance(actor, event, participants=rest, state=state)
