"""What would change an outcome, exactly: the question is solved again with the change forced."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import floor

import numpy as np

from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.placement.board import Board
from takar.placement.gains import forced, lost, ranked, without
from takar.placement.losses import IMPOSSIBLE
from takar.placement.placement import Placement
from takar.placement.solving import Solved, found_in
from takar.placement.worth import exact


class NotPaired(TakarError):
    """A person and a post that were never compared."""


@dataclass(frozen=True)
class Flip:
    """What it would take that a person gets a post, or no longer has it.

    Attributes:
        is_placed: whether the person has the post now.
        rule: the code of what bars the pair; no number flips that.
        loss: what the best total loses when it is otherwise; ``None`` where it cannot be.
        changes: by part, the least change of its value that flips the outcome for certain.
    """

    person: str
    post: str
    is_placed: bool
    rule: str = ""
    loss: Decimal | None = None
    changes: Mapping[str, Decimal] | None = None


def flip(placement: Placement, person: str, post: str) -> Flip:
    """Return what would flip one outcome.

    Raises:
        NotPaired: the two are not a pair of the question.
    """
    found = found_in(placement)
    board, problem = found.board, placement.problem
    pair = _pair(board, person, post)
    is_placed = placement.seat_of[person].post == post
    if rule := board.bar_of(pair):
        return Flip(person, post, is_placed, rule)
    units = _loss(found, pair, is_placed=is_placed)
    if units is None:
        return Flip(person, post, is_placed)
    loss = exact(units, board.places)
    known = pair < len(problem.pairs)
    changes = _changes(placement, loss, is_placed=is_placed) if known else {}
    return Flip(person, post, is_placed, "", loss, changes)


def _pair(board: Board, person: str, post: str) -> int:
    at = board.problem.person_at.get(person, -1), board.problem.post_at.get(post, -1)
    rows = np.flatnonzero((board.person == at[0]) & (board.post == at[1]))
    if not len(rows):
        raise NotPaired(
            msg("{person} dan {post} bukan pasangan pada soal ini.", person=person, post=post),
            hint=msg("Periksa daftar pasangan; yang tidak tercatat tidak dibandingkan."),
        )
    return int(rows[0])


def _loss(found: Solved, pair: int, *, is_placed: bool) -> int | None:
    """Return what the best total loses when one outcome is otherwise."""
    board = found.board
    if not found.sides:
        told = ranked(found)
        row = int(np.searchsorted(board.open, pair))
        own = int(told.margin[board.person[pair]] if is_placed else told.pair[row])
        return None if own == IMPOSSIBLE else own
    again = lost(found, without(board, pair) if is_placed else forced(board, pair))
    return None if again == IMPOSSIBLE else again


def _changes(placement: Placement, loss: Decimal, *, is_placed: bool) -> dict[str, Decimal]:
    """Return the least whole steps of each part that outweigh a loss."""
    problem, found = placement.problem, dict[str, Decimal]()
    for name, part in problem.pairs.parts.items():
        weight, step = problem.weights[name], Decimal(1).scaleb(-part.places)
        if not weight:
            continue
        steps = floor(Fraction(loss) / abs(Fraction(weight) * Fraction(step))) + 1
        up = (weight > 0) != is_placed
        found[name] = step * steps * (1 if up else -1)
    return found
