"""The flow: people to posts, with "none of them" and "vacant" through one hub.

Solved exactly in whole numbers, first on the most valuable pairs of each post; prices tell which
pair left out would be worth taking in, until there is none among all of them.
"""

from dataclasses import dataclass
from functools import cached_property
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from takar.placement.pairs import Whole, picked, too_fine

NEVER = np.iinfo(np.int64).min
"""Stands for an option that does not exist."""
FIRST = 16
"""Pairs of each post in the first try."""
FAR = 1e9
"""More deviations below the mean than any pair is."""
ROUNDS = 60
ROOM = 2**62
"""The flow multiplies costs by the number of nodes, in 63 bits."""


@dataclass(frozen=True, eq=False)
class Graph:
    """Options with their worth; every person takes one, every post is taken or vacant.

    Attributes:
        person, post, worth: the pairs.
        outside: what taking no post is worth, by person; ``NEVER`` is not allowed.
        vacant: what staying vacant is worth, by post; ``NEVER`` is not allowed.
    """

    person: Whole
    post: Whole
    worth: Whole
    outside: Whole
    vacant: Whole

    @cached_property
    def dread(self) -> int:
        """More than any chain of moves can be worth: the price of breaking a must."""
        largest = max(
            (int(np.abs(own).max(initial=0)) for own in (self.worth, self.free, self.idle)),
            default=0,
        )
        return (2 * largest + 1) * (min(len(self.outside), len(self.vacant)) + 1)

    @cached_property
    def free(self) -> Whole:
        """The worth of taking no post where that is allowed, else zero."""
        return np.where(self.outside == NEVER, 0, self.outside)

    @cached_property
    def idle(self) -> Whole:
        """The worth of staying vacant where that is allowed, else zero."""
        return np.where(self.vacant == NEVER, 0, self.vacant)

    @cached_property
    def out(self) -> Whole:
        """The worth of taking no post, dreadful where it is not allowed."""
        return np.where(self.outside == NEVER, -self.dread, self.outside)

    @cached_property
    def empty(self) -> Whole:
        """The worth of staying vacant, dreadful where it is not allowed."""
        return np.where(self.vacant == NEVER, -self.dread, self.vacant)

    def kept(self, rows: NDArray[np.integer] | NDArray[np.bool_]) -> "Graph":
        """Return the same with some of the pairs only."""
        return Graph(
            self.person[rows], self.post[rows], self.worth[rows], self.outside, self.vacant
        )


@dataclass(frozen=True, eq=False)
class Flow:
    """A best flow.

    Attributes:
        chosen: the row of the pair that each person takes; -1 is none.
        holder: the person in each post; -1 is vacant.
        total: what it is worth.
        price: of each post, the dearest that proves the optimum: what its loss would cost.
        surplus: of each person, what is left of the worth after the price.
    """

    graph: Graph
    chosen: Whole
    holder: Whole
    total: int
    price: Whole
    surplus: Whole

    @property
    def is_lawful(self) -> bool:
        """Whether nobody is without a post, and no post without a person, who may not be."""
        lost = (self.chosen < 0) & (self.graph.outside == NEVER)
        empty = (self.holder < 0) & (self.graph.vacant == NEVER)
        return not (lost.any() or empty.any())

    @cached_property
    def slack(self) -> Whole:
        """How far each pair stays below price and surplus; zero is as good as what was chosen."""
        graph = self.graph
        return self.price[graph.post] + self.surplus[graph.person] - graph.worth


def best(graph: Graph) -> Flow:
    """Return a flow of the greatest worth, proved by prices over all pairs."""
    taken = first_rows(graph)
    for _ in range(ROUNDS):
        rows = np.flatnonzero(taken)
        small = graph.kept(rows)
        chosen = cheapest_flow(small)
        flow = priced(small, chosen)
        whole = Flow(
            graph,
            picked(rows, chosen),
            flow.holder,
            flow.total,
            flow.price,
            flow.surplus,
        )
        missed = whole.slack < 0
        if not missed.any():
            return whole
        taken |= missed
    whole = priced(graph, cheapest_flow(graph))
    if (whole.slack < 0).any():
        raise AssertionError(graph)
    return whole


