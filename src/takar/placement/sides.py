"""Rules that join several people, as rows: factors of options add up to at most so much."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import permutations

import numpy as np
from numpy.typing import NDArray

from takar.placement import rules
from takar.placement.board import Board
from takar.placement.pairs import Whole
from takar.placement.problem import Balance, Bond, Couple, Person, Post

Mask = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Side:
    """One row.

    Attributes:
        rule: its code.
        of: the unit, unit and kind, or couple that it is about.
        pairs, pair_factors: rows of the graph and what each counts.
        people, person_factors: people and what their taking no post counts.
    """

    rule: str
    of: str
    pairs: Whole
    pair_factors: Whole
    people: Whole
    person_factors: Whole
    most: int

    def used(self, taken: Mask, outside: Mask) -> int:
        """Return what a choice adds up to."""
        pairs = int(self.pair_factors[taken[self.pairs]].sum())
        return pairs + int(self.person_factors[outside[self.people]].sum())


@dataclass(frozen=True, eq=False)
class Facts:
    """Where pairs and people are: units and regions as numbers; -1 is none."""

    board: Board
    unit_of: dict[str, int]
    region_of: dict[str, int]
    now: Whole
    there: Whole
    moves: Mask

    @property
    def people(self) -> int:
        """How many people there are."""
        return len(self.now)


def sides_of(board: Board) -> tuple[Side, ...]:
    """Return the rows of every rule that joins people."""
    if not board.problem.is_joined:
        return ()
    facts = facts_of(board)
    return (*limits(facts), *balances(facts), *couples(facts))


def facts_of(board: Board) -> Facts:
    """Number units and regions, and tell which open pairs are moves."""
    problem, graph = board.problem, board.graph
    listed: list[Person | Post] = [*problem.people, *problem.posts]
    units = {name: n for n, name in enumerate(sorted({own.unit for own in listed} - {""}))}
    regions = {name: n for n, name in enumerate(sorted({own.region for own in listed} - {""}))}
    posts = np.array([units.get(own.unit, -1) for own in problem.posts], dtype=np.int64)
    return Facts(
        board,
        units,
        regions,
        np.array([units.get(own.unit, -1) for own in problem.people], dtype=np.int64),
        posts[graph.post],
        ~board.is_own[board.open],
    )


def limits(facts: Facts) -> Iterator[Side]:
    """Return who leaves a unit for another, and who comes to it from elsewhere."""
    person = facts.board.graph.person
    crosses = facts.moves & (facts.now[person] != facts.there)
    for own in facts.board.problem.unit_limits:
        unit = facts.unit_of.get(own.unit, -2)
        if own.most_out is not None:
            leaves = crosses & (facts.now[person] == unit)
            yield _counted(rules.MOST_OUT, own.unit, leaves, own.most_out)
        if own.most_in is not None:
            yield _counted(rules.MOST_IN, own.unit, crosses & (facts.there == unit), own.most_in)


def balances(facts: Facts) -> Iterator[Side]:
    """Return how many of a kind work in a unit afterwards, not above and not below."""
    for own in facts.board.problem.balances:
        pairs, people = _of_kind(facts, own)
        name = f"{own.unit}: {own.kind}"
        if own.most is not None:
            yield _row(rules.BALANCE, name, (pairs, 1), (people, 1), own.most)
        if own.least is not None:
            yield _row(rules.BALANCE, name, (pairs, -1), (people, -1), -own.least)


def couples(facts: Facts) -> Iterator[Side]:
    """Return the rows of couples."""
    for own in facts.board.problem.couples:
        same = own.bond == Bond.SAME_REGION
        yield from _couple(facts, own, _regions(facts) if same else _units(facts), same=same)


def _of_kind(facts: Facts, own: Balance) -> tuple[Whole, Whole]:
    unit, graph = facts.unit_of.get(own.unit, -2), facts.board.graph
    kind = np.array([own.kind in p.kinds for p in facts.board.problem.people], dtype=bool)
    pairs = np.flatnonzero(kind[graph.person] & (facts.there == unit))
    return pairs, np.flatnonzero(kind & (facts.now == unit))


def _couple(
    facts: Facts, own: Couple, places: tuple[Whole, Whole], *, same: bool
) -> Iterator[Side]:
    """Who moves to a place is joined by the other (or not joined), wherever that place is."""
    there, now = places
    graph, at = facts.board.graph, facts.board.problem.person_at
    for first, second in permutations((at[own.first], at[own.second])):
        moving = np.flatnonzero((graph.person == first) & facts.moves)
        other = np.flatnonzero(graph.person == second)
        for place in np.unique(there[moving]).tolist():
            if place < 0 and not same:
                continue
            goes, stands = moving[there[moving] == place], other[there[other] == place]
            rests = np.array([second] if now[second] == place else [], dtype=np.int64)
            factor = -1 if same else 1
            yield Side(
                rules.COUPLE,
                f"{own.first} / {own.second}",
                np.concatenate((goes, stands)),
                np.concatenate((np.ones_like(goes), np.full_like(stands, factor))),
                rests,
                np.full_like(rests, factor),
                0 if same else 1,
            )


def _regions(facts: Facts) -> tuple[Whole, Whole]:
    problem = facts.board.problem
    posts = np.array([facts.region_of.get(own.region, -1) for own in problem.posts], dtype=np.int64)
    people = [facts.region_of.get(own.region, -1) for own in problem.people]
    return posts[facts.board.graph.post], np.array(people, dtype=np.int64)


def _units(facts: Facts) -> tuple[Whole, Whole]:
    return facts.there, facts.now


def _counted(rule: str, of: str, pairs: Mask, most: int) -> Side:
    none = np.zeros(0, dtype=np.int64)
    return _row(rule, of, (np.flatnonzero(pairs), 1), (none, 1), most)


def _row(
    rule: str, of: str, pairs: tuple[Whole, int], people: tuple[Whole, int], most: int
) -> Side:
    return Side(
        rule,
        of,
        pairs[0],
        np.full_like(pairs[0], pairs[1]),
        people[0],
        np.full_like(people[0], people[1]),
        most,
    )


def kept(sides: tuple[Side, ...], board: Board, chosen: Whole) -> bool:
    """Tell whether a choice keeps every row."""
    taken = np.zeros(len(board.graph.worth), dtype=bool)
    taken[chosen[chosen >= 0]] = True
    return all(side.used(taken, chosen < 0) <= side.most for side in sides)
