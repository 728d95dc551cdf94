"""Parallel forms: as many tests as asked for, alike in content and in how exactly they measure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import combinations

import numpy as np

from takar.kernel.errors import TakarError
from takar.kernel.language import Message, msg
from takar.psychometrics.cat.bank import Bank
from takar.psychometrics.forms.blueprint import BadBlueprint, Blueprint
from takar.psychometrics.forms.checking import faults
from takar.psychometrics.forms.program import Program, expected_at, rules_of, with_goal
from takar.psychometrics.forms.remedies import Remedy, reasons, remedies
from takar.psychometrics.forms.solving import Solved, solved

GAP = 0.01
TINY = 1e-9
SECONDS = 30.0


class CannotBeAssembled(TakarError):
    """No set of forms keeps the rules; with the reasons and the ways out.

    Attributes:
        reasons: what stands in the way.
        remedies: ways out, the one that takes least first.
    """

    def __init__(self, found: tuple[Message, ...], ways: tuple[Remedy, ...]) -> None:
        lines = " ".join(str(one) for one in found)
        hint = " ".join(str(one) for one in ways[0].says) if ways else ""
        super().__init__(msg("Paket tidak dapat disusun. {why}", why=lines), hint=hint)
        self.reasons, self.remedies = found, ways


class NotInTime(TakarError):
    """Nothing was found in the time given, and nothing proved."""


@dataclass(frozen=True)
class Forms:
    """The forms, and how good they are.

    Attributes:
        items: codes of each form, in the order of the bank.
        information: forms by points.
        departure: largest departure from the target; without one, the largest difference of two
            forms at a point.
        floor: the smallest information of any form at any point.
        goal: what was made as small as possible, in units of information; ``bound`` is what no
            other set can undercut, ``gap`` their difference as a share of the information.
        expected_difference: largest difference of two forms' expected scores at a point.
        shared: items that two forms share besides the anchors.
    """

    items: tuple[tuple[str, ...], ...]
    points: tuple[float, ...]
    information: tuple[tuple[float, ...], ...]
    departure: float
    floor: float
    goal: float
    bound: float
    gap: float
    expected_difference: float
    bank: str
    n_used: int
    n_excluded: int
    has_converged: bool
    shared: Mapping[tuple[int, int], int] = field(default_factory=dict)
    reasons: tuple[Message, ...] = ()


def assemble(
    bank: Bank,
    blueprint: Blueprint,
    forms: int = 2,
    *,
    seconds: float = SECONDS,
    gap: float = GAP,
) -> Forms:
    """Return parallel forms that keep every rule, with a bound on what could be better.

    The search ends when no other set can be better by more than ``gap`` of the information, or
    with the time. Only in the first case do two machines find the same forms.

    Raises:
        CannotBeAssembled: the rules contradict the bank or each other.
        NotInTime: the time was too short to find anything.
    """
    blueprint.checked(bank)
    if forms < 1:
        raise BadBlueprint(msg("Jumlah paket paling kecil 1."))
    program = with_goal(rules_of(bank, blueprint, forms), blueprint)
    found = solved(program.rows, seconds=seconds, gap=gap)
    if found.is_impossible:
        why = reasons(bank, blueprint, forms)
        raise CannotBeAssembled(why, remedies(bank, blueprint, forms, seconds=seconds))
    if found.values is None:
        raise NotInTime(
            msg("Belum ada susunan paket dalam {seconds:g} detik.", seconds=seconds),
            hint=msg("Beri waktu lebih lama, atau kurangi jumlah paket."),
        )
    items = tuple(_names(bank, found.values[own]) for own in program.chosen)
    if broken := faults(bank, blueprint, items):
        raise CannotBeAssembled(tuple(broken), ())
    return _told(bank, blueprint, program, items, found, gap)


def _names(bank: Bank, values: "np.ndarray[tuple[int], np.dtype[np.float64]]") -> tuple[str, ...]:
    """Return the items chosen."""
    return tuple(bank.items[place] for place in np.flatnonzero(values > 0.5))


def _told(
    bank: Bank,
    blueprint: Blueprint,
    program: Program,
    items: tuple[tuple[str, ...], ...],
    found: Solved,
    gap: float,
) -> Forms:
    """Return the report on the forms chosen."""
    places = [[bank.places[item] for item in own] for own in items]
    told = np.array([program.information[own].sum(axis=0) for own in places])
    expected = expected_at(bank, blueprint.points)
    scores = np.array([expected[own].sum(axis=0) for own in places])
    if blueprint.target is None:
        departure = float(np.ptp(told, axis=0).max())
    else:
        departure = float(np.abs(told - np.array(blueprint.target)).max())
    share = max(found.cost - found.bound, 0.0) / max(abs(found.cost), TINY)
    return Forms(
        items=items,
        points=blueprint.points,
        information=tuple(tuple(row) for row in told.tolist()),
        departure=departure,
        floor=float(told.min()),
        goal=found.cost - program.shift,
        bound=found.bound - program.shift,
        gap=share,
        expected_difference=float(np.ptp(scores, axis=0).max()),
        bank=bank.fingerprint,
        n_used=len(bank) - len(blueprint.left_out),
        n_excluded=len(blueprint.left_out),
        has_converged=share <= gap + TINY,
        shared=_shared(items, blueprint),
    )


def _shared(items: tuple[tuple[str, ...], ...], blueprint: Blueprint) -> dict[tuple[int, int], int]:
    """Return how many items each two forms share besides the anchors."""
    return {
        (one + 1, two + 1): len((set(first) & set(second)) - set(blueprint.anchors))
        for (one, first), (two, second) in combinations(enumerate(items), 2)
    }
