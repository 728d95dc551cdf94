"""A good choice of the options left, proposed by HiGHS; what it is worth is added up afterwards.

HiGHS works in floating point: its answer is checked in whole numbers, and it proves nothing.
"""

from typing import Any

import numpy as np

from takar.placement.graph import Graph
from takar.placement.pairs import Whole
from takar.placement.pricing import each_once, side_rows
from takar.placement.sides import Side
from takar.placement.whole import Options


def proposed_choice(options: Options, seconds: float) -> Whole | None:
    """Return the row that each person takes, or nothing where none was found."""
    from scipy.optimize import (  # noqa: PLC0415 -- heavy, so only who solves loads it
        Bounds,
        LinearConstraint,
        milp,
    )

    graph, rows = options.graph, np.flatnonzero(options.pairs)
    people, posts = len(graph.outside), len(graph.vacant)
    worth = np.concatenate((graph.worth[rows], graph.free, graph.idle)).astype(float)
    most = np.concatenate((np.ones(len(rows)), options.outside, options.vacant))
    limits = [LinearConstraint(each_once(graph, rows), 1, 1)]
    if options.sides:
        limits.append(
            LinearConstraint(
                side_rows(options.sides, options.pairs, people, posts),
                -np.inf,
                [side.most for side in options.sides],
            )
        )
    found = milp(
        -worth,
        constraints=limits,
        bounds=Bounds(0, most),
        integrality=np.ones(len(worth)),
        options={"time_limit": max(seconds, 0.1), "mip_rel_gap": 0},
    )
    if found.x is None:
        return None
    taken = rows[found.x[: len(rows)] > 0.5]
    return choice(graph, taken) if keeps_all(options, taken) else None


def choice(graph: Graph, taken: Whole) -> Whole:
    """Return rows taken as the row of each person."""
    chosen = np.full(len(graph.outside), -1, dtype=np.int64)
    chosen[graph.person[taken]] = taken
    return chosen


def worth_of_choice(graph: Graph, chosen: Whole) -> int:
    """Return what a choice is worth, in whole numbers."""
    rows = chosen[chosen >= 0]
    idle = np.ones(len(graph.vacant), dtype=bool)
    idle[graph.post[rows]] = False
    total = graph.worth[rows].sum() + graph.free[chosen < 0].sum() + graph.idle[idle].sum()
    return int(total)


def keeps_all(options: Options, taken: Whole) -> bool:
    """Tell whether a choice keeps every rule, in whole numbers."""
    graph = options.graph
    people = np.bincount(graph.person[taken], minlength=len(graph.outside))
    posts = np.bincount(graph.post[taken], minlength=len(graph.vacant))
    whole = (people + options.outside >= 1) & (people <= 1)
    filled = (posts + options.vacant >= 1) & (posts <= 1)
    used = np.zeros(len(graph.worth), dtype=bool)
    used[taken] = True
    return bool(whole.all() and filled.all()) and all(
        _kept(side, used, people == 0) for side in options.sides
    )


def _kept(side: Side, used: Any, outside: Any) -> bool:
    return side.used(used, outside) <= side.most
