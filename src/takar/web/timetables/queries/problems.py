"""What the solver is asked: the rows of an event as a problem, and its answer as rows again."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from takar.timetables import problem as asked
from takar.timetables.timetable import Session as Sitting
from takar.web.assessments.models import Event, EventAssessor, EventMethod, Participant
from takar.web.assessments.queries.law import law_of_event, limits_of
from takar.web.assessments.queries.scores import ABSENT
from takar.web.assessments.queries.staffing import forbidden_pairs, raters_of
from takar.web.assessments.rules.limits import Limits
from takar.web.timetables.models import OpenDay, Room, Session
from takar.web.timetables.rules.hours import minutes
from takar.web.timetables.rules.wishes import Absence, Wishes

DAY_COUNTS = 240
"""What one more day of coming counts, in minutes of waiting, where few days are wished."""


@dataclass(frozen=True)
class Asked:
    """A problem in the words people know, with the rows behind each word."""

    problem: asked.Problem
    people: Mapping[str, Participant]
    methods: Mapping[str, EventMethod]
    rooms: Mapping[str, Room]
    seats: Mapping[str, EventAssessor]


def asked_of(event: Event, wishes: Wishes) -> Asked:
    """Return everything a timetable of an event is asked.

    Names stand for rows, so that what the solver and the checker say can be read as it is.
    """
    limits = limits_of(law_of_event(event))
    people = {name_of(one): one for one in expected(event)}
    rows = EventMethod.objects.filter(event=event, duration_minutes__gt=0).order_by("pk")
    methods = {limits.methods.get(row.code, row.code): row for row in rows}
    days = days_of(event)
    rooms = {str(one): one for one in Room.objects.filter(event=event).prefetch_related("methods")}
    gone = {one.assessor for one in wishes.absences if one.day is None and one.assessor}
    seats = {seat.name: seat for seat in raters_of(event) if seat.pk not in gone}
    titles = {row.code: title for title, row in methods.items()}
    problem = asked.Problem(
        candidates=tuple(candidate_of(name, one, wishes) for name, one in people.items()),
        methods=tuple(method_of(title, row, limits, event) for title, row in methods.items()),
        rooms=tuple(
            room_of(name, row, titles, closed(row, days, wishes)) for name, row in rooms.items()
        ),
        days=days,
        assessors=tuple(assessor_of(seat, event, wishes) for seat in seats.values()),
        forbidden=forbidden_of(event, people, seats),
        travel=tuple(
            asked.Travel(first, second, wishes.travel_minutes)
            for first, second in combinations(sorted({room.site for room in rooms.values()}), 2)
        ),
        wishes=wishes_of(wishes),
    )
    return Asked(problem, people, methods, rooms, seats)


def name_of(participant: Participant) -> str:
    """Return how a participant is called: names may be shared, numbers are not."""
    return f"{participant.employee.name} (no. {participant.number})"


def wishes_of(wishes: Wishes) -> asked.Wishes:
    """Return the wishes as the solver takes them."""
    return asked.Wishes(
        rest_minutes=wishes.rest_minutes,
        assessor_rest_minutes=wishes.assessor_rest_minutes,
        is_connected=wishes.is_connected,
        shared_least=wishes.shared_least,
        step_minutes=wishes.step_minutes,
        visit_minutes=DAY_COUNTS if wishes.few_days else 0,
    )


def forbidden_of(
    event: Event, people: Mapping[str, Participant], seats: Mapping[str, EventAssessor]
) -> tuple[asked.Forbidden, ...]:
    """Return who may not judge whom, and why."""
    named = {one.pk: name for name, one in people.items()}
    judging = {one.pk: name for name, one in seats.items()}
    return tuple(
        asked.Forbidden(named[person], judging[seat], str(clash.title))
        for (seat, person), clash in forbidden_pairs(event).items()
        if person in named and seat in judging
    )


def expected(event: Event) -> list[Participant]:
    """Return those who are to come: not those who stayed away or withdrew."""
    people = Participant.objects.filter(event=event).exclude(state__in=ABSENT)
    return list(people.select_related("employee").order_by("number"))


def candidate_of(name: str, one: Participant, wishes: Wishes) -> asked.Candidate:
    """Return one to be seated; peers sit with peers, or in the groups they were given."""
    given = str(one.circle) if wishes.keeps_circles and one.circle else one.group
    return asked.Candidate(id=name, circle=given, language=one.language.strip())


def method_of(title: str, row: EventMethod, limits: Limits, event: Event) -> asked.Method:
    """Return one method: alone, in a group, or a room full."""
    needed = row.assessors_needed if row.code in limits.needs_assessor else 0
    is_group = row.code in limits.in_group
    if is_group:
        kind = asked.Kind.GROUP
    elif not needed or (row.seats or 1) > 1:
        kind = asked.Kind.HALL
    else:
        kind = asked.Kind.ONE
    fewest = limits.job_fit_least if event.purpose == "JOB_FIT" else limits.group_least
    return asked.Method(
        code=title,
        kind=kind,
        duration_minutes=row.duration_minutes,
        seats_least=fewest if is_group else 0,
        seats_most=row.seats or (limits.group_most if is_group else 0),
        assessors_least=needed,
    )


def closed(row: Room, days: Iterable[asked.Day], wishes: Wishes) -> tuple[asked.Span, ...]:
    """Return the days on which a room is lost."""
    lost = [one for one in wishes.absences if one.room == row.pk]
    return tuple(
        asked.Span(day.date) for day in days if any(one.falls_on(day.date) for one in lost)
    )


def room_of(
    name: str, row: Room, titles: Mapping[str, str], closed: tuple[asked.Span, ...] = ()
) -> asked.Room:
    """Return one room; without methods of its own it takes every method."""
    methods = tuple(titles[one.code] for one in row.methods.all() if one.code in titles)
    return asked.Room(
        id=name, capacity=row.capacity, site=row.site, methods=methods or None, closed=closed
    )


def days_of(event: Event) -> tuple[asked.Day, ...]:
    """Return the days on which the rooms are open."""
    return tuple(
        asked.Day(
            date=row.day,
            opening=minutes(row.opens_at),
            closing=minutes(row.closes_at),
            breaks=tuple((minutes(since), minutes(until)) for since, until in row.pauses),
        )
        for row in OpenDay.objects.filter(event=event)
    )


def assessor_of(seat: EventAssessor, event: Event, wishes: Wishes) -> asked.Assessor:
    """Return one who judges, with the days and hours they are there."""
    off = [one for one in wishes.absences if one.assessor == seat.pk]
    return asked.Assessor(
        id=seat.name,
        present=presence_of(seat, event, off),
        languages=tuple(filter(None, (word.strip() for word in seat.languages.split(",")))),
        most_a_day=seat.most_a_day or wishes.most_a_day,
        lent_by=seat.lent_by,
    )


def presence_of(
    seat: EventAssessor, event: Event, off: Collection[Absence]
) -> tuple[asked.Span, ...] | None:
    """Return when somebody is there; nothing said is the whole event."""
    rows = list(seat.presences.all())
    if not rows and not off:
        return None
    if not rows:
        days = OpenDay.objects.filter(event=event).values_list("day", flat=True)
        return tuple(asked.Span(day) for day in days if not any(o.falls_on(day) for o in off))
    return tuple(
        asked.Span(
            row.day,
            minutes(row.since) if row.since else 0,
            minutes(row.until) if row.until else asked.MIDNIGHT,
        )
        for row in rows
        if not any(one.falls_on(row.day) for one in off)
    )


def sittings_of(sessions: Iterable[Session], asked_for: Asked) -> tuple[Sitting, ...]:
    """Return sessions as the solver and the checker know them, in the same order.

    Who is no longer expected is left out: nobody is double booked by staying away.
    """
    titles = {row.code: title for title, row in asked_for.methods.items()}
    return tuple(
        Sitting(
            method=titles.get(one.method.code, one.method.code),
            room=str(one.room),
            day=one.day,
            start_minute=minutes(one.starts_at),
            end_minute=minutes(one.ends_at),
            candidates=tuple(
                name
                for seat in one.seats.all()
                if (name := name_of(seat.participant)) in asked_for.people
            ),
            assessors=tuple(watcher.assessor.name for watcher in one.watchers.all()),
        )
        for one in sessions
    )
