"""Why there is no placement: a minimal set of rules that clash.

Rules are halved again and again (QuickXplain): what remains clashes, and no longer does once any
one of them is dropped.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from takar.kernel.language import Message, msg
from takar.placement import rules
from takar.placement.board import board_of
from takar.placement.graph import best
from takar.placement.placement import INFEASIBLE
from takar.placement.problem import Order, Override, Person, Problem
from takar.placement.rules import rule_words
from takar.placement.solving import solved
from takar.placement.validity import check


@dataclass(frozen=True)
class Question:
    """A question with some of its rules dropped."""

    problem: Problem
    freed: frozenset[str] = frozenset()


Drop = Callable[[Question], Question]


@dataclass(frozen=True)
class Clash:
    """One of the rules that clash.

    Attributes:
        rule: its code.
        of: whom or what it is about.
    """

    rule: str
    of: str
    drop: Drop = field(repr=False, compare=False)

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
    near = tuple(own for own in every if own.of in scarce(problem))
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
    asked, left = Question(problem), set(map(id, kept))
    for own in every:
        if id(own) not in left:
            asked = own.drop(asked)
    board = board_of(asked.problem, freed=asked.freed)
    if not best(board.graph).is_lawful:
        return False
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
    for post in problem.posts:
        if post.must_fill:
            yield Clash(rules.MUST_FILL, post.id, _post_without(post.id))
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
                yield Clash(pairs.bars[code], person.id, _eligible(place, code))
        if place in lower:
            yield Clash(rules.NO_DEMOTION, person.id, _person_with(person.id, tier=None))
        yield from _own(person)
        if person.id in problem.held_by:
            yield Clash(rules.KEEPS_A_POST, person.id, _freed(person.id))


def _own(person: Person) -> Iterator[Clash]:
    if person.regions is not None:
        yield Clash(rules.REGION, person.id, _person_with(person.id, regions=None))
    if person.must_stay:
        yield Clash(rules.MUST_STAY, person.id, _person_with(person.id, must_stay=False))
    if person.must_move:
        yield Clash(rules.MUST_MOVE, person.id, _person_with(person.id, must_move=False))


def _of_units(problem: Problem) -> Iterator[Clash]:
    for limit in problem.unit_limits:
        for rule, name in ((rules.MOST_OUT, "most_out"), (rules.MOST_IN, "most_in")):
            if getattr(limit, name) is not None:
                yield Clash(rule, limit.unit, _listed("unit_limits", limit, name))
    for balance in problem.balances:
        for name, sign in (("least", "≥"), ("most", "≤")):
            if (bound := getattr(balance, name)) is not None:
                of = f"{balance.unit}: {balance.kind} {sign} {bound}"
                yield Clash(rules.BALANCE, of, _listed("balances", balance, name))
    for couple in problem.couples:
        of = f"{couple.first} / {couple.second}"
        yield Clash(rules.COUPLE, of, _listed("couples", couple))


def _of_orders(problem: Problem) -> Iterator[Clash]:
    for own in problem.replacements:
        of = f"{own.person} / {own.replaces}"
        yield Clash(rules.REPLACES, of, _listed("replacements", own))
    for order in problem.overrides:
        rule = rules.ORDERED if order.order == Order.PLACE else rules.FORBIDDEN
        yield Clash(rule, f"{order.person} / {order.post}", _listed("overrides", order))


def _person_with(name: str, **facts: object) -> Drop:
    def drop(asked: Question) -> Question:
        people = list(asked.problem.people)
        place = asked.problem.person_at[name]
        people[place] = replace(people[place], **facts)  # type: ignore[arg-type]
        return replace(asked, problem=replace(asked.problem, people=tuple(people)))

    return drop


def _post_without(name: str) -> Drop:
    def drop(asked: Question) -> Question:
        posts = list(asked.problem.posts)
        place = asked.problem.post_at[name]
        posts[place] = replace(posts[place], must_fill=False)
        return replace(asked, problem=replace(asked.problem, posts=tuple(posts)))

    return drop


def _freed(name: str) -> Drop:
    return lambda asked: replace(asked, freed=asked.freed | {name})


def _eligible(place: int, code: int) -> Drop:
    def drop(asked: Question) -> Question:
        pairs = asked.problem.pairs
        bar = pairs.bar.copy()
        bar[(pairs.person == place) & (bar == code)] = 0
        return replace(asked, problem=replace(asked.problem, pairs=replace(pairs, bar=bar)))

    return drop


def _listed(name: str, own: object, limit: str = "") -> Drop:
    """Take something off a list, or one limit off something on it."""

    def drop(asked: Question) -> Question:
        listed = []
        for other in getattr(asked.problem, name):
            if not _is_same(other, own, limit):
                listed.append(other)
            elif limit:
                listed.append(replace(other, **{limit: None}))
        return replace(asked, problem=replace(asked.problem, **{name: tuple(listed)}))  # type: ignore[arg-type]

    return drop


def _is_same(other: object, own: object, limit: str) -> bool:
    """Tell whether both are one entry; one that lost a limit before is still the same."""
    if not limit:
        return other == own
    names = [n for n in ("unit", "kind") if hasattr(own, n)]
    return all(getattr(other, n) == getattr(own, n) for n in names)
