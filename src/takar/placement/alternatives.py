"""Other placements almost as good: each is the best that uses a pair none before it uses."""

import time
from collections.abc import Iterator
from fractions import Fraction

import numpy as np

from takar.placement.gains import forced, ranked
from takar.placement.losses import IMPOSSIBLE
from takar.placement.placement import FEASIBLE, OPTIMAL, Placement
from takar.placement.solving import Solved, found_in, solved, told

TRIES = 4
"""Times the alternatives wanted that a question with rules that join people is solved again."""


def alternatives(
    placement: Placement, *, within: Fraction = Fraction(1, 100), most: int = 3
) -> tuple[Placement, ...]:
    """Return other placements whose total lies within a share of the best one, best first."""
    found = found_in(placement)
    total = Fraction(placement.total or 0)
    distance = int(abs(total) * within * 10**found.board.places)
    others: list[Placement] = []
    for again, seconds in _tried(found, distance, TRIES * most, most):
        other = told(again, seconds)
        if Fraction(other.total or 0) >= total - abs(total) * within:
            others.append(other)
        if len(others) == most:
            break
    return tuple(sorted(others, key=lambda own: -Fraction(own.total or 0)))


def _tried(found: Solved, distance: int, tries: int, most: int) -> Iterator[tuple[Solved, float]]:
    """Force the nearest pair not used yet, again and again."""
    lost = ranked(found).pair.copy()
    rows = np.flatnonzero(lost <= min(distance, IMPOSSIBLE - 1))
    order = rows[np.argsort(lost[rows], kind="stable")]
    used = set(found.chosen[found.chosen >= 0].tolist())
    for row in order.tolist():
        if row in used:
            continue
        if tries == 0:
            return
        tries -= 1
        began = time.monotonic()
        board = forced(found.board, int(found.board.open[row]))
        again = solved(board)
        used.add(row)
        if again.status in {OPTIMAL, FEASIBLE}:
            taken = board.open[again.chosen[again.chosen >= 0]]
            used |= set(np.searchsorted(found.board.open, taken).tolist())
            yield again, time.monotonic() - began


def differences(first: Placement, second: Placement) -> tuple[tuple[str, str, str], ...]:
    """Return who sits elsewhere: person, post in the first, post in the second."""
    after = second.as_posts
    return tuple(
        (seat.person, seat.post, after[seat.person])
        for seat in first.seats
        if seat.person in after and after[seat.person] != seat.post
    )
