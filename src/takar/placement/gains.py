"""What each option loses, and each person's next best and each post's next person: all at once."""

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from takar.placement import rules
from takar.placement.board import Board
from takar.placement.graph import NEVER
from takar.placement.losses import IMPOSSIBLE, losses_of
from takar.placement.pairs import Whole
from takar.placement.placement import FEASIBLE, OPTIMAL
from takar.placement.solving import Solved, solved

SMALL = 120
"""Open pairs up to which losses under rules that join people are found by solving again."""


@dataclass(frozen=True, eq=False)
class Ranked:
    """The losses of a solved question, in units of worth.

    Attributes:
        pair: by row of the graph; exact, or a lower bound where a rule joins people.
        outside: by person, of taking no post.
        is_exact: whether they are exact.
    """

    found: Solved
    pair: Whole
    outside: Whole
    is_exact: bool

    @cached_property
    def is_chosen(self) -> Whole:
        """Whether each row is taken."""
        taken = np.zeros(len(self.pair), dtype=bool)
        taken[self.found.chosen[self.found.chosen >= 0]] = True
        return taken

    @cached_property
    def next_row(self) -> Whole:
        """By person, the row of least loss that is not taken; -1 is none."""
        graph = self.found.board.graph
        return self._least(graph.person, len(graph.outside))

    @cached_property
    def rival_row(self) -> Whole:
        """By post, the row of least loss that is not taken; -1 is none."""
        graph = self.found.board.graph
        return self._least(graph.post, len(graph.vacant))

    @cached_property
    def margin(self) -> Whole:
        """By person, what the best total loses without the option taken."""
        lost = np.full(len(self.outside), IMPOSSIBLE, dtype=np.int64)
        has = self.next_row >= 0
        lost[has] = self.pair[self.next_row[has]]
        inside = self.found.chosen >= 0
        lost[inside] = np.minimum(lost[inside], self.outside[inside])
        return lost

    def _least(self, group: Whole, count: int) -> Whole:
        """Return the row of least loss of each group; the first among equals."""
        rows = np.flatnonzero(~self.is_chosen & (self.pair != IMPOSSIBLE))
        least = np.full(count, IMPOSSIBLE, dtype=np.int64)
        np.minimum.at(least, group[rows], self.pair[rows])
        near = rows[self.pair[rows] == least[group[rows]]][::-1]
        found = np.full(count, -1, dtype=np.int64)
        found[group[near]] = near
        return found


def ranked(found: Solved) -> Ranked:
    """Return what each option of a solved question loses."""
    if found.sides and len(found.board.open) <= SMALL:
        return solved_again(found)
    if found.priced is None:
        own = losses_of(found.flow)
        return Ranked(found, own.pair, own.outside, is_exact=not found.sides)
    priced = found.priced
    own = losses_of(priced.flow)
    value = found.aims[0][1] * priced.fine
    short = priced.bound - value
    pair, outside = (_units(lost, short, priced.fine) for lost in (own.pair, own.outside))
    pair[found.chosen[found.chosen >= 0]] = 0
    return Ranked(found, pair, outside, is_exact=False)


def solved_again(found: Solved) -> Ranked:
    """Return the exact losses of a small question by solving it again for every option."""
    board = found.board
    pair = np.array([lost(found, forced(board, int(own))) for own in board.open], dtype=np.int64)
    pair[found.chosen[found.chosen >= 0]] = 0
    outside = np.zeros(len(board.own), dtype=np.int64)
    for person in np.flatnonzero(found.chosen >= 0).tolist():
        outside[person] = lost(found, left_out(board, person))
    return Ranked(found, pair, outside, is_exact=True)


def lost(found: Solved, board: Board) -> int:
    """Return what the best total loses on another board."""
    again = solved(board, is_settled=False)
    if again.status not in {OPTIMAL, FEASIBLE}:
        return IMPOSSIBLE
    return found.aims[0][1] - again.aims[0][1]


def forced(board: Board, pair: int) -> Board:
    """Return the options when one pair must be used."""
    person, post = int(board.person[pair]), int(board.post[pair])
    code = board.codes.index(rules.ORDERED)
    bar, outside = board.bar.copy(), board.outside.copy()
    bar[((board.person == person) != (board.post == post)) & (bar == 0)] = code
    outside[person] = NEVER
    return replace(board, bar=bar, outside=outside)


def without(board: Board, pair: int) -> Board:
    """Return the options when one pair may not be used."""
    bar = board.bar.copy()
    bar[pair] = board.codes.index(rules.FORBIDDEN)
    return replace(board, bar=bar)


def left_out(board: Board, person: int) -> Board:
    """Return the options when one person takes no post, where that is allowed."""
    bar = board.bar.copy()
    bar[(board.person == person) & (bar == 0)] = board.codes.index(rules.FORBIDDEN)
    return replace(board, bar=bar)


def _units(lost: Whole, short: int, fine: int) -> Whole:
    """Return losses below the bound as losses below the total, rounded up to whole units."""
    known = lost != IMPOSSIBLE
    units = np.full_like(lost, IMPOSSIBLE)
    units[known] = np.maximum(-((short - lost[known]) // fine), 0)
    return units