def first_rows(graph: Graph) -> NDArray[np.bool_]:
    """Mark the most valuable pairs of each post, and all of people who must have one.

    About ``FIRST`` of each, by how far they stand out above the mean of the post; that costs no
    sorting, and whatever is missed is found by price.
    """
    if len(graph.worth) <= FIRST * len(graph.vacant):
        return np.ones(len(graph.worth), dtype=bool)
    bound = graph.outside == NEVER
    score = (graph.worth - graph.free[graph.person]).astype(float)
    counts = np.maximum(np.bincount(graph.post, minlength=len(graph.vacant)), 1)
    mean = np.bincount(graph.post, score, len(counts)) / counts
    spread = np.bincount(graph.post, (score - mean[graph.post]) ** 2, len(counts)) / counts
    least = mean + above(counts) * np.sqrt(spread)
    found: NDArray[np.bool_] = (score >= least[graph.post]) | bound[graph.person]
    return found


def above(counts: Whole) -> NDArray[np.floating]:
    """Return how many deviations above the mean about ``FIRST`` of so many stand."""
    kinds, place = np.unique(counts, return_inverse=True)
    shares = [FIRST / kind for kind in kinds.tolist()]
    far = [NormalDist().inv_cdf(1 - share) if share < 0.99 else -FAR for share in shares]
    return np.array(far)[place]


def cheapest_flow(graph: Graph) -> Whole:
    """Return the row that each person takes (-1: none) in a best flow, without looking further."""
    from ortools.graph.python import (  # noqa: PLC0415 -- heavy, so only who solves loads it
        min_cost_flow,
    )

    names, person = np.unique(graph.person, return_inverse=True)
    people, posts = len(names), len(graph.vacant)
    hub = people + posts
    flow = min_cost_flow.SimpleMinCostFlow()
    tails = np.concatenate((person, np.arange(people), np.full(posts, hub)))
    heads = np.concatenate((people + graph.post, np.full(people, hub), people + np.arange(posts)))
    costs = -np.concatenate((graph.worth, graph.out[names], graph.empty))
    if int(np.abs(costs).max(initial=0)) * (hub + 2) > ROOM:
        raise too_fine()
    flow.add_arcs_with_capacity_and_unit_cost(
        tails.astype(np.int32), heads.astype(np.int32), np.ones(len(tails), dtype=np.int64), costs
    )
    supply = np.concatenate((np.ones(people), -np.ones(posts), [posts - people]))
    flow.set_nodes_supplies(np.arange(hub + 1, dtype=np.int32), supply.astype(np.int64))
    status = flow.solve()
    if status != flow.OPTIMAL:
        raise AssertionError(status)
    rows = np.flatnonzero(flow.flows(np.arange(len(graph.worth), dtype=np.int32)))
    chosen = np.full(len(graph.outside), -1, dtype=np.int64)
    chosen[graph.person[rows]] = rows
    return chosen


def priced(graph: Graph, chosen: Whole) -> Flow:
    """Return a best flow with the dearest prices that prove it."""
    holder = np.full(len(graph.vacant), -1, dtype=np.int64)
    has = np.flatnonzero(chosen >= 0)
    holder[graph.post[chosen[has]]] = has
    price = dearest(graph, chosen, holder)
    surplus = graph.out.copy()
    rows = chosen[has]
    surplus[has] = graph.worth[rows] - price[graph.post[rows]]
    total = int(graph.worth[rows].sum() + graph.out[chosen < 0].sum())
    total += int(graph.empty[holder < 0].sum())
    return Flow(graph, chosen, holder, total, price, surplus)


def dearest(graph: Graph, chosen: Whole, holder: Whole) -> Whole:
    """Return, for each post, what the best total loses when the post is taken away.

    Its holder goes elsewhere, who is there goes elsewhere in turn, until somebody finds a vacant
    post or none; the cheapest such chain. Vacant posts cost what staying vacant is worth.
    """
    price = graph.empty.copy()
    filled = np.flatnonzero(holder >= 0)
    have = graph.worth[chosen[holder[filled]]]
    price[filled] = have - graph.out[holder[filled]]
    rows = np.flatnonzero(chosen[graph.person] >= 0)
    rows = rows[np.argsort(graph.person[rows], kind="stable")]
    if not len(rows):
        return price
    people = graph.person[rows]
    starts = np.flatnonzero(np.concatenate(([True], people[1:] != people[:-1])))
    mine = chosen[people[starts]]
    at, worth = graph.post[mine], graph.worth[mine]
    to, gain = graph.post[rows], graph.worth[rows]
    for _ in range(len(price) + 1):
        least = np.minimum.reduceat(price[to] - gain, starts) + worth
        lower = np.minimum(least, price[at])
        if np.array_equal(lower, price[at]):
            return price
        price[at] = lower
    raise AssertionError(graph)
