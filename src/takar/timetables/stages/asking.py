"""Asking CP-SAT, always in the same way: the same question has the same answer.

The work is counted in the solver's own deterministic time, and its threads take turns, so that
neither the machine nor its load changes the answer; the clock only stops what would take too long.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil
from typing import Any

from takar.timetables.timetable import FEASIBLE, INFEASIBLE, OPTIMAL, UNKNOWN


@dataclass(frozen=True)
class Effort:
    """How hard to try.

    Attributes:
        work: deterministic seconds of the solver.
        seconds: seconds on the clock, after which the best so far stands.
    """

    work: float
    seconds: float
    workers: int = 2
    seed: int = 1

    def part(self, share: float) -> "Effort":
        """Return a share of this effort."""
        return Effort(self.work * share, self.seconds * share, self.workers, self.seed)


@dataclass(frozen=True)
class Answer:
    """What the solver found; ``bound`` is in whole numbers."""

    status: str
    values: Mapping[int, int]
    value: int = 0
    bound: int = 0

    @property
    def is_found(self) -> bool:
        """Whether there is a solution."""
        return self.status in {OPTIMAL, FEASIBLE}

    def __getitem__(self, variable: Any) -> int:
        return self.values[variable.index]


def new_model() -> Any:
    """Return an empty model; loading the library takes a second, so only who solves loads it."""
    from ortools.sat.python import cp_model  # noqa: PLC0415 -- see above

    return cp_model.CpModel()


def ask(model: Any, effort: Effort) -> Answer:
    """Return the best answer found with this effort."""
    from ortools.sat.python import cp_model  # noqa: PLC0415 -- see above

    solver = cp_model.CpSolver()
    solver.parameters.num_workers = effort.workers
    solver.parameters.interleave_search = True
    solver.parameters.random_seed = effort.seed
    solver.parameters.max_deterministic_time = effort.work
    solver.parameters.max_time_in_seconds = max(effort.seconds, 0.01)
    status = solver.solve(model)
    told = {
        cp_model.OPTIMAL: OPTIMAL,
        cp_model.FEASIBLE: FEASIBLE,
        cp_model.INFEASIBLE: INFEASIBLE,
    }.get(status, UNKNOWN)
    if told not in {OPTIMAL, FEASIBLE}:
        bound = _whole(solver.best_objective_bound) if told == UNKNOWN else 0
        return Answer(told, {}, bound=bound)
    values = dict(enumerate(solver.response_proto.solution))
    return Answer(told, values, round(solver.objective_value), _whole(solver.best_objective_bound))


def _whole(bound: float) -> int:
    """Return the bound as the next whole number above; an objective in minutes is whole."""
    return ceil(bound - 1e-6) if abs(bound) < 1e15 else 0
