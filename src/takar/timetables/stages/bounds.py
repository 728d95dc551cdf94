"""What no timetable can be below: days, waiting, load; each by leaving rules out."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from math import gcd

from takar.timetables.problem import Assessor, Kind, Method, Problem
from takar.timetables.stages.journeys import Journeys
from takar.timetables.stages.packing import Board
from takar.timetables.stages.parties import Party
from takar.timetables.stages.rows import Rows
from takar.timetables.stages.slots import blocks, starts


def shortfall(problem: Problem, own: Sequence[Party], days: int, seconds: float = 10) -> int | None:
    """Return how many sittings cannot be held within so many days, at the least.

    Only rooms, hours, seats and the number of assessors count here; zero proves nothing.
    """
    rows, lacking = _lacking(problem, own, days)
    terms = {slack: 1 for slacks in lacking.values() for slack in slacks}
    return rows.bound(terms, seconds) if terms else 0


def fewest_left(problem: Problem, own: Sequence[Party], seconds: float = 10) -> int:
    """Return how many people cannot sit all they should, at the least; zero proves nothing.

    Who misses something misses each method once at the most.
    """
    rows, lacking = _lacking(problem, own, len(problem.days))
    people = rows.new(len(problem.candidates))
    for slacks in lacking.values():
        rows.add({people: 1} | dict.fromkeys(slacks, -1), least=0)
    return max(rows.bound({people: 1}, seconds) or 0, 0) if lacking else 0


def _lacking(
    problem: Problem, own: Sequence[Party], days: int
) -> tuple[Rows, Mapping[str, list[int]]]:
    """Return the rows of a board, and how many sittings each method lacks, by circle."""
    circles = circles_of(own)
    board = Board(problem, circles, days=days)
    lacking: dict[str, list[int]] = defaultdict(list)
    for method in problem.methods:
        for circle in circles if method.kind == Kind.GROUP else [""]:
            demand = _demand(own, method.code, circle)
            slacks = {site: board.rows.new(size) for site, size in demand.items()}
            for site, size in demand.items():
                keys = [
                    key
                    for key in board.held
                    if key[0].method == method.code
                    and key[2] == circle
                    and site in {"", key[0].site}
                ]
                missed = [slack for at, slack in slacks.items() if site in {"", at}]
                board.rows.add(board.seats(keys) | dict.fromkeys(missed, 1), least=size)
            lacking[method.code] += slacks.values()
    return board.rows, lacking


def fewest_days(problem: Problem, own: Sequence[Party], seconds: float = 10) -> int | None:
    """Return the number of days below which it is proved that not everybody can be seen.

    ``None``: not even all the days are enough.
    """
    low, high = 1, len(problem.days)
    if shortfall(problem, own, high, seconds):
        return None
    while low < high:
        middle = (low + high) // 2
        if shortfall(problem, own, middle, seconds):
            low = middle + 1
        else:
            high = middle
    return low


def least_waiting(problem: Problem, own: Sequence[Party], days: int, seconds: float) -> int:
    """Return what people wait at the least within so many days, on all the starts of the grid."""
    step = problem.wishes.step_minutes
    every = [
        {m.code: set(starts(day, m.length, step)) for m in problem.methods}
        for day in problem.day.values()
    ]
    journeys = Journeys(Board(problem, circles_of(own), days=days), own, every)
    return max(journeys.board.rows.bound(journeys.waiting(), seconds) or 0, 0)


def least_load(problem: Problem) -> int:
    """Return what the assessor who judges most has to judge at the least, in minutes.

    All minutes that must be judged are poured over the assessors, each full at what the own
    presence and the own limit allow.
    """
    judged = [m for m in problem.methods if m.assessors_least]
    total = sum(
        fewest_sessions(problem, m) * m.assessors_least * m.duration_minutes for m in judged
    )
    unit = gcd(*(m.duration_minutes for m in judged)) if judged else 1
    most = sorted(capacity_minutes(problem, own, judged) for own in problem.assessors)
    level = 0
    for place, capacity in enumerate(most):
        left = len(most) - place
        level = -(-total // left)
        if level <= capacity:
            break
        total -= capacity
    return -(-level // unit) * unit


def circles_of(own: Sequence[Party]) -> list[str]:
    """Return the circles of all parties in order."""
    return sorted({party.circle for party in own})


def _demand(own: Sequence[Party], code: str, circle: str) -> dict[str, int]:
    """Return how many sit a method at each site; an empty site is all of them together."""
    found: dict[str, int] = {}
    for party in own:
        if code in party.methods and circle in {"", party.circle}:
            for site in {"", party.site}:
                found[site] = found.get(site, 0) + len(party.people)
    return dict(sorted(found.items()))


def fewest_sessions(problem: Problem, method: Method) -> int:
    """Return the fewest sessions of a method that seat everybody."""
    rooms = [room.seats(method) for room in problem.rooms if room.may_hold(method)]
    seats = max(rooms, default=0) or 1
    people: dict[str, int] = {}
    for own in problem.candidates:
        if method in problem.methods_of(own):
            circle = own.circle if method.kind == Kind.GROUP else ""
            people[circle] = people.get(circle, 0) + 1
    return sum(-(-count // seats) for count in people.values())


def capacity_minutes(problem: Problem, own: Assessor, judged: Sequence[Method]) -> int:
    """Return the most minutes that an assessor can judge in the whole event."""
    longest = max((m.duration_minutes for m in judged), default=0)
    total = 0
    for date, day in problem.day.items():
        there = sum(
            sum(max(0, min(b, s.until) - max(a, s.since)) for a, b in blocks(day))
            for s in own.present or ()
            if s.date == date
        )
        if own.present is None:
            there = sum(b - a for a, b in blocks(day))
        limit = there if own.most_a_day is None else min(there, own.most_a_day * longest)
        total += limit
    return total
