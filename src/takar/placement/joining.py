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
from takar.placement.placement import FEASIBLE, INFEASIBLE, OPTIMAL, UNKNOWN
from takar.placement.pricing import Priced, is_impossible, priced_rules
from takar.placement.proposing import (
    choice,
    keeps_all,
    proposed_choice,
    worth_of_choice,
)
from takar.placement.sides import Side
from takar.placement.whole import Answer, Options, aimed, asked, modelled, worth_expression

WIDER, WIDENED = 8, 3
"""How many times wider it is searched next: as long as nothing is found, and afterwards."""
PRICING = 0.6
"""The share of the time after which no better bound is looked for."""
SHARE = 0.4
"""The share of the time left that a search takes which is not the last."""
FEW = 1000
"""Where there are no more options in all, all are taken at once."""
MOST = 5000
"""Options that are still written as a model when the time is over."""
FIRST = 1.4
"""Options for each post to begin with, and a hundred."""


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

    def gap(self, chosen: Whole) -> int:
        """Return how far a choice lies below the bound."""
        value = worth_of_choice(self.board.graph, chosen)
        return self.priced.bound - value * self.priced.fine

    def first(self) -> int:
        """Return the distance that takes in the few nearest options."""
        if len(self.pair) <= FEW:
            return self.widest
        wanted = min(len(self.pair), 100 + int(FIRST * len(self.vacant))) - 1
        return int(np.partition(self.pair, wanted)[wanted])


def joined(board: Board, sides: tuple[Side, ...], flow: Flow, aims: Iterable[Aim]) -> Joined:
    """Return the best choice under all rules, with what was proved."""
    began, seconds = time.monotonic(), board.problem.seconds
    until = began + seconds
    priced = priced_rules(board, sides, flow, began + seconds * PRICING)
    reach = reach_of(board, sides, priced)
    answer, distance = nearest(reach, until)
    if answer.status not in {OPTIMAL, FEASIBLE}:
        return Joined(answer.status, answer.chosen, 0, 0, (), priced)
    gap = min(priced.bound - answer.value * priced.fine, distance)
    asked_for = tuple(aims)
    if not asked_for:
        return Joined(answer.status, answer.chosen, answer.value, answer.bound, (), priced)
    options = reach.within(gap)
    if is_too_much(options, until):
        return Joined(answer.status, answer.chosen, answer.value, answer.bound, (), priced)
    came, last = aimed(modelled(options), asked_for, answer, until)
    return Joined(answer.status, last.chosen, answer.value, answer.bound, came, priced)


def is_too_much(options: Options, until: float) -> bool:
    """Tell whether there is no time left to write so many options as a model."""
    return time.monotonic() > until and int(options.pairs.sum()) > MOST


def reach_of(board: Board, sides: tuple[Side, ...], priced: Priced) -> Reach:
    """Return how far each option keeps below the bound."""
    flow = priced.flow
    found = losses_of(flow)
    return Reach(board, sides, priced, found.pair, found.outside, flow.price - flow.graph.empty)


def nearest(reach: Reach, until: float) -> tuple[Answer, int]:
    """Propose a choice among the nearest options, then prove it among all that could be better."""
    distance = reach.first()
    chosen = proposed_choice(reach.within(distance), share(until, distance, reach.widest))
    if chosen is None and is_impossible(reach.board, reach.sides):
        return Answer(INFEASIBLE, np.zeros(0, dtype=np.int64)), distance
    chosen = widened(reach, chosen, distance, until)
    chosen = as_it_is(reach) if chosen is None else chosen
    if chosen is None:
        return searched(reach, reach.widest, until), reach.widest
    distance = reach.gap(chosen)
    answer = searched(reach, distance, until, chosen)
    if answer.status not in {OPTIMAL, FEASIBLE}:
        value = worth_of_choice(reach.board.graph, chosen)
        answer = Answer(FEASIBLE, chosen, value, reach.priced.bound // reach.priced.fine)
    return proved(answer, reach.priced, distance), distance


def widened(reach: Reach, chosen: Whole | None, distance: int, until: float) -> Whole | None:
    """Return the best choice proposed among more and more options.

    Few options are searched through soon, and what is found there tells how far it is worth
    looking: an option whose use costs more than the gap is in no better choice.
    """
    while True:
        least = reach.widest if chosen is None else reach.gap(chosen)
        if distance >= least or time.monotonic() > until:
            return chosen
        distance = min(least, max(1, distance) * (WIDER if chosen is None else WIDENED))
        found = proposed_choice(reach.within(distance), share(until, distance, least))
        chosen = better(reach, chosen, found)


def as_it_is(reach: Reach) -> Whole | None:
    """Return the choice that nobody moves, where it keeps every rule: better than none."""
    board = reach.board
    options = reach.within(reach.widest)
    own = np.flatnonzero(board.is_own[board.open])
    return choice(board.graph, own) if keeps_all(options, own) else None


def share(until: float, distance: int, least: int) -> float:
    """Return the seconds for one search: all that are left only for the last one."""
    left = until - time.monotonic()
    return left if distance >= least else left * SHARE


def better(reach: Reach, first: Whole | None, second: Whole | None) -> Whole | None:
    """Return the better of two choices, where there are any."""
    if first is None or second is None:
        return second if first is None else first
    return second if reach.gap(second) < reach.gap(first) else first


def searched(reach: Reach, distance: int, until: float, hint: Whole | None = None) -> Answer:
    """Solve with the options within a distance of the bound, in whole numbers."""
    options = reach.within(distance)
    if hint is not None and is_too_much(options, until):
        return Answer(UNKNOWN, hint)
    made = modelled(options)
    return asked(made, worth_expression(made), until - time.monotonic(), hint)


def proved(answer: Answer, priced: Priced, distance: int) -> Answer:
    """Return the answer with a bound that counts the options left out too."""
    left_out = (priced.bound - distance) // priced.fine
    bound = min(max(answer.bound, left_out), priced.bound // priced.fine)
    bound = max(bound, answer.value)
    status = OPTIMAL if bound == answer.value else FEASIBLE
    return Answer(status, answer.chosen, answer.value, bound)
