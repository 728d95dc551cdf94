"""What the solver found, as rows of a version."""

from collections.abc import Iterable, Sequence

from django.db.models import Max

from takar.timetables.timetable import Session as Sitting
from takar.web.accounts.models import User
from takar.web.assessments.models import Event
from takar.web.timetables.models import Session, SessionAssessor, SessionSeat, Timetable
from takar.web.timetables.models.sessions import new_uid
from takar.web.timetables.queries.problems import Asked
from takar.web.timetables.queries.sessions import in_force, sessions_in
from takar.web.timetables.rules.hours import clock
from takar.web.timetables.rules.matching import Gathering, carried_on
from takar.web.timetables.rules.wishes import Goodness, Wishes

BATCH = 1_000


def next_version(event: Event) -> int:
    """Return the number of the next version."""
    last = Timetable.objects.filter(event=event).aggregate(last=Max("version"))["last"]
    return int(last or 0) + 1


def new_timetable(
    maker: User,
    event: Event,
    *,
    wishes: Wishes,
    proof: Goodness,
    origin: str = "DISUSUN",
    made_from: Timetable | None = None,
) -> Timetable:
    """Open a version without sessions."""
    made = Timetable(
        event=event,
        version=next_version(event),
        origin=origin,
        made_from=made_from,
        wishes=wishes.model_dump(mode="json"),
        proof=proof.model_dump(mode="json"),
        made_by=maker,
    )
    made.full_clean(validate_constraints=False)
    made.save()
    return made


def write_sittings(timetable: Timetable, sittings: Sequence[Sitting], asked_for: Asked) -> int:
    """Write what was found as sessions; those that carry on a known one keep its calendar name."""
    uids = uids_for(timetable.event, sittings, asked_for)
    sessions = Session.objects.bulk_create(
        [
            session_of(timetable, one, asked_for, uid)
            for one, uid in zip(sittings, uids, strict=True)
        ],
        batch_size=BATCH,
    )
    seats, watchers = [], []
    for session, sitting in zip(sessions, sittings, strict=True):
        people = sorted(
            (asked_for.people[name] for name in sitting.candidates), key=lambda p: p.number
        )
        seats += [
            SessionSeat(session=session, participant=person, place=place)
            for place, person in enumerate(people, start=1)
        ]
        watchers += [
            SessionAssessor(session=session, assessor=asked_for.seats[name])
            for name in sitting.assessors
        ]
    SessionSeat.objects.bulk_create(seats, batch_size=BATCH)
    SessionAssessor.objects.bulk_create(watchers, batch_size=BATCH)
    return len(sessions)


def session_of(timetable: Timetable, sitting: Sitting, asked_for: Asked, uid: str) -> Session:
    """Return one session, ready to be written."""
    circles = {asked_for.people[name].circle for name in sitting.candidates}
    method = asked_for.methods[sitting.method]
    is_group = len(sitting.candidates) > 1 and len(circles) == 1
    return Session(
        timetable=timetable,
        method=method,
        room=asked_for.rooms[sitting.room],
        day=sitting.day,
        starts_at=clock(sitting.start_minute),
        ends_at=clock(sitting.end_minute),
        circle=circles.pop() if is_group else None,
        uid=uid,
    )


def uids_for(event: Event, sittings: Iterable[Sitting], asked_for: Asked) -> list[str]:
    """Return the calendar name of each session: that of the one in force which it carries on."""
    new = [
        Gathering(one.method, frozenset(asked_for.people[n].pk for n in one.candidates))
        for one in sittings
    ]
    known = in_force(event)
    titles = {row.code: title for title, row in asked_for.methods.items()}
    old = {
        one.uid: Gathering(
            titles.get(one.method.code, one.method.code),
            frozenset(seat.participant_id for seat in one.seats.all()),
        )
        for one in (sessions_in(known) if known else ())
    }
    carried = carried_on(new, old)
    return [carried.get(place) or new_uid() for place in range(len(new))]


def copied(maker: User, timetable: Timetable, *, origin: str, note: str = "") -> Timetable:
    """Return a new draft with the same sessions under the same calendar names."""
    made = new_timetable(
        maker,
        timetable.event,
        wishes=timetable.wished,
        proof=timetable.proven,
        origin=origin,
        made_from=timetable,
    )
    if note:
        made.note = note[:300]
        made.save(update_fields=["note"])
    old = list(sessions_in(timetable))
    new = Session.objects.bulk_create(
        [
            Session(
                timetable=made,
                method=one.method,
                room=one.room,
                day=one.day,
                starts_at=one.starts_at,
                ends_at=one.ends_at,
                circle=one.circle,
                uid=one.uid,
            )
            for one in old
        ],
        batch_size=BATCH,
    )
    pairs = list(zip(old, new, strict=True))
    SessionSeat.objects.bulk_create(
        [
            SessionSeat(session=new, participant_id=seat.participant_id, place=seat.place)
            for old, new in pairs
            for seat in old.seats.all()
        ],
        batch_size=BATCH,
    )
    SessionAssessor.objects.bulk_create(
        [
            SessionAssessor(session=new, assessor_id=watcher.assessor_id)
            for old, new in pairs
            for watcher in old.watchers.all()
        ],
        batch_size=BATCH,
    )
    return made
