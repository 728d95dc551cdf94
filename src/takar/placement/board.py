"""Everybody's options, once laws and orders have barred the others."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from takar.kernel.language import msg
from takar.placement import rules
from takar.placement.graph import NEVER, Graph
from takar.placement.pairs import Pairs, Whole
from takar.placement.problem import Order, Override, Problem
from takar.placement.validity import NotAProblem
from takar.placement.worth import grid, whole, worth_of


@dataclass(frozen=True, eq=False)
class Board:
    """The pairs with what bars each, and what stays open outside the pairs.

    Attributes:
        places: worth is counted in units of ``10**-places``.
        person, post, worth: every pair, ordered ones without known worth at the end.
        bar: place in ``codes`` of what bars each pair; 0 is open.
        breaks: the law that an order breaks, by pair.
        own: the post of the list that each person holds; -1 is none.
        outside: what having none of the listed posts is worth; ``NEVER`` where it may not be.
        outside_bar: place in ``codes`` of what bars having none of them.
        vacant: minus the price of staying vacant; ``NEVER`` where it may not be.
        unknown: the pairs at the end, whose worth nobody knows.
    """

    problem: Problem
    places: int
    person: Whole
    post: Whole
    worth: Whole
    bar: NDArray[np.uint8]
    codes: tuple[str, ...]
    breaks: Mapping[int, str]
    own: Whole
    outside: Whole
    outside_bar: NDArray[np.uint8]
    vacant: Whole
    unknown: int

    @cached_property
    def open(self) -> Whole:
        """The rows of the pairs that nothing bars."""
        return np.flatnonzero(self.bar == 0)

    @cached_property
    def graph(self) -> Graph:
        """The open options as a flow."""
        rows = self.open
        return Graph(
            self.person[rows], self.post[rows], self.worth[rows], self.outside, self.vacant
        )

    @cached_property
    def is_own(self) -> NDArray[np.bool_]:
        """Whether each pair is a person in the own post."""
        found: NDArray[np.bool_] = self.own[self.person] == self.post
        return found

    def bar_of(self, row: int) -> str:
        """Return the code of what bars a pair; empty where nothing does."""
        return self.codes[int(self.bar[row])]

    @cached_property
    def row_of(self) -> Mapping[tuple[int, int], int]:
        """The row of each pair; for questions about single pairs."""
        return {
            (p, j): row
            for row, (p, j) in enumerate(zip(self.person.tolist(), self.post.tolist(), strict=True))
        }

    def rows_of(self, person: int) -> Whole:
        """Return the rows of one person's pairs."""
        order, starts = self._by_person
        return order[starts[person] : starts[person + 1]]

    @cached_property
    def _by_person(self) -> tuple[Whole, Whole]:
        order = np.argsort(self.person, kind="stable")
        counts = np.bincount(self.person, minlength=len(self.problem.people))
        return order, np.concatenate(([0], np.cumsum(counts)))


def board_of(problem: Problem, *, freed: frozenset[str] = frozenset()) -> Board:
    """Return the options of everybody; the question has been checked before.

    Args:
        problem: what is asked.
        freed: holders who may lose their post without another: only to find what clashes.
    """
    places = grid(problem)
    fixed = list(placed_by_order(problem))
    pairs, unknown = with_ordered(problem, fixed)
    own = np.array([_post_at(problem, person.id) for person in problem.people], dtype=np.int64)
    free = np.array([person.id in freed for person in problem.people], dtype=bool)
    worth = np.concatenate(
        (worth_of(problem.pairs, problem.weights, places), np.zeros(unknown, dtype=np.int64))
    )
    board = Board(
        problem=problem,
        places=places,
        person=pairs.person.astype(np.int64, copy=False),
        post=pairs.post.astype(np.int64, copy=False),
        worth=worth,
        bar=np.zeros(len(pairs), dtype=np.uint8),
        codes=_codes(pairs),
        breaks={},
        own=own,
        outside=np.where((own < 0) | free, 0, NEVER),
        outside_bar=np.zeros(len(own), dtype=np.uint8),
        vacant=np.array(
            [NEVER if p.must_fill else -whole(p.vacancy_price, places) for p in problem.posts],
            dtype=np.int64,
        ),
        unknown=unknown,
    )
    return ordered(lawful(board, pairs), fixed)


def placed_by_order(problem: Problem) -> Iterator[Override]:
    """Return who is placed where by order; replacing somebody is such an order too."""
    yield from (own for own in problem.overrides if own.order == Order.PLACE)
    for own in problem.replacements:
        yield Override(own.person, problem.held_by[own.replaces])


