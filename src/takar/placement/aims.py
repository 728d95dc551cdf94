"""What decides among placements of equal worth: fewest changes, fewest moves, then the lot."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from takar.placement.board import Board
from takar.placement.lots import lots
from takar.placement.pairs import Whole
from takar.placement.placement import CHANGES, LOT, MOVES


@dataclass(frozen=True, eq=False)
class Aim:
    """What each option adds to an aim; as much as possible is wanted.

    Attributes:
        pairs: what rows of the open pairs add.
        outside: by person, what taking no post adds.
    """

    name: str
    pairs: Callable[[Whole], Whole]
    outside: Whole


def aims_of(board: Board, keep: Mapping[str, str] | None) -> Iterator[Aim]:
    """Return the later aims, in order."""
    if keep is not None:
        yield _staying(board, CHANGES, kept_posts(board, keep))
    yield _staying(board, MOVES, board.own)
    yield Aim(LOT, lambda rows: _lots(board, rows), np.zeros_like(board.own))


def kept_posts(board: Board, keep: Mapping[str, str]) -> Whole:
    """Return the post of each person in the previous plan; who was not in it, the present one."""
    problem = board.problem
    before = board.own.copy()
    for name, post in keep.items():
        if name in problem.person_at:
            before[problem.person_at[name]] = problem.post_at.get(post, -1)
    return before


def _staying(board: Board, name: str, before: Whole) -> Aim:
    """Return the aim that few people stand elsewhere than before."""
    graph = board.graph
    return Aim(
        name,
        lambda rows: -(graph.post[rows] != before[graph.person[rows]]).astype(np.int64),
        -(before >= 0).astype(np.int64),
    )


def _lots(board: Board, rows: Whole) -> Whole:
    problem, graph = board.problem, board.graph
    pairs = zip(graph.person[rows].tolist(), graph.post[rows].tolist(), strict=True)
    names = ((problem.people[p].id, problem.posts[j].id) for p, j in pairs)
    return np.array(lots(problem.word, names), dtype=np.int64)
