"""How long timetables take, how near they are to their bounds, and what each event needs.

    python benchmarks/bench_timetable.py [EVENT ...]

The people are invented; their numbers are those of Paser (402), Probolinggo (85 + 100 + 30) and a
round 600. Every event is solved with three seeds; every answer goes through the checker.
"""

import datetime as dt
import hashlib
import json
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from machine import load, machine

from takar.timetables import (
    Absence,
    Assessor,
    Candidate,
    Day,
    Forbidden,
    Kind,
    Method,
    Problem,
    Room,
    Span,
    Timetable,
    Who,
    faults,
    repair,
    solve,
)
from takar.timetables.reasons import reasons
from takar.timetables.stages.bounds import fewest_days
from takar.timetables.stages.parties import parties

RESULTS = Path(__file__).parent / "results" / "timetable.json"
SEEDS = (1, 2, 3)
SECONDS = 240
"""A generous brake: the machine is shared, and the clock must not decide."""
FIRST = dt.date(2025, 12, 1)
METHODS = (
    Method("PSIKOTES", Kind.HALL, 120, seats_least=10),
    Method("WAWANCARA", Kind.ONE, 60, assessors_least=2),
    Method("DISKUSI", Kind.GROUP, 60, assessors_least=2, assessors_most=3, preparation_minutes=15),
)
PASER = {"JPT": 30, "ADMINISTRATOR": 140, "PENGAWAS": 232}
PROBOLINGGO = {"ADMINISTRATOR": 85, "PENGAWAS": 100, "PELAKSANA": 30}
SIX_HUNDRED = {"ADMINISTRATOR": 200, "PENGAWAS": 400}
TIER = {"JPT": 2, "ADMINISTRATOR": 1}


EVENTS: dict[str, Callable[[], Problem]] = {
    "paser_402_10_rooms_40_assessors": lambda: event(PASER, days=8),
    "probolinggo_215_10_rooms_40_assessors": lambda: event(PROBOLINGGO, days=6),
    "probolinggo_215_in_one_day": lambda: one_day(PROBOLINGGO),
    "600_people_15_rooms_60_assessors": lambda: event(SIX_HUNDRED, days=9, rooms=12, assessors=60),
}


def main() -> None:
    """Solve the events named (or all), print each, and keep the figures of all."""
    told = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.exists() else {}
    runs = told.get("events", {})
    for name in sys.argv[1:] or EVENTS:
        runs[name] = measured(EVENTS[name]())
        print(name, json.dumps(runs[name]), flush=True)
        keep(runs)


def keep(runs: dict[str, object]) -> None:
    """Write what has been measured so far."""
    one_date = event(PASER, days=1)
    told = {
        "machine": machine("scipy", "ortools"),
        "events": runs,
        "impossible": {"paser_402_on_one_date": [str(why) for why in reasons(one_date)]},
    }
    RESULTS.write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")