def with_ordered(problem: Problem, fixed: list[Override]) -> tuple[Pairs, int]:
    """Return the pairs and, at their end, those that only an order knows."""
    pairs, lacking = problem.pairs, list[tuple[int, int]]()
    for own in fixed:
        person, post = problem.person_at[own.person], problem.post_at[own.post]
        if not np.any((pairs.person == person) & (pairs.post == post)):
            if not own.is_founded:
                raise unlawful(own, rules.NOT_ELIGIBLE)
            lacking.append((person, post))
    if not lacking:
        return pairs, 0
    bars = (*pairs.bars, rules.NOT_ELIGIBLE)
    added = np.full(len(lacking), len(bars) - 1, dtype=np.uint8)
    return replace(
        pairs,
        person=np.concatenate((pairs.person, [p for p, _ in lacking])),
        post=np.concatenate((pairs.post, [j for _, j in lacking])),
        bar=np.concatenate((pairs.bar, added)),
        bars=bars,
    ), len(lacking)


def lawful(board: Board, pairs: Pairs) -> Board:
    """Bar what the lists and the laws bar; the first rule that bars is the one told."""
    code = {name: number for number, name in enumerate(board.codes)}
    problem, bar = board.problem, pairs.bar.copy()
    tier = np.array([-1 if p.tier is None else p.tier for p in problem.people], dtype=np.int64)
    asked = np.array([-1 if p.tier is None else p.tier for p in problem.posts], dtype=np.int64)
    down = (asked[board.post] >= 0) & (asked[board.post] < tier[board.person])
    bar[(bar == 0) & down] = code[rules.NO_DEMOTION]
    bar[(bar == 0) & ~_regions(problem)[board.person, _region_at(problem)[board.post]]] = code[
        rules.REGION
    ]
    bar[board.is_own] = 0
    stays = np.array([p.must_stay for p in problem.people], dtype=bool)
    goes = np.array([p.must_move for p in problem.people], dtype=bool)
    bar[(bar == 0) & stays[board.person] & ~board.is_own] = code[rules.MUST_STAY]
    bar[(bar == 0) & goes[board.person] & board.is_own] = code[rules.MUST_MOVE]
    outside_bar = np.where(board.own >= 0, code[rules.KEEPS_A_POST], 0).astype(np.uint8)
    outside_bar[goes & (outside_bar == 0)] = code[rules.MUST_MOVE]
    outside = np.where(goes, NEVER, board.outside)
    return replace(board, bar=bar, outside=outside, outside_bar=outside_bar)


def ordered(board: Board, fixed: list[Override]) -> Board:
    """Bar what orders bar, and open what a founded order opens, marked with the law it breaks."""
    code = {name: number for number, name in enumerate(board.codes)}
    problem, bar, breaks = board.problem, board.bar.copy(), dict[int, str]()
    outside, outside_bar = board.outside.copy(), board.outside_bar.copy()
    for own in problem.overrides:
        if own.order == Order.BAR:
            place, post = problem.person_at[own.person], problem.post_at[own.post]
            bar[(board.person == place) & (board.post == post)] = code[rules.FORBIDDEN]
    for own in fixed:
        place, post = problem.person_at[own.person], problem.post_at[own.post]
        mine, there = board.person == place, board.post == post
        for row in np.flatnonzero(mine & there).tolist():
            if bar[row]:
                if not own.is_founded:
                    raise unlawful(own, board.codes[int(bar[row])])
                breaks[row] = board.codes[int(bar[row])]
                bar[row] = 0
        bar[(mine != there) & (bar == 0)] = code[rules.ORDERED]
        outside[place], outside_bar[place] = NEVER, code[rules.ORDERED]
    return replace(board, bar=bar, breaks=breaks, outside=outside, outside_bar=outside_bar)


def unlawful(own: Override, rule: str) -> NotAProblem:
    """Return the refusal of an order that breaks a law without document and reason."""
    return NotAProblem(
        msg(
            "Penetapan {person} ke {post} melanggar aturan: {rule}.",
            person=own.person,
            post=own.post,
            rule=rules.rule_words(rule),
        ),
        hint=msg("Isi dokumen dan alasannya (akan ditandai pada hasil), atau batalkan penetapan."),
    )


def _codes(pairs: Pairs) -> tuple[str, ...]:
    own = (
        rules.NO_DEMOTION,
        rules.REGION,
        rules.MUST_STAY,
        rules.MUST_MOVE,
        rules.KEEPS_A_POST,
        rules.ORDERED,
        rules.FORBIDDEN,
    )
    return (*pairs.bars, *own)


def _post_at(problem: Problem, person: str) -> int:
    return problem.post_at[problem.held_by[person]] if person in problem.held_by else -1


def _region_at(problem: Problem) -> Whole:
    """Return the number of each post's region."""
    numbers = {name: n for n, name in enumerate(sorted({p.region for p in problem.posts}))}
    return np.array([numbers[p.region] for p in problem.posts], dtype=np.int64)


def _regions(problem: Problem) -> NDArray[np.bool_]:
    """Return, for each person, which of the regions of posts are allowed."""
    names = sorted({p.region for p in problem.posts})
    allowed = np.ones((len(problem.people), max(1, len(names))), dtype=bool)
    for place, person in enumerate(problem.people):
        if person.regions is not None:
            allowed[place] = [name in person.regions for name in names]
    return allowed
