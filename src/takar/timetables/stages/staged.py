"""Large problems step by step: days, journeys, seats, assessors, network; checked at the end."""

from collections.abc import Iterator, Sequence
from time import monotonic

from takar.timetables.checking import faults
from takar.timetables.measuring import days_used, load, waiting
from takar.timetables.problem import Problem
from takar.timetables.stages.asking import Effort
from takar.timetables.stages.bounds import circles_of, fewest_days, least_load, least_waiting
from takar.timetables.stages.dealing import dealt
from takar.timetables.stages.journeys import Journeys
from takar.timetables.stages.mixing import levelled, mixed
from takar.timetables.stages.packing import Board
from takar.timetables.stages.parties import Party, parties, tidy_starts
from takar.timetables.stages.seating import seated
from takar.timetables.timetable import (
    DAYS,
    FEASIBLE,
    INFEASIBLE,
    LOAD,
    UNKNOWN,
    WAITING,
    Measured,
    Session,
)

IN_USE = (100, 95, 90, 80, 70)
"""Percent of the assessors who may be needed at once; less leaves room for those barred."""
GAP = 0.03


def solved_in_steps(
    problem: Problem, effort: Effort
) -> tuple[str, tuple[Session, ...], tuple[Measured, ...]]:
    """Return the status, the sessions and what was proved of each measure."""
    own = parties(problem)
    least_days = fewest_days(problem, own)
    if least_days is None:
        return INFEASIBLE, (), ()
    until = monotonic() + effort.seconds * 0.75
    for days, staffed in _tries(problem, least_days):
        left = until - monotonic()
        if left <= 0:
            break
        share = Effort(effort.work, left / 2, effort.workers, effort.seed)
        sessions = _tried(problem, own, days, staffed, share)
        if sessions is not None:
            rest = max(effort.seconds * 0.25, until - monotonic())
            return FEASIBLE, sessions, _measured(problem, own, least_days, sessions, rest)
    return UNKNOWN, (), ()


def _tries(problem: Problem, least_days: int) -> Iterator[tuple[int, int]]:
    for days in range(least_days, len(problem.days) + 1):
        for staffed in IN_USE:
            yield days, staffed


def _tried(
    problem: Problem, own: Sequence[Party], days: int, staffed: int, effort: Effort
) -> tuple[Session, ...] | None:
    """Return sessions that keep every rule, or nothing."""
    allowed = [tidy_starts(problem, day) for day in range(len(problem.days))]
    board = Board(problem, circles_of(own), allowed=allowed, days=days, staffed=staffed)
    journeys = Journeys(board, own, allowed)
    answer = board.rows.smallest(journeys.waiting(), effort, GAP)
    if not answer.is_found:
        return None
    places = seated(journeys, answer)
    names = dealt(problem, places, effort)
    if names is None:
        return None
    names = mixed(problem, places, levelled(problem, places, names), effort.seed)
    sessions = tuple(
        place.slot.session(problem, place.people, names.get(number, ()))
        for number, place in enumerate(places)
    )
    return None if faults(problem, sessions) else sessions


def _measured(
    problem: Problem,
    own: Sequence[Party],
    least_days: int,
    sessions: Sequence[Session],
    seconds: float,
) -> tuple[Measured, ...]:
    days = days_used(problem, sessions)
    return (
        Measured(DAYS, days, least_days),
        Measured(WAITING, waiting(problem, sessions), least_waiting(problem, own, days, seconds)),
        Measured(LOAD, load(problem, sessions), least_load(problem)),
    )
