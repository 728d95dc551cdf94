"""Finding a timetable and proving how good it is.

Small problems are solved as a whole and proved; larger ones in steps, with bounds that hold for
every timetable. Nothing is returned that the independent checker finds a fault in.
"""

from takar.timetables.problem import Problem
from takar.timetables.proving import found, not_found
from takar.timetables.stages.asking import Effort
from takar.timetables.stages.exact import is_small, solved_whole
from takar.timetables.stages.staged import solved_in_steps
from takar.timetables.timetable import INFEASIBLE, MEASURES, Timetable
from takar.timetables.validity import check

WORK = 0.5
"""Deterministic seconds of the solver for a second on the clock."""


def solve(problem: Problem, *, seconds: float = 60, workers: int = 2, seed: int = 1) -> Timetable:
    """Return the best timetable found in the time, with what was proved about it.

    Raises:
        NotAProblem: the question contradicts itself.
    """
    check(problem)
    effort = Effort(seconds * WORK, seconds, workers, seed)
    if is_small(problem):
        status, sessions, measures = solved_whole(problem, effort)
        if len(measures) == len(MEASURES):
            return found(problem, sessions, measures)
        if status == INFEASIBLE:
            return not_found(status)
    status, sessions, measures = solved_in_steps(problem, effort)
    return found(problem, sessions, measures) if measures else not_found(status)
