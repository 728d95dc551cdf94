"""A price for every rule that joins people, and the bound that it proves.

A linear programme over the useful options proposes the prices; options left out that would be
worth taking in are added until there is none. The bound itself is a flow in whole numbers: at
*any* prices, the best flow plus the prices of all places is at least the best placement.
"""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from math import inf
from typing import Any

import numpy as np

from takar.placement.board import Board
from takar.placement.graph import NEVER, ROOM, Flow, Graph, best
from takar.placement.pairs import Whole
from takar.placement.sides import Side

FINE = 1000
"""Prices are whole numbers of this share of a unit of worth."""
ABOVE = 8
"""How many times the largest worth a price may be."""
ROUNDS = 8
NEAR = 1e-5
"""The share of the total by which the bound may lie above the best bound of this kind."""


@dataclass(frozen=True, eq=False)
class Priced:
    """A bound.

    Attributes:
        flow: the best flow at the prices, ``fine`` times as large.
        prices: of each row, in the same units.
        bound: no placement is worth more, in the same units.
    """

    flow: Flow
    prices: Whole
    bound: int
    fine: int


def priced_rules(board: Board, sides: Sequence[Side], flow: Flow, until: float = inf) -> Priced:
    """Return prices of the rows, and the bound; the best bound of several rounds.

    The programme over a few options proposes prices; the flow over all options at these prices
    tells the bound, and by its slack which options belong into the programme.
    """
    graph, fine = board.graph, fineness(board.graph)
    use = nearest(graph, flow.slack) | board.is_own[board.open]
    found: Priced | None = None
    for _ in range(ROUNDS):
        value, prices = solved(graph, sides, use)
        rounded = np.maximum(np.rint(prices * fine), 0).astype(np.int64)
        again = bounded(graph, sides, rounded, fine)
        found = again if found is None or again.bound < found.bound else found
        near = nearest(graph, again.flow.slack) & ~use
        is_near = found.bound / fine - value <= NEAR * abs(value)
        if is_near or not near.any() or time.monotonic() > until:
            break
        use |= near
    assert found is not None  # noqa: S101 -- at least one round
    return found


def fineness(graph: Graph) -> int:
    """Return the finest share of a unit in which the flow can still add up prices exactly."""
    nodes = len(graph.outside) + len(graph.vacant) + 2
    fine = FINE
    while fine > 1 and graph.dread * fine * nodes * ABOVE > ROOM:
        fine //= 10
    return fine


def nearest(graph: Graph, slack: Whole) -> Any:
    """Mark the options of least slack, the most valuable first among equals."""
    found = np.zeros(len(slack), dtype=bool)
    wanted = 4 * len(graph.vacant) + 1000
    if wanted < len(slack):
        few = np.flatnonzero(slack <= np.partition(slack, wanted)[wanted])
        found[few[np.lexsort((-graph.worth[few], slack[few]))[:wanted]]] = True
    return found if wanted < len(slack) else ~found


def is_impossible(board: Board, sides: Sequence[Side]) -> bool:
    """Tell whether prices prove that no choice keeps every rule.

    Where nothing is worth anything, every choice is worth zero; a bound below zero leaves none.
    """
    graph = board.graph
    nothing = Graph(
        graph.person,
        graph.post,
        np.zeros_like(graph.worth),
        np.where(graph.outside == NEVER, NEVER, 0),
        np.where(graph.vacant == NEVER, NEVER, 0),
    )
    use = nearest(graph, np.zeros_like(graph.worth)) | board.is_own[board.open]
    for _ in range(ROUNDS):
        value, prices = solved(nothing, sides, use)
        if value >= -NEAR:
            return False
        rounded = np.maximum(np.rint(prices * FINE), 0).astype(np.int64)
        again = bounded(nothing, sides, rounded, FINE)
        if again.bound < 0:
            return True
        use |= nearest(graph, again.flow.slack)
    return False


def bounded(graph: Graph, sides: Sequence[Side], prices: Whole, fine: int) -> Priced:
    """Return the bound that some prices prove."""
    worth, outside = graph.worth * fine, np.where(graph.outside == NEVER, 0, graph.outside * fine)
    for side, price in zip(sides, prices.tolist(), strict=True):
        worth[side.pairs] -= price * side.pair_factors
        outside[side.people] -= price * side.person_factors
    outside[graph.outside == NEVER] = NEVER
    vacant = np.where(graph.vacant == NEVER, NEVER, graph.idle * fine)
    flow = best(Graph(graph.person, graph.post, worth, outside, vacant))
    places = sum(p * side.most for side, p in zip(sides, prices.tolist(), strict=True))
    return Priced(flow, prices, flow.total + places, fine)


def solved(graph: Graph, sides: Sequence[Side], use: Any) -> tuple[float, Any]:
    """Return the value and the prices of the rows in the linear programme over some options."""
    from scipy.optimize import linprog  # noqa: PLC0415 -- heavy, so only who solves loads it
    from scipy.sparse import csr_array, hstack  # noqa: PLC0415 -- the same

    rows = np.flatnonzero(use)
    scale = float(max(1, np.abs(graph.worth).max(initial=1)))
    people, posts = len(graph.outside), len(graph.vacant)
    equal = each_once(graph, rows)
    dread = 100.0
    cost = -np.concatenate(
        (
            graph.worth[rows] / scale,
            np.where(graph.outside == NEVER, -dread, graph.free / scale),
            np.where(graph.vacant == NEVER, -dread, graph.idle / scale),
        )
    )
    limits = side_rows(sides, use, people, posts)
    lax = csr_array((-np.ones(len(sides)), (np.arange(len(sides)), np.arange(len(sides)))))
    blank = csr_array((people + posts, len(sides)))
    found = linprog(
        np.concatenate((cost, np.full(len(sides), dread))),
        A_ub=hstack((limits, lax)).tocsr(),
        b_ub=[side.most for side in sides],
        A_eq=hstack((equal, blank)).tocsr(),
        b_eq=np.ones(people + posts),
        method="highs",
    )
    return -found.fun * scale, np.maximum(-found.ineqlin.marginals, 0) * scale


def side_rows(sides: Sequence[Side], use: Any, people: int, posts: int) -> Any:
    """Return the rows of the rules over pairs in use, people outside, and vacant posts."""
    from scipy.sparse import csr_array  # noqa: PLC0415 -- heavy, so only who solves loads it

    at = np.cumsum(use) - 1
    pairs = int(use.sum())
    values, rows, columns = [], [], []
    for number, side in enumerate(sides):
        inside = use[side.pairs]
        values += [side.pair_factors[inside], side.person_factors]
        columns += [at[side.pairs[inside]], pairs + side.people]
        rows.append(np.full(int(inside.sum()) + len(side.people), number))
    return csr_array(
        (np.concatenate(values).astype(float), (np.concatenate(rows), np.concatenate(columns))),
        shape=(len(sides), pairs + people + posts),
    )


def each_once(graph: Graph, rows: Whole) -> Any:
    """Return the rows "one option each" over pairs, people outside, and vacant posts."""
    from scipy.sparse import csr_array  # noqa: PLC0415 -- heavy, so only who solves loads it

    people, posts, pairs = len(graph.outside), len(graph.vacant), len(rows)
    line = np.concatenate(
        (graph.person[rows], people + graph.post[rows], np.arange(people + posts))
    )
    column = np.concatenate((np.arange(pairs), np.arange(pairs), pairs + np.arange(people + posts)))
    return csr_array(
        (np.ones(len(line)), (line, column)), shape=(people + posts, pairs + people + posts)
    )
