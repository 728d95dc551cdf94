"""Other placements almost as good: each is the best that uses a pair none before it uses."""

import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from math import inf

import numpy as np

from takar.placement.board import Board
from takar.placement.gains import forced, ranked
from takar.placement.losses import IMPOSSIBLE
from takar.placement.placement import FEASIBLE, OPTIMAL, Placement
from takar.placement.solving import Solved, found_in, solved, told
from takar.placement.worth import exact

TRIES = 4
"""Times the alternatives wanted that a question with rules that join people is solved again."""


@dataclass(frozen=True, eq=False)
class Alternative:
    """The best placement in which one person has one post that they do not have in the best.

    Attributes:
        loss: how much less it is worth than the best.
    """

    person: str
    post: str
    loss: Decimal
    placement: Placement


def alternatives(
    placement: Placement, *, within: Fraction = Fraction(1, 100), most: int = 3
) -> tuple[Placement, ...]:
    """Return other placements whose total lies within a share of the best one, best first."""
    return tuple(own.placement for own in near_by(placement, within=within, most=most))


def near_by(
    placement: Placement,
    *,
    within: Fraction = Fraction(1, 100),
    most: int = 3,
    keep: Mapping[str, str] | None = None,
    seconds: float = inf,
) -> tuple[Alternative, ...]:
    """Return other placements within a share of the best one, best first, with what makes them.

    Who orders that pair and places again gets the same placement.

    Args:
        placement: the best one.
        within: the share of its total.
        most: how many.
        keep: the previous plan that ``placement`` was asked to stay near to.
        seconds: after so long no other is tried.
    """
    found = found_in(placement)
    total = Fraction(placement.total or 0)
    distance = int(abs(total) * within * 10**found.board.places)
    others: list[Alternative] = []
    for own in _tried(found, distance, TRIES * most, keep, time.monotonic() + seconds):
        if Fraction(own.loss) <= abs(total) * within:
            others.append(own)
        if len(others) == most:
            break
    return tuple(sorted(others, key=lambda own: own.loss))


def _tried(
    found: Solved, distance: int, tries: int, keep: Mapping[str, str] | None, until: float
) -> Iterator[Alternative]:
    """Force the nearest pair not used yet, again and again."""
    lost = ranked(found).pair
    rows = np.flatnonzero(lost <= min(distance, IMPOSSIBLE - 1))
    order = rows[np.argsort(lost[rows], kind="stable")]
    used = set(found.chosen[found.chosen >= 0].tolist())
    problem, graph = found.board.problem, found.board.graph
    for row in order.tolist():
        began = time.monotonic()
        if row in used:
            continue
        if tries == 0 or began > until:
            return
        tries -= 1
        board = forced(hurried(found.board, until - began), int(found.board.open[row]))
        again = solved(board, keep)
        used.add(row)
        if again.status in {OPTIMAL, FEASIBLE}:
            taken = board.open[again.chosen[again.chosen >= 0]]
            used |= set(np.searchsorted(found.board.open, taken).tolist())
            other = told(again, time.monotonic() - began)
            loss = found.aims[0][1] - again.aims[0][1]
            yield Alternative(
                problem.people[graph.person[row]].id,
                problem.posts[graph.post[row]].id,
                exact(loss, board.places),
                other,
            )


def hurried(board: Board, seconds: float) -> Board:
    """Return the same options with no more time than this."""
    problem = board.problem
    return replace(board, problem=replace(problem, seconds=min(problem.seconds, seconds)))


def differences(first: Placement, second: Placement) -> tuple[tuple[str, str, str], ...]:
    """Return who sits elsewhere: person, post in the first, post in the second."""
    after = second.as_posts
    return tuple(
        (seat.person, seat.post, after[seat.person])
        for seat in first.seats
        if seat.person in after and after[seat.person] != seat.post
    )
