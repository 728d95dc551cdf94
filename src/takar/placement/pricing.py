"""A price for every rule that joins people, and the bound that it proves.

A linear programme over the useful options proposes the prices; options left out that would be
worth taking in are added until there is none. The bound itself is a flow in whole numbers: at
*any* prices, the best flow plus the prices of all places is at least the best placement.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from takar.placement.board import Board
from takar.placement.graph import NEVER, Flow, Graph, best
from takar.placement.pairs import Whole
from takar.placement.sides import Side

FINE = 1000
"""Prices are whole numbers of this share of a unit of worth."""
ROUNDS = 40
NEAR = 1e-7


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


def priced_rules(board: Board, sides: Sequence[Side], flow: Flow) -> Priced:
    """Return prices of the rows, and the bound."""
    found = proposed(board.graph, sides, flow)
    fine = FINE
    prices = np.maximum(np.rint(found * fine), 0).astype(np.int64)
    return bounded(board.graph, sides, prices, fine)


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


def proposed(graph: Graph, sides: Sequence[Side], flow: Flow) -> Any:
    """Return what one more place of each row is worth in the linear programme."""
    use = first_options(graph, sides, flow)
    scale = float(max(1, np.abs(graph.worth).max(initial=1)))
    for _ in range(ROUNDS):
        people, posts, prices = solved(graph, sides, use, scale)
        worth = graph.worth / scale
        for side, price in zip(sides, prices.tolist(), strict=True):
            worth[side.pairs] -= price * side.pair_factors
        missed = (worth - people[graph.person] - posts[graph.post] > NEAR) & ~use
        if not missed.any():
            break
        use |= missed
    return prices * scale


def first_options(graph: Graph, sides: Sequence[Side], flow: Flow) -> Any:
    """Mark the options of little slack."""
    use = np.zeros(len(graph.worth), dtype=bool)
    wanted = min(len(use), 8 * len(graph.vacant) + 1000)
    if wanted:
        use |= flow.slack <= np.partition(flow.slack, wanted - 1)[wanted - 1]
    return use


def solved(graph: Graph, sides: Sequence[Side], use: Any, scale: float) -> tuple[Any, Any, Any]:
    """Return the prices of people, posts and rows in the linear programme over some options."""
    from scipy.optimize import linprog  # noqa: PLC0415 -- heavy, so only who solves loads it
    from scipy.sparse import csr_array, hstack  # noqa: PLC0415 -- the same

    rows = np.flatnonzero(use)
    people, posts, pairs = len(graph.outside), len(graph.vacant), len(rows)
    one = np.ones
    equal = csr_array(
        (
            one(2 * pairs + people + posts),
            (
                np.concatenate(
                    (
                        graph.person[rows],
                        people + graph.post[rows],
                        np.arange(people),
                        people + np.arange(posts),
                    )
                ),
                np.concatenate(
                    (
                        np.arange(pairs),
                        np.arange(pairs),
                        pairs + np.arange(people),
                        pairs + people + np.arange(posts),
                    )
                ),
            ),
        ),
        shape=(people + posts, pairs + people + posts),
    )
    dread = 100.0
    cost = -np.concatenate(
        (
            graph.worth[rows] / scale,
            np.where(graph.outside == NEVER, -dread, graph.free / scale),
            np.where(graph.vacant == NEVER, -dread, graph.idle / scale),
        )
    )
    limits = side_rows(sides, use, people, posts)
    lax = csr_array((-one(len(sides)), (np.arange(len(sides)), np.arange(len(sides)))))
    blank = csr_array((people + posts, len(sides)))
    found = linprog(
        np.concatenate((cost, np.full(len(sides), dread))),
        A_ub=hstack((limits, lax)).tocsr(),
        b_ub=[side.most for side in sides],
        A_eq=hstack((equal, blank)).tocsr(),
        b_eq=one(people + posts),
        method="highs",
    )
    return (
        -found.eqlin.marginals[:people],
        -found.eqlin.marginals[people:],
        np.maximum(-found.ineqlin.marginals, 0),
    )


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
