"""Finding the placement of the greatest worth, and proving it."""

import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.placement.aims import aims_of
from takar.placement.board import Board, board_of
from takar.placement.checking import faults
from takar.placement.graph import Flow, best
from takar.placement.joining import joined
from takar.placement.pairs import Whole
from takar.placement.placement import (
    FEASIBLE,
    INFEASIBLE,
    LOT,
    OPTIMAL,
    WORTH,
    Aimed,
    Placement,
    Seat,
)
from takar.placement.pricing import Priced
from takar.placement.problem import Problem
from takar.placement.sides import Side, kept, sides_of
from takar.placement.ties import settled
from takar.placement.validity import check
from takar.placement.worth import exact


class BrokenAnswer(TakarError):
    """The independent checker found a fault in what was solved."""


class NoPlacement(TakarError):
    """There is no placement to tell about."""


@dataclass(frozen=True, eq=False)
class Solved:
    """A choice, in whole numbers, with everything that reasons are told from.

    Attributes:
        chosen: the row of the graph that each person takes; -1 is none.
        aims: name, value and bound, the worth first.
        priced: the prices of rules that join people; ``None`` where they do not bind.
    """

    board: Board
    sides: tuple[Side, ...]
    flow: Flow
    status: str
    chosen: Whole
    aims: tuple[tuple[str, int, int], ...]
    priced: Priced | None = None


def place(problem: Problem, *, keep: Placement | Mapping[str, str] | None = None) -> Placement:
    """Return the placement of the greatest worth, with its proof.

    Args:
        problem: what is asked.
        keep: a previous plan (person to post); among the best, the one nearest to it is taken.

    Raises:
        NotAProblem: the question contradicts itself, or an order breaks a law without document.
        BrokenAnswer: the independent checker disagrees with the answer.
    """
    began = time.monotonic()
    check(problem)
    found = solved(board_of(problem), keep.as_posts if isinstance(keep, Placement) else keep)
    answer = told(found, time.monotonic() - began)
    if answer.is_found and (broken := faults(problem, answer.as_posts)):
        raise BrokenAnswer(
            msg("Hasil melanggar {count} aturan dan tidak dipakai.", count=len(broken)),
            hint=msg("Laporkan beserta soalnya: {first}", first=broken[0].text),
        )
    return answer


def found_in(placement: Placement) -> Solved:
    """Return the numbers behind a placement; one read from elsewhere is solved for again.

    Raises:
        NoPlacement: none was found.
    """
    if not placement.is_found:
        raise NoPlacement(
            msg("Tidak ada penempatan yang dapat dijelaskan."),
            hint=msg("Cari dahulu aturan yang bertabrakan."),
        )
    if isinstance(placement.solved, Solved):
        return placement.solved
    return solved(board_of(placement.problem), placement.as_posts)


def solved(
    board: Board, keep: Mapping[str, str] | None = None, *, is_settled: bool = True
) -> Solved:
    """Return the best choice of the options on a board.

    Args:
        board: the options.
        keep: the previous plan.
        is_settled: whether the later aims are followed; otherwise any of the best will do.
    """
    flow, sides = best(board.graph), sides_of(board)
    nothing = np.full(len(board.own), -1, dtype=np.int64)
    if not flow.is_lawful:
        return Solved(board, sides, flow, INFEASIBLE, nothing, ())
    chosen, came = settled(board, flow, keep) if is_settled else (flow.chosen, ())
    if kept(sides, board, chosen):
        proved = tuple((name, value, value) for name, value in ((WORTH, flow.total), *came))
        return Solved(board, sides, flow, OPTIMAL, chosen, proved)
    answer = joined(board, sides, flow, aims_of(board, keep) if is_settled else ())
    if answer.status not in {OPTIMAL, FEASIBLE}:
        return Solved(board, sides, flow, answer.status, nothing, (), answer.priced)
    aims = ((WORTH, answer.value, answer.bound), *answer.aims)
    return Solved(board, sides, flow, answer.status, answer.chosen, aims, answer.priced)


def told(found: Solved, seconds: float = 0.0) -> Placement:
    """Return a choice in the words of the question."""
    problem, places = found.board.problem, found.board.places
    if not found.aims:
        return Placement(problem, found.status, seconds=seconds)
    fine = found.priced.fine if found.priced else 1
    flow = found.priced.flow if found.priced else found.flow
    ids = [post.id for post in problem.posts]
    prices = (Decimal(price).scaleb(-places) / fine for price in flow.price.tolist())
    return Placement(
        problem,
        found.status,
        seats=tuple(seats(found.board, found.chosen)),
        total=exact(found.aims[0][1], places),
        bound=exact(found.aims[0][2], places),
        aims=tuple(_aimed(own, places) for own in found.aims),
        prices=dict(zip(ids, prices, strict=True)),
        rule_prices=_rule_prices(found),
        seconds=seconds,
        solved=found,
    )


def seats(board: Board, chosen: Whole) -> Iterable[Seat]:
    """Return where everybody sits."""
    problem, rows = board.problem, board.open
    posts = [post.id for post in problem.posts]
    known = len(board.worth) - board.unknown
    for place, (person, row, own) in enumerate(
        zip(problem.people, chosen.tolist(), board.own.tolist(), strict=True)
    ):
        before = posts[own] if own >= 0 else ""
        if row < 0:
            yield Seat(problem.people[place].id, "", before)
            continue
        pair = int(rows[row])
        worth = exact(int(board.worth[pair]), board.places) if pair < known else None
        post = posts[int(board.post[pair])]
        yield Seat(person.id, post, before, worth, board.breaks.get(pair, ""))


def _aimed(own: tuple[str, int, int], places: int) -> Aimed:
    """Return an aim in its own unit; what was made small is printed as it counts."""
    name, value, bound = own
    if name == WORTH:
        return Aimed(name, exact(value, places), exact(bound, places))
    sign = 1 if name == LOT else -1
    return Aimed(name, Decimal(sign * value), Decimal(sign * bound))


def _rule_prices(found: Solved) -> dict[str, Decimal]:
    if found.priced is None:
        return {}
    told: dict[str, Decimal] = {}
    for side, price in zip(found.sides, found.priced.prices.tolist(), strict=True):
        if price:
            name = f"{side.rule} {side.of}"
            own = Decimal(price).scaleb(-found.board.places) / found.priced.fine
            told[name] = max(own, told.get(name, Decimal(0)))
    return told
