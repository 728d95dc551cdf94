"""What the best total loses when one pair must be used: exactly, for every pair at once.

Whoever uses a pair sends its holder elsewhere, who sends on the next; the chain ends with somebody
who takes no post, on a vacant post, or on the post that the first person left. Measured by slack
(``Flow.slack``), the first two ends are free; only chains back to the post that was left are
searched, and only as far as they are shorter than a chain through those free ends.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from takar.placement.graph import NEVER, Flow
from takar.placement.pairs import Whole

IMPOSSIBLE = np.iinfo(np.int64).max
"""Stands for the loss of a pair that no placement within the rules can use."""
CHUNK = 256
EXACT = 2**52
"""Whole numbers up to here are exact in floating point."""


@dataclass(frozen=True, eq=False)
class Losses:
    """What using each option costs.

    Attributes:
        pair: by row of the graph; zero for pairs that some best placement uses.
        outside: by person, of taking no post.
        spread: by post, how much the dearest price lies above the cheapest.
    """

    pair: Whole
    outside: Whole
    spread: Whole


def losses_of(flow: Flow) -> Losses:
    """Return what each option costs the best total."""
    graph = flow.graph
    spread = flow.price - cheapest(flow)
    back = spread[np.maximum(flow_post(flow), 0)]
    pair = flow.slack.copy()
    placed = flow.chosen[graph.person] >= 0
    rows = np.flatnonzero(placed)
    pair[rows] += chain(flow, spread, rows)
    pair[flow.chosen[flow.chosen >= 0]] = 0
    outside = flow.surplus - graph.out
    outside[flow.chosen >= 0] += back[flow.chosen >= 0]
    limit = graph.dread // 2
    pair[pair > limit] = IMPOSSIBLE
    outside[(outside > limit) | (graph.outside == NEVER)] = IMPOSSIBLE
    return Losses(pair, outside, spread)


def flow_post(flow: Flow) -> Whole:
    """Return the post of each person; -1 is none."""
    post = np.full(len(flow.chosen), -1, dtype=np.int64)
    has = flow.chosen >= 0
    post[has] = flow.graph.post[flow.chosen[has]]
    return post


def cheapest(flow: Flow) -> Whole:
    """Return the lowest prices that prove the optimum: what one more such post would bring."""
    graph, chosen = flow.graph, flow.chosen
    price = graph.empty.copy()
    loose = chosen[graph.person] < 0
    np.maximum.at(price, graph.post[loose], (graph.worth - graph.out[graph.person])[loose])
    rows = np.flatnonzero(~loose)
    if not len(rows):
        return price
    mine = chosen[graph.person[rows]]
    order = np.argsort(graph.post[rows], kind="stable")
    rows, mine = rows[order], mine[order]
    to = graph.post[rows]
    starts = np.flatnonzero(np.concatenate(([True], to[1:] != to[:-1])))
    gain, at = graph.worth[rows] - graph.worth[mine], graph.post[mine]
    for _ in range(len(price) + 1):
        higher = np.maximum(np.maximum.reduceat(price[at] + gain, starts), price[to[starts]])
        if np.array_equal(higher, price[to[starts]]):
            return price
        price[to[starts]] = higher
    raise AssertionError(flow)


def chain(flow: Flow, spread: Whole, rows: Whole) -> Whole:
    """Return what it costs to get back to the post left, for pairs of people who have one."""
    post = flow_post(flow)
    home = post[flow.graph.person[rows]]
    found = spread[home].copy()
    wanted = np.unique(home[spread[home] > 0])
    if not len(wanted):
        return found
    links = links_of(flow, rows)
    ordered = wanted[np.argsort(spread[wanted], kind="stable")]
    by_home = np.argsort(home, kind="stable")
    starts = np.searchsorted(home[by_home], np.arange(len(spread) + 1))
    for begin in range(0, len(ordered), CHUNK):
        sources = ordered[begin : begin + CHUNK]
        reach = distances(links, sources, int(spread[sources].max()))
        for line, source in zip(reach, sources.tolist(), strict=True):
            own = by_home[starts[source] : starts[source + 1]]
            there = line[flow.graph.post[rows[own]]]
            near = np.isfinite(there)
            found[own[near]] = np.minimum(found[own[near]], there[near].astype(np.int64))
    return found


def links_of(flow: Flow, rows: Whole) -> Any:
    """Return, backwards, what it costs that the holder of one post goes to another."""
    from scipy.sparse import csr_array  # noqa: PLC0415 -- heavy, so only who solves loads it

    graph, posts = flow.graph, len(flow.graph.vacant)
    from_post, to_post = flow_post(flow)[graph.person[rows]], graph.post[rows]
    length = flow.slack[rows]
    use = (from_post != to_post) & (length < EXACT)
    return csr_array(
        (length[use].astype(float), (to_post[use], from_post[use])), shape=(posts, posts)
    )


def distances(links: Any, sources: NDArray[np.integer], limit: int) -> NDArray[np.floating]:
    """Return the shortest ways from some posts, as far as the limit."""
    from scipy.sparse.csgraph import (  # noqa: PLC0415 -- heavy, so only who solves loads it
        dijkstra,
    )

    return np.asarray(dijkstra(links, indices=sources, limit=float(min(limit, EXACT))))