def event(
    circles: dict[str, int], *, days: int, rooms: int = 7, assessors: int = 40, talks: int = 2
) -> Problem:
    """Return an event of working days with one hall, rooms for groups and for interviews."""
    held = tuple(working_days(days))
    lent = tuple(Span(day.date) for day in held[: max(1, days // 2)])
    return Problem(
        tuple(people(circles)),
        METHODS,
        (
            Room("AULA", 60, methods=("PSIKOTES",)),
            *(Room(f"D{n}", 10, methods=("DISKUSI", "WAWANCARA")) for n in range(talks)),
            *(Room(f"W{n:02d}", 4, methods=("WAWANCARA",)) for n in range(rooms)),
        ),
        held,
        tuple(assessor(n, lent if n >= assessors * 3 // 4 else None) for n in range(assessors)),
        forbidden=(
            Forbidden("P001", "A05", "KERABAT"),
            Forbidden("P002", "A06", "ATASAN_LANGSUNG"),
        ),
    )


def one_day(circles: dict[str, int]) -> Problem:
    """Return the event on one date with as many rooms and assessors as arithmetic asks for."""
    for rooms in range(20, 80, 2):
        problem = event(circles, days=1, rooms=rooms, assessors=2 * rooms + 26, talks=6)
        halls = tuple(replace(problem.rooms[0], id=f"AULA{n}") for n in range(2))
        problem = replace(problem, rooms=(*halls, *problem.rooms[1:]))
        if fewest_days(problem, parties(problem)) and solve(problem, seconds=60).is_found:
            return problem
    raise AssertionError(circles)


def people(circles: dict[str, int]) -> Iterator[Candidate]:
    """Return everybody; who is PELAKSANA joins no discussion, and some speak Paser."""
    number = 0
    for circle, count in circles.items():
        for _ in range(count):
            yield Candidate(
                f"P{number:03d}",
                circle=circle,
                unit=f"U{number % 30:02d}",
                tier=TIER.get(circle, 0),
                language="paser" if number % 25 == 0 else "",
                methods=("PSIKOTES", "WAWANCARA") if circle == "PELAKSANA" else None,
            )
            number += 1


def assessor(number: int, present: tuple[Span, ...] | None) -> Assessor:
    """Return one of the assessors: of three ranks, some speaking Paser, the last ones lent."""
    return Assessor(
        f"A{number:02d}",
        present=present,
        tier=2 - number % 3,
        languages=("paser",) if number % 4 == 0 else (),
        most_a_day=6,
        unit=f"U{number:02d}" if number < 20 and present is None else "",
        lent_by="Kabupaten tetangga" if present else "",
    )


def working_days(count: int) -> Iterator[Day]:
    """Return days from Monday to Friday; the Friday prayer makes a longer break."""
    date = FIRST
    while count:
        if date.weekday() < 5:
            pause = (690, 780) if date.weekday() == 4 else (720, 780)
            yield Day(date, 480, 960, (pause,))
            count -= 1
        date += dt.timedelta(1)


def measured(problem: Problem) -> dict[str, object]:
    """Solve with every seed; return medians, the measures of the first, and a repair."""
    seconds, work, found = [], [], []
    for seed in SEEDS:
        begin, busy = time.perf_counter(), time.process_time()
        found.append(solve(problem, seconds=SECONDS, seed=seed))
        seconds.append(time.perf_counter() - begin)
        work.append(time.process_time() - busy)
    again = solve(problem, seconds=SECONDS, seed=SEEDS[0])
    first = found[0]
    return {
        "people": len(problem.candidates),
        "rooms": len(problem.rooms),
        "assessors": len(problem.assessors),
        "days": len(problem.days),
        "seconds": [round(own, 1) for own in seconds],
        "median_seconds": round(statistics.median(seconds), 1),
        "cpu_seconds": [round(own, 1) for own in work],
        "median_cpu_seconds": round(statistics.median(work), 1),
        "load": load(),
        "status": [own.status for own in found],
        "faults": [len(faults(problem, own)) for own in found],
        "same_again": digest(again) == digest(first),
        "measures": {
            own.name: {
                "value": own.value,
                "bound": own.bound,
                "gap_percent": round(float(own.gap) * 100, 2),
            }
            for own in first.measures
        },
        "median_waiting_gap_percent": round(
            statistics.median(float(own.gap or 0) for own in found) * 100, 2
        ),
        "network": {
            "pieces": [len(own.network.components) for own in found],
            "links": first.network.links,
            "connectivity": round(first.network.connectivity, 2),
        },
        "an_assessor_falls_ill": repaired(problem, first),
    }


def repaired(problem: Problem, found: Timetable) -> dict[str, object]:
    """Return what it takes when an own assessor falls ill on the second day."""
    day = problem.days[min(1, len(problem.days) - 1)].date
    begin = time.perf_counter()
    mended = repair(problem, found, absent=[Absence(Who.ASSESSOR, "A01", (Span(day),))])
    return {
        "seconds": round(time.perf_counter() - begin, 1),
        "moved": len(mended.moved),
        "bound": mended.bound,
        "replaced": mended.replaced,
        "faults": len(faults(mended.problem, mended.timetable)),
    }


def digest(found: Timetable) -> str:
    """Return a short name of the sessions, the same only for the same sessions."""
    return hashlib.sha256(repr(found.sessions).encode()).hexdigest()


if __name__ == "__main__":
    main()
