"""The few options that could matter, solved in whole numbers by CP-SAT, one aim after another."""

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from takar.placement.aims import Aim
from takar.placement.graph import Graph
from takar.placement.pairs import Whole
from takar.placement.placement import FEASIBLE, INFEASIBLE, OPTIMAL, UNKNOWN
from takar.placement.sides import Side

Mask = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Options:
    """The options left.

    Attributes:
        pairs: whether each row of the graph is one.
        outside: whether each person may take no post.
        vacant: whether each post may stay vacant.
    """

    graph: Graph
    sides: tuple[Side, ...]
    pairs: Mask
    outside: Mask
    vacant: Mask


@dataclass(frozen=True, eq=False)
class Answer:
    """What was found: the row that each person takes, its worth, and the bound proved."""

    status: str
    chosen: Whole
    value: int = 0
    bound: int = 0


@dataclass(frozen=True, eq=False)
class Model:
    """The same as variables; what is certain is a number."""

    options: Options
    model: Any
    rows: Whole
    pair: dict[int, Any]
    outside: list[Any]
    vacant: list[Any]


def modelled(options: Options) -> Model:
    """Write the options and the rules as a model."""
    from ortools.sat.python import cp_model  # noqa: PLC0415 -- heavy, only who solves loads it

    model, graph = cp_model.CpModel(), options.graph
    rows = np.flatnonzero(options.pairs)
    pair = {row: model.new_bool_var("") for row in rows.tolist()}
    taken: list[list[Any]] = [[] for _ in graph.vacant]
    has: list[list[Any]] = [[] for _ in graph.outside]
    people, posts = graph.person[rows].tolist(), graph.post[rows].tolist()
    for row, person, post in zip(rows.tolist(), people, posts, strict=True):
        has[person].append(pair[row])
        taken[post].append(pair[row])
    outside = _else(model, has, options.outside)
    vacant = _else(model, taken, options.vacant)
    for side in options.sides:
        terms, fixed = _terms(side, pair, outside)
        model.add(sum(terms) <= side.most - fixed)
    return Model(options, model, rows, pair, outside, vacant)


def _else(model: Any, own: Sequence[list[Any]], may: Mask) -> list[Any]:
    """Let exactly one be chosen; return the variable (or number) of choosing none."""
    found: list[Any] = []
    for variables, allowed in zip(own, may.tolist(), strict=True):
        if not variables:
            if not allowed:
                model.add_bool_or([])
            found.append(1)
            continue
        none = model.new_bool_var("") if allowed else 0
        model.add_exactly_one([*variables, none] if allowed else variables)
        found.append(none)
    return found


def _terms(side: Side, pair: dict[int, Any], outside: list[Any]) -> tuple[list[Any], int]:
    terms = [
        factor * pair[row]
        for row, factor in zip(side.pairs.tolist(), side.pair_factors.tolist(), strict=True)
        if row in pair
    ]
    fixed = 0
    for person, factor in zip(side.people.tolist(), side.person_factors.tolist(), strict=True):
        if isinstance(outside[person], int):
            fixed += factor * outside[person]
        else:
            terms.append(factor * outside[person])
    return terms, fixed


def worth_expression(made: Model) -> Any:
    """Return the total worth of the choice."""
    graph = made.options.graph
    return _weighed(
        [made.pair[row] for row in made.rows.tolist()] + made.outside + made.vacant,
        [*graph.worth[made.rows].tolist(), *graph.free.tolist(), *graph.idle.tolist()],
    )


def aim_expression(made: Model, aim: Aim) -> Any:
    """Return what the choice adds to an aim."""
    return _weighed(
        [made.pair[row] for row in made.rows.tolist()] + made.outside,
        [*aim.pairs(made.rows).tolist(), *aim.outside.tolist()],
    )


def _weighed(variables: list[Any], factors: list[int]) -> Any:
    from ortools.sat.python import cp_model  # noqa: PLC0415 -- heavy, only who solves loads it

    pairs = [(v, f) for v, f in zip(variables, factors, strict=True) if f]
    fixed = sum(v * f for v, f in pairs if isinstance(v, int))
    loose = [(v, f) for v, f in pairs if not isinstance(v, int)]
    return cp_model.LinearExpr.weighted_sum([v for v, _ in loose], [f for _, f in loose]) + fixed


def asked(made: Model, goal: Any, seconds: float, hint: Whole | None = None) -> Answer:
    """Make a goal as large as it can be."""
    from ortools.sat.python import cp_model  # noqa: PLC0415 -- heavy, only who solves loads it

    made.model.maximize(goal)
    if hint is not None:
        hinted(made, hint)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.max_time_in_seconds = max(seconds, 0.1)
    status = solver.solve(made.model)
    none = np.full(len(made.outside), -1, dtype=np.int64)
    if status not in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
        return Answer(INFEASIBLE if status == cp_model.INFEASIBLE else UNKNOWN, none)
    rows = [row for row, variable in made.pair.items() if solver.boolean_value(variable)]
    none[made.options.graph.person[rows]] = rows
    told = OPTIMAL if status == cp_model.OPTIMAL else FEASIBLE
    value = round(solver.objective_value)
    bound = value if told == OPTIMAL else int(np.floor(solver.best_objective_bound + 1e-6))
    return Answer(told, none, value, bound)


def hinted(made: Model, chosen: Whole) -> None:
    """Begin the search at a choice."""
    made.model.clear_hints()
    taken = set(chosen.tolist())
    for row, variable in made.pair.items():
        made.model.add_hint(variable, int(row in taken))


def aimed(
    made: Model, aims: Iterable[Aim], start: Answer, until: float
) -> tuple[tuple[tuple[str, int, int], ...], Answer]:
    """Follow the later aims, each kept while the next is made large."""
    came: list[tuple[str, int, int]] = []
    answer = start
    made.model.add(worth_expression(made) >= start.value)
    for aim in aims:
        goal = aim_expression(made, aim)
        found = asked(made, goal, until - time.monotonic(), answer.chosen)
        if found.status not in {OPTIMAL, FEASIBLE}:
            break
        answer = found
        came.append((aim.name, found.value, found.bound))
        made.model.add(goal >= found.value)
    return tuple(came), answer
