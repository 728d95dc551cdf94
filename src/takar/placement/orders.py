"""What each order of the leadership costs: the best total without it, less the total with it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from takar.placement.board import board_of
from takar.placement.placement import FEASIBLE, OPTIMAL, Placement
from takar.placement.problem import Override, Problem, Replacement
from takar.placement.solving import solved
from takar.placement.worth import exact


@dataclass(frozen=True)
class OrderCost:
    """An order and its price.

    Attributes:
        order: the override or the replacement.
        without: the best total without this order alone; ``None`` where it is not known.
        cost: how much the total would be higher without it; zero where it costs nothing.
        is_exact: whether both totals are proved.
        breaks: the law that it breaks; empty is none.
    """

    order: Override | Replacement
    without: Decimal | None
    cost: Decimal | None
    is_exact: bool
    breaks: str = ""


def override_costs(placement: Placement) -> tuple[OrderCost, ...]:
    """Return what each order costs by itself, in the order of the question."""
    return tuple(_cost(placement, order, rest) for order, rest in _without_each(placement.problem))


def without_orders(problem: Problem) -> Problem:
    """Return the question without any order of the leadership."""
    return replace(problem, overrides=(), replacements=())


def _without_each(problem: Problem) -> Iterator[tuple[Override | Replacement, Problem]]:
    for own in problem.overrides:
        rest = tuple(other for other in problem.overrides if other is not own)
        yield own, replace(problem, overrides=rest)
    for held in problem.replacements:
        left = tuple(other for other in problem.replacements if other is not held)
        yield held, replace(problem, replacements=left)


def _cost(placement: Placement, order: Override | Replacement, rest: Problem) -> OrderCost:
    board = board_of(rest)
    found = solved(board, is_settled=False)
    seat = placement.seat_of.get(order.person)
    breaks = seat.breaks if seat and isinstance(order, Override) and seat.post == order.post else ""
    if found.status not in {OPTIMAL, FEASIBLE} or placement.total is None:
        return OrderCost(order, None, None, is_exact=False, breaks=breaks)
    total = exact(found.aims[0][1], board.places)
    is_exact = found.status == placement.status == OPTIMAL
    return OrderCost(order, total, total - placement.total, is_exact, breaks)
