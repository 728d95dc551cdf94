"""What a timetable takes: days, people's waiting, the heaviest load."""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence

from takar.timetables.problem import Problem
from takar.timetables.timetable import Session


def days_used(problem: Problem, sessions: Sequence[Session]) -> int:
    """Return the number of days up to the last one used."""
    dates = list(problem.day)
    return max((dates.index(own.day) + 1 for own in sessions), default=0)


def waiting(problem: Problem, sessions: Sequence[Session]) -> int:
    """Return the minutes that all people wait between their sittings.

    One more day of coming counts ``visit_minutes``.
    """
    stays: dict[tuple[str, dt.date], list[Session]] = defaultdict(list)
    for own in sessions:
        for name in own.candidates:
            stays[name, own.day].append(own)
    total = sum(
        max(s.end_minute for s in own)
        - min(s.start_minute for s in own)
        - sum(s.end_minute - s.start_minute for s in own)
        for own in stays.values()
    )
    people = len({name for name, _ in stays})
    return total + problem.wishes.visit_minutes * (len(stays) - people)


def load(problem: Problem, sessions: Sequence[Session]) -> int:
    """Return the minutes of the assessor who judges most."""
    minutes: dict[str, int] = defaultdict(int)
    for own in sessions:
        judged = own.start_minute + problem.method[own.method].preparation_minutes
        for name in own.assessors:
            minutes[name] += own.end_minute - judged
    return max(minutes.values(), default=0)
