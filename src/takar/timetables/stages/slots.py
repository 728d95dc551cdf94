"""Where and when a session could be held, and what two sessions of one person keep between them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from takar.timetables.problem import Candidate, Day, Method, Problem, Room
from takar.timetables.timetable import Session


@dataclass(frozen=True)
class Slot:
    """A session that could be held; minutes of the day.

    Attributes:
        judged: from when the assessors are taken.
    """

    method: str
    room: str
    site: str
    day: int
    start: int
    judged: int
    end: int

    def session(self, problem: Problem, people: Iterable[str], judges: Iterable[str]) -> Session:
        """Return the session held here."""
        date = list(problem.day)[self.day]
        return Session(
            self.method,
            self.room,
            date,
            self.start,
            self.end,
            tuple(sorted(people)),
            tuple(sorted(judges)),
        )


def slot_of(problem: Problem, session: Session) -> Slot:
    """Return the place and time of a session."""
    method = problem.method[session.method]
    return Slot(
        session.method,
        session.room,
        problem.room[session.room].site,
        list(problem.day).index(session.day),
        session.start_minute,
        session.start_minute + method.preparation_minutes,
        session.end_minute,
    )


def blocks(day: Day) -> list[tuple[int, int]]:
    """Return the stretches of a day between its breaks."""
    found, since = [], day.opening
    for begin, end in sorted(day.breaks):
        if since < begin:
            found.append((since, min(begin, day.closing)))
        since = max(since, end)
    if since < day.closing:
        found.append((since, day.closing))
    return [(a, b) for a, b in found if a < b]


@cache
def starts(day: Day, length: int, step: int) -> tuple[int, ...]:
    """Return every minute of the grid at which a session of a length can start."""
    return tuple(
        minute
        for since, until in blocks(day)
        for minute in range(-(-since // step) * step, until - length + 1, step)
    )


def back_to_back(minutes: Sequence[int], length: int) -> set[int]:
    """Return the starts that follow one another without a gap, from the front and from the back."""
    found: set[int] = set()
    for row in (minutes, tuple(reversed(minutes))):
        last = None
        for minute in row:
            if last is None or abs(minute - last) >= length:
                found.add(minute)
                last = minute
    return found


def slots(problem: Problem, method: Method, room: Room) -> Iterator[Slot]:
    """Return all the times at which a method can be held in a room, in order."""
    if not room.may_hold(method):
        return
    for number, day in enumerate(problem.day.values()):
        if room.is_open(day.date):
            for start in starts(day, method.length, problem.wishes.step_minutes):
                judged, end = start + method.preparation_minutes, start + method.length
                if room.is_open(day.date, start, end):
                    yield Slot(method.code, room.id, room.site, number, start, judged, end)


def may_sit(problem: Problem, candidate: Candidate, slot: Slot) -> bool:
    """Tell whether a person can be there at all."""
    date = list(problem.day)[slot.day]
    return (not candidate.site or candidate.site == slot.site) and not any(
        span.meets(date, slot.start, slot.end) for span in candidate.away
    )


def clash(problem: Problem, first: Slot, second: Slot) -> bool:
    """Tell whether nobody can sit in both: too close, or against the order of methods."""
    if first.method in problem.method[second.method].after:
        if (first.day, first.end) > (second.day, second.start):
            return True
    elif second.method in problem.method[first.method].after and (second.day, second.end) > (
        first.day,
        first.start,
    ):
        return True
    if first.day != second.day:
        return False
    gap = problem.wishes.rest_minutes + problem.travel_minutes(first.site, second.site)
    return first.start < second.end + gap and second.start < first.end + gap


def event_minute(problem: Problem, day: int, minute: int) -> int:
    """Return how long the event has run at a moment, nights left out."""
    days = list(problem.day.values())
    return sum(own.length for own in days[:day]) + minute - days[day].opening


def cliques(intervals: Sequence[tuple[int, int, int]]) -> list[list[int]]:
    """Return the largest sets of intervals (day, since, until) that share a moment, as places.

    One interval alone is a set too: it may stand for several sessions at once.
    """
    found: list[list[int]] = []
    order = sorted(range(len(intervals)), key=lambda own: intervals[own])
    active: list[int] = []
    for place in order:
        day, since, _ = intervals[place]
        stay = [p for p in active if intervals[p][0] == day and intervals[p][2] > since]
        if len(stay) < len(active):
            found.append(active)
        active = [*stay, place]
    if active:
        found.append(active)
    return found
