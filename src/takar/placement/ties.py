"""Among the placements of the greatest worth, the one that later aims choose.

Every best flow uses only options without slack, and every flow on those alone is a best one: each
later aim is a flow on what the aim before left.
"""

from collections.abc import Mapping

import numpy as np

from takar.placement.aims import aims_of
from takar.placement.board import Board
from takar.placement.graph import NEVER, Flow, Graph, best
from takar.placement.pairs import Whole, picked

Came = tuple[tuple[str, int], ...]
"""The later aims by name, and what each came to."""


def settled(board: Board, flow: Flow, keep: Mapping[str, str] | None) -> tuple[Whole, Came]:
    """Return the row of the graph that each person takes (-1: none), and what the aims came to."""
    rows, came = np.arange(len(flow.graph.worth)), list[tuple[str, int]]()
    for aim in aims_of(board, keep):
        left, tight = without_slack(flow)
        rows = rows[left]
        flow = best(worth(tight, aim.pairs(rows), aim.outside))
        came.append((aim.name, flow.total))
    return picked(rows, flow.chosen), tuple(came)


def without_slack(flow: Flow) -> tuple[Whole, Graph]:
    """Return the rows that some best flow may use, and the graph of the options left."""
    graph = flow.graph
    rows = np.flatnonzero(flow.slack == 0)
    return rows, Graph(
        graph.person[rows],
        graph.post[rows],
        graph.worth[rows],
        np.where(flow.surplus == graph.out, graph.outside, NEVER),
        np.where(flow.price == graph.empty, graph.vacant, NEVER),
    )


def worth(graph: Graph, pair: Whole, outside: Whole) -> Graph:
    """Return the same options, worth what they add to an aim; vacant posts add nothing."""
    return Graph(
        graph.person,
        graph.post,
        pair,
        np.where(graph.outside == NEVER, NEVER, outside),
        np.where(graph.vacant == NEVER, NEVER, 0),
    )
