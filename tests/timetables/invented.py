"""Invented assessment days: a small one, one that tries everything, and one like Paser's."""

import datetime as dt
from collections.abc import Iterator
from itertools import combinations, product
from random import Random

from takar.timetables.checking import faults
from takar.timetables.measuring import days_used, load, waiting
from takar.timetables.problem import (
    Assessor,
    Candidate,
    Day,
    Forbidden,
    Kind,
    Method,
    Problem,
    Room,
    Span,
    Wishes,
)
from takar.timetables.timetable import Session

MONDAY = dt.date(2026, 11, 30)
TEST = Method("TES", Kind.HALL, 60)
INTERVIEW = Method("WAWANCARA", Kind.ONE, 60, assessors_least=2)
GROUP = Method("DISKUSI", Kind.GROUP, 60, assessors_least=2, assessors_most=3)


def days(count: int = 1, opening: int = 8, closing: int = 12) -> tuple[Day, ...]:
    return tuple(
        Day(MONDAY + dt.timedelta(number), opening * 60, closing * 60) for number in range(count)
    )


def people(count: int, **facts: object) -> tuple[Candidate, ...]:
    return tuple(Candidate(f"P{number:03d}", **facts) for number in range(count))  # type: ignore[arg-type]


def assessors(count: int, **facts: object) -> tuple[Assessor, ...]:
    return tuple(Assessor(f"A{number:02d}", **facts) for number in range(count))  # type: ignore[arg-type]


def small(**changes: object) -> Problem:
    """Two people, a test and an interview, three assessors, one morning of three hours."""
    facts: dict[str, object] = {
        "candidates": people(2),
        "methods": (TEST, INTERVIEW),
        "rooms": (Room("AULA", 2, methods=("TES",)), Room("W", 1, methods=("WAWANCARA",))),
        "days": days(closing=11),
        "assessors": assessors(3),
        "wishes": Wishes(rest_minutes=0, step_minutes=60),
    }
    return Problem(**(facts | changes))  # type: ignore[arg-type]


def every_timetable(problem: Problem) -> Iterator[tuple[Session, ...]]:
    """Try everything: each sitting in each room at each hour before each pair of assessors."""
    sittings = [(c.id, m) for c in problem.candidates for m in problem.methods_of(c)]
    ways = [list(ways_of(problem, method)) for _, method in sittings]
    for chosen in product(*ways):
        held: dict[tuple[object, ...], list[str]] = {}
        for (name, _), way in zip(sittings, chosen, strict=True):
            held.setdefault(way, []).append(name)
        sessions = tuple(
            Session(code, room, day, start, end, tuple(names), judges)  # type: ignore[arg-type]
            for (code, room, day, start, end, judges), names in held.items()
        )
        if not faults(problem, sessions):
            yield sessions


def ways_of(problem: Problem, method: Method) -> Iterator[tuple[object, ...]]:
    """Return each room, time and set of assessors for a method, on the hour."""
    judges = list(combinations([a.id for a in problem.assessors], method.assessors_least))
    for room in problem.rooms:
        if room.may_hold(method):
            for day in problem.days:
                for start in range(day.opening, day.closing - method.length + 1, 60):
                    for pair in judges:
                        yield method.code, room.id, day.date, start, start + method.length, pair


def measures(problem: Problem, sessions: tuple[Session, ...]) -> tuple[int, int, int]:
    return days_used(problem, sessions), waiting(problem, sessions), load(problem, sessions)


def at_random(seed: int) -> Problem:
    """A problem of up to eight people with all kinds of limits."""
    lot = Random(seed)  # noqa: S311 -- no secret
    count = lot.randint(4, 8)
    candidates = tuple(
        Candidate(
            f"P{number}",
            circle=lot.choice(["PENGAWAS", "PENGAWAS", "ADMINISTRATOR"]) if count > 7 else "",
            unit=lot.choice(["", "U1", "U2"]),
            tier=lot.choice([0, 0, 1]),
            away=(Span(MONDAY, 480, 600),) if lot.random() < 0.2 else (),
        )
        for number in range(count)
    )
    rooms = (Room("AULA", 8), Room("R1", 8), Room("W1", 2, methods=("WAWANCARA",)))
    return Problem(
        candidates,
        (TEST, INTERVIEW) if lot.random() < 0.5 or count > 7 else (INTERVIEW, GROUP),
        rooms[: lot.randint(2, 3)],
        days(lot.randint(1, 2), closing=lot.choice([12, 14, 16])),
        tuple(
            Assessor(f"A{number}", tier=number % 2, unit=lot.choice(["", "U1"]), most_a_day=5)
            for number in range(lot.randint(3, 6))
        ),
        forbidden=(Forbidden("P0", "A1", "KERABAT"),),
        wishes=Wishes(rest_minutes=lot.choice([0, 30]), step_minutes=60),
    )


def town(count: int, days_held: int, *, assessors_there: int = 12, rooms: int = 4) -> Problem:
    """A town's event: a hall, a room for groups, rooms for interviews, lent assessors."""
    held = tuple(Day(MONDAY + dt.timedelta(n), 480, 960, ((720, 780),)) for n in range(days_held))
    lent = tuple(Span(day.date) for day in held[: max(1, days_held - 1)])
    return Problem(
        tuple(
            Candidate(
                f"P{n:03d}",
                circle="ADMINISTRATOR" if n % 3 == 0 else "PENGAWAS",
                unit=f"U{n % 17:02d}",
                tier=1 if n % 3 == 0 else 0,
            )
            for n in range(count)
        ),
        (
            Method("PSIKOTES", Kind.HALL, 120, seats_least=4),
            INTERVIEW,
            Method("DISKUSI", Kind.GROUP, 60, assessors_least=2, preparation_minutes=15),
        ),
        (
            Room("AULA", 60, methods=("PSIKOTES",)),
            Room("D", 10, methods=("DISKUSI", "WAWANCARA")),
            *(Room(f"W{n}", 4, methods=("WAWANCARA",)) for n in range(rooms)),
        ),
        held,
        tuple(
            Assessor(
                f"A{n:02d}",
                present=lent if n % 4 == 3 else None,
                tier=int(n % 3 != 0),
                most_a_day=6,
                unit=f"U{n:02d}",
                lent_by="Kabupaten tetangga" if n % 4 == 3 else "",
            )
            for n in range(assessors_there)
        ),
    )
