"""Solving with rules that join people: prices, a bound, and the few options worth keeping."""

import time
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from takar.placement.aims import Aim
from takar.placement.board import Board
from takar.placement.graph import NEVER, Flow
from takar.placement.losses import losses_of
from takar.placement.pairs import Whole
from takar.placement.placement import FEASIBLE, INFEASIBLE, OPTIMAL
from takar.placement.pricing import Priced, priced_rules
from takar.placement.sides import Side
from takar.placement.whole import Answer, Options, aimed, asked, modelled, worth_expression

WIDER = 8
FEW = 3000
"""Options to begin with; where there are no more in all, all are taken."""


@dataclass(frozen=True, eq=False)
class Joined:
    """A choice under all rules.

    Attributes:
        chosen: the row that each person takes; empty where none was found.
        bound: no placement is worth more.
        aims: the later aims: name, value, bound.
    """

    status: str
    chosen: Whole
    value: int
    bound: int
    aims: tuple[tuple[str, int, int], ...]
    priced: Priced


@dataclass(frozen=True, eq=False)
class Reach:
    """How far below the bound each option keeps the total at least, in fine units."""

    board: Board
    sides: tuple[Side, ...]
    priced: Priced
    pair: Whole
    outside: Whole
    vacant: Whole

    @property
    def widest(self) -> int:
        """The distance that takes in every option."""
        return int(np.concatenate((self.pair, self.outside, self.vacant)).max(initial=0))

    def within(self, distance: int) -> Options:
        """Return the options that keep the total within a distance of the bound."""
        graph = self.board.graph
        return Options(
            graph,
            self.sides,
            self.pair <= distance,
            (self.outside <= distance) & (graph.outside != NEVER),
            (self.vacant <= distance) & (graph.vacant != NEVER),
        )

    def first(self) -> int:
        """Return the distance that takes in the few nearest options."""
        if len(self.pair) <= FEW:
            return self.widest
        wanted = min(len(self.pair), FEW + 3 * len(self.vacant)) - 1
        return int(np.partition(self.pair, wanted)[wanted])


def joined(board: Board, sides: tuple[Side, ...], flow: Flow, aims: Iterable[Aim]) -> Joined:
    """Return the best choice under all rules, with what was proved."""
    until = time.monotonic() + board.problem.seconds
    priced = priced_rules(board, sides, flow)
    reach = reach_of(board, sides, priced)
    answer, distance = nearest(reach, until)
    if answer.status not in {OPTIMAL, FEASIBLE}:
        return Joined(answer.status, answer.chosen, 0, 0, (), priced)
    gap = min(priced.bound - answer.value * priced.fine, distance)
    asked_for = tuple(aims)
    if not asked_for:
        return Joined(answer.status, answer.chosen, answer.value, answer.bound, (), priced)
    made = modelled(reach.within(gap))
    came, last = aimed(made, asked_for, answer, until)
    return Joined(answer.status, last.chosen, answer.value, answer.bound, came, priced)


def reach_of(board: Board, sides: tuple[Side, ...], priced: Priced) -> Reach:
    """Return how far each option keeps below the bound."""
    flow = priced.flow
    found = losses_of(flow)
    return Reach(board, sides, priced, found.pair, found.outside, flow.price - flow.graph.empty)


def nearest(reach: Reach, until: float) -> tuple[Answer, int]:
    """Solve with the nearest options; widen until what is left out cannot be better."""
    priced, distance = reach.priced, reach.first()
    answer = searched(reach, distance, until)
    while answer.status == INFEASIBLE and distance < reach.widest:
        distance = min(reach.widest, max(1, distance) * WIDER)
        answer = searched(reach, distance, until)
    if answer.status not in {OPTIMAL, FEASIBLE}:
        return answer, distance
    gap = priced.bound - answer.value * priced.fine
    if gap > distance and time.monotonic() < until:
        wider = searched(reach, gap, until, answer.chosen)
        if wider.status in {OPTIMAL, FEASIBLE}:
            answer, distance = wider, gap
    return proved(answer, priced, distance), distance


def searched(reach: Reach, distance: int, until: float, hint: Whole | None = None) -> Answer:
    """Solve with the options within a distance of the bound."""
    made = modelled(reach.within(distance))
    return asked(made, worth_expression(made), until - time.monotonic(), hint)


def proved(answer: Answer, priced: Priced, distance: int) -> Answer:
    """Return the answer with a bound that counts the options left out too."""
    left_out = (priced.bound - distance) // priced.fine
    bound = min(max(answer.bound, left_out), priced.bound // priced.fine)
    bound = max(bound, answer.value)
    status = OPTIMAL if bound == answer.value else FEASIBLE
    return Answer(status, answer.chosen, answer.value, bound)
