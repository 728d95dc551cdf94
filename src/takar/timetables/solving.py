"""Finding a timetable and proving how good it is."""

from takar.timetables.problem import Problem
from takar.timetables.timetable import Timetable


def solve(problem: Problem, *, seconds: float = 60, workers: int = 2, seed: int = 1) -> Timetable:
    """Return the best timetable found in the time, with what was proved about it."""
    raise NotImplementedError
