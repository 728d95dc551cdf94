"""Why there is no placement: a minimal set of rules that clash.

Rules are halved again and again (QuickXplain): what remains clashes, and no longer does once any
one of them is dropped.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from takar.kernel.language import Message, msg
from takar.placement import rules
from takar.placement.board import Board, board_of
from takar.placement.graph import best
from takar.placement.pairs import Pairs
from takar.placement.placement import INFEASIBLE
from takar.placement.problem import Order, Override, Person, Problem
from takar.placement.rules import rule_words
from takar.placement.sides import sides_of
from takar.placement.solving import solved
from takar.placement.validity import check


@dataclass(frozen=True)
class Clash:
    """One of the rules that clash.

    Attributes:
        rule: its code.
        of: whom or what it is about.
        where: the list of the question that holds it (see ``without``).
        place: its place there.
        what: the field, or the bar, that is dropped with it; empty is the whole entry.
    """

    rule: str
    of: str
    where: str = field(repr=False)
    place: int = field(repr=False)
    what: str | int = field(default="", repr=False)

    @property
    def words(self) -> Message:
        """The rule for the reader."""
        return msg("{of}: {rule}", of=self.of, rule=rule_words(self.rule))


def why_not(problem: Problem) -> tuple[Clash, ...]:
    """Return a minimal set of rules that clash; empty where a placement exists.

    Raises:
        NotAProblem: the question contradicts itself.
    """
    check(problem)
    every = tuple(instances(problem))
    if is_possible(problem, every, every):
        return ()
    lacking = scarce(problem)
    near = tuple(own for own in every if own.where in ORDERS or own.of in lacking)
    if near and not is_possible(problem, every, near):
        return minimal(problem, every, near)
    return minimal(problem, every, every)


def why_not_there(problem: Problem, person: str, post: str) -> tuple[Clash, ...]:
    """Return a minimal set of rules by which somebody cannot have a post; empty where they can."""
    wanted = Override(person, post)
    rest = tuple(own for own in problem.overrides if own.person != person or own == wanted)
    asked = replace(problem, overrides=(*(own for own in rest if own != wanted), wanted))
    of = f"{person} / {post}"
    return tuple(own for own in why_not(asked) if (own.rule, own.of) != (rules.ORDERED, of))


def is_possible(problem: Problem, every: Sequence[Clash], kept: Sequence[Clash]) -> bool:
    """Tell whether a placement exists when only some of the rules are kept."""
    left = set(kept)
    board = without(problem, [own for own in every if own not in left])
    if not sides_of(board):
        return best(board.graph).is_lawful
    return solved(board, is_settled=False).status != INFEASIBLE


def minimal(problem: Problem, every: Sequence[Clash], own: Sequence[Clash]) -> tuple[Clash, ...]:
    """Return those rules of a clashing set without any one of which it clashes no more."""

    def clash(kept: Sequence[Clash]) -> bool:
        return not is_possible(problem, every, kept)

    def explained(base: tuple[Clash, ...], *, grown: bool, left: Sequence[Clash]) -> list[Clash]:
        if grown and clash(base):
            return []
        if len(left) == 1:
            return list(left)
        half = len(left) // 2
        first, second = tuple(left[:half]), tuple(left[half:])
        of_second = explained((*base, *first), grown=True, left=second)
        of_first = explained((*base, *of_second), grown=bool(of_second), left=first)
        return [*of_first, *of_second]

    if not own or clash(()):
        return ()
    return tuple(explained((), grown=False, left=own))


def scarce(problem: Problem) -> frozenset[str]:
    """Return the people and posts among whom the flow breaks a must; empty where none does."""
    flow = best(board_of(problem).graph)
    if flow.is_lawful:
        return frozenset()
    dread = flow.graph.dread // 2
    people = np.flatnonzero(np.abs(flow.surplus) > dread).tolist()
    posts = np.flatnonzero(np.abs(flow.price) > dread).tolist()
    return frozenset(
        [problem.people[place].id for place in people]
        + [problem.posts[place].id for place in posts]
    )


def instances(problem: Problem) -> Iterator[Clash]:
    """Return every rule of the question that can be dropped by itself."""
    yield from _of_people(problem)
    for place, post in enumerate(problem.posts):
        if post.must_fill:
            yield Clash(rules.MUST_FILL, post.id, "posts", place, "must_fill")
    yield from _of_units(problem)
    yield from _of_orders(problem)


def _of_people(problem: Problem) -> Iterator[Clash]:
    board, pairs = board_of(problem), problem.pairs
    coded = [int(own) for own in np.unique(pairs.bar) if own]
    barred = {c: set(pairs.person[pairs.bar == c].tolist()) for c in coded}
    down = board.codes.index(rules.NO_DEMOTION)
    lower = set(board.person[board.bar == down].tolist())
    for place, person in enumerate(problem.people):
        for code, people in barred.items():
            if place in people:
                yield Clash(pairs.bars[code], person.id, "pairs", place, code)
        if place in lower:
            yield Clash(rules.NO_DEMOTION, person.id, "people", place, "tier")
        yield from _own(place, person)
        if person.id in problem.held_by:
            yield Clash(rules.KEEPS_A_POST, person.id, "freed", place)


def _own(place: int, person: Person) -> Iterator[Clash]:
    if person.regions is not None:
        yield Clash(rules.REGION, person.id, "people", place, "regions")
    if person.must_stay:
        yield Clash(rules.MUST_STAY, person.id, "people", place, "must_stay")
    if person.must_move:
        yield Clash(rules.MUST_MOVE, person.id, "people", place, "must_move")


def _of_units(problem: Problem) -> Iterator[Clash]:
    for place, limit in enumerate(problem.unit_limits):
        for rule, name in ((rules.MOST_OUT, "most_out"), (rules.MOST_IN, "most_in")):
            if getattr(limit, name) is not None:
                yield Clash(rule, limit.unit, "unit_limits", place, name)
    for place, balance in enumerate(problem.balances):
        for name, sign in (("least", "≥"), ("most", "≤")):
            if (bound := getattr(balance, name)) is not None:
                of = f"{balance.unit}: {balance.kind} {sign} {bound}"
                yield Clash(rules.BALANCE, of, "balances", place, name)
    for place, couple in enumerate(problem.couples):
        yield Clash(rules.COUPLE, f"{couple.first} / {couple.second}", "couples", place)


def _of_orders(problem: Problem) -> Iterator[Clash]:
    for place, own in enumerate(problem.replacements):
        yield Clash(rules.REPLACES, f"{own.person} / {own.replaces}", "replacements", place)
    for place, order in enumerate(problem.overrides):
        rule = rules.ORDERED if order.order == Order.PLACE else rules.FORBIDDEN
        yield Clash(rule, f"{order.person} / {order.post}", "overrides", place)


ORDERS = ("overrides", "replacements")
NOTHING = {"must_stay": False, "must_move": False, "must_fill": False}
"""What stands in a field whose rule is dropped; in the others nothing does."""


def without(problem: Problem, dropped: Sequence[Clash]) -> Board:
    """Return the options when some rules are dropped, all at once."""
    by_list = defaultdict[str, list[Clash]](list)
    for own in dropped:
        by_list[own.where].append(own)
    facts: dict[str, object] = {
        name: _entries(getattr(problem, name), lost)
        for name, lost in by_list.items()
        if name not in {"pairs", "freed"}
    }
    if "pairs" in by_list:
        facts["pairs"] = _eligible(problem.pairs, len(problem.people), by_list["pairs"])
    freed = frozenset(own.of for own in by_list["freed"])
    return board_of(replace(problem, **facts), freed=freed)  # type: ignore[arg-type]


def _entries(listed: Sequence[Any], lost: Sequence[Clash]) -> tuple[Any, ...]:
    """Return a list without some of its entries, or with some of their fields empty."""
    entries = dict(enumerate(listed))
    for own in lost:
        if own.what:
            name = str(own.what)
            entries[own.place] = replace(entries[own.place], **{name: NOTHING.get(name)})
        else:
            del entries[own.place]
    return tuple(entries.values())


def _eligible(pairs: Pairs, people: int, lost: Sequence[Clash]) -> Pairs:
    bar = pairs.bar.copy()
    for code in {own.what for own in lost}:
        freed = np.zeros(people, dtype=bool)
        freed[[own.place for own in lost if own.what == code]] = True
        bar[(bar == code) & freed[pairs.person]] = 0
    return replace(pairs, bar=bar)
