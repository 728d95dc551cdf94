"""Ways out of a problem without a timetable, each as a changed problem with its price."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace

from takar.kernel.language import Message, msg
from takar.timetables.clock import clock, printed_day
from takar.timetables.problem import MIDNIGHT, Assessor, Day, Problem

PERSON = 1_000
"""Hours that one person who is not seen counts: more than any other way out."""
HALF_HOUR = 30


@dataclass(frozen=True)
class Remedy:
    """A way out that can be taken in larger and larger doses.

    Attributes:
        most: the largest dose that is tried.
        taken: the problem with a dose of it.
        said: the way out in words.
        cost: hours of rooms and assessors that a dose takes more.
    """

    most: int
    taken: Callable[[int], Problem]
    said: Callable[[int], Message]
    cost: Callable[[int], int]


def remedies(problem: Problem) -> tuple[Remedy, ...]:
    """Return the ways out that can be tried."""
    found = [_longer(problem), _more_days(problem), _fewer_people(problem)]
    if problem.assessors:
        found.append(_more_assessors(problem))
    return (*_more_rooms(problem), *found)


def hours(problem: Problem) -> int:
    """Return the opening hours of all days."""
    return -(-sum(day.length for day in problem.days) // 60)


def _more_rooms(problem: Problem) -> list[Remedy]:
    """Return one way out for each kind of room: some more of it."""
    kinds = {(room.site, room.methods, room.capacity): room for room in reversed(problem.rooms)}

    def more(kind: str) -> Remedy:
        room = problem.room[kind]

        def taken(dose: int) -> Problem:
            names = (_new_name(problem, f"{room.id}+{n + 1}") for n in range(dose))
            new = (replace(room, id=name, days=None, closed=()) for name in names)
            return replace(problem, rooms=(*problem.rooms, *new))

        return Remedy(
            most=4,
            taken=taken,
            said=lambda dose: msg(
                "Tambah {count} ruang seperti {room} ({seats} kursi).",
                count=dose,
                room=room.id,
                seats=room.capacity,
            ),
            cost=lambda dose: dose * hours(problem),
        )

    return [more(room.id) for room in kinds.values()]


def _more_assessors(problem: Problem) -> Remedy:
    tier = max(*(own.tier for own in problem.assessors), *(c.tier for c in problem.candidates))
    languages = {c.language for c in problem.candidates if c.language}
    languages |= {own for assessor in problem.assessors for own in assessor.languages}

    def taken(dose: int) -> Problem:
        new = tuple(
            Assessor(
                _new_name(problem, f"ASESOR+{n + 1}"), tier=tier, languages=tuple(sorted(languages))
            )
            for n in range(dose)
        )
        return replace(problem, assessors=(*problem.assessors, *new))

    return Remedy(
        most=8,
        taken=taken,
        said=lambda dose: msg(
            "Tambah {count} asesor, hadir setiap hari, dengan jenjang dan bahasa yang diperlukan.",
            count=dose,
        ),
        cost=lambda dose: dose * hours(problem),
    )


def _more_days(problem: Problem) -> Remedy:
    last = problem.day[max(problem.day)]

    def taken(dose: int) -> Problem:
        days = tuple(replace(last, date=last.date + dt.timedelta(n + 1)) for n in range(dose))
        rooms = tuple(
            room if room.days is None else replace(room, days=(*room.days, *(d.date for d in days)))
            for room in problem.rooms
        )
        return replace(problem, days=(*problem.days, *days), rooms=rooms)

    def said(dose: int) -> Message:
        if dose == 1:
            return msg("Tambah satu hari: {day}.", day=printed_day(last.date + dt.timedelta(1)))
        return msg(
            "Tambah {count} hari: sampai {day}.",
            count=dose,
            day=printed_day(last.date + dt.timedelta(dose)),
        )

    staff = len(problem.rooms) + len(problem.assessors)
    return Remedy(8, taken, said, lambda dose: dose * staff * -(-last.length // 60))


def _longer(problem: Problem) -> Remedy:
    latest = max(day.closing for day in problem.days)

    def longer(day: Day, dose: int) -> Day:
        return replace(day, closing=min(day.closing + dose * HALF_HOUR, MIDNIGHT))

    def taken(dose: int) -> Problem:
        assessors = tuple(_stays_longer(own, problem, dose) for own in problem.assessors)
        days = tuple(longer(day, dose) for day in problem.days)
        return replace(problem, days=days, assessors=assessors)

    staff = len(problem.rooms) + len(problem.assessors)
    return Remedy(
        most=min(6, (MIDNIGHT - latest) // HALF_HOUR),
        taken=taken,
        said=lambda dose: msg(
            "Buka {minutes} menit lebih lama setiap hari (paling lambat {until}).",
            minutes=dose * HALF_HOUR,
            until=clock(latest + dose * HALF_HOUR),
        ),
        cost=lambda dose: -(-dose * staff * len(problem.days) // 2),
    )


def _stays_longer(own: Assessor, problem: Problem, dose: int) -> Assessor:
    """Return an assessor who stays until closing time where they did so before."""
    if own.present is None:
        return own
    spans = (
        replace(span, until=min(span.until + dose * HALF_HOUR, MIDNIGHT))
        if span.date in problem.day and span.until >= problem.day[span.date].closing
        else span
        for span in own.present
    )
    return replace(own, present=tuple(spans))


def _fewer_people(problem: Problem) -> Remedy:
    """Leave people out, the last of the list first."""
    count = len(problem.candidates)
    return Remedy(
        most=count - 1,
        taken=lambda dose: _first(problem, count - dose),
        said=lambda dose: msg(
            "Kurangi {left_out} orang: {count} orang dapat dilayani.",
            left_out=dose,
            count=count - dose,
        ),
        cost=lambda dose: dose * PERSON,
    )


def _first(problem: Problem, count: int) -> Problem:
    own = problem.candidates[:count]
    names = {candidate.id for candidate in own}
    pairs = tuple(pair for pair in problem.forbidden if pair.candidate in names)
    return replace(problem, candidates=own, forbidden=pairs)


def _new_name(problem: Problem, name: str) -> str:
    while name in problem.room or name in problem.assessor:
        name += "+"
    return name
