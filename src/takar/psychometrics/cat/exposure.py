"""Chances of being given that keep every item below a limit (Sympson and Hetter)."""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.psychometrics.cat.adaptive import AdaptiveTest
from takar.psychometrics.cat.rehearsal import Rehearsal, simulate

SLACK = 0.01
Numbers = npt.NDArray[np.float64]


class BadLimit(TakarError):
    """No test of this length can keep the limit with this bank."""


@dataclass(frozen=True)
class Control:
    """The test with its chances set, and how near to the limit it came.

    Attributes:
        highest: exposure of the item met most often, before and after each round.
    """

    test: AdaptiveTest
    limit: float
    highest: tuple[float, ...]
    rehearsal: Rehearsal
    has_converged: bool
    n_used: int
    n_excluded: int = 0
    reasons: tuple[str, ...] = ()


def limited(
    test: AdaptiveTest,
    limit: float = 0.25,
    *,
    persons: int = 10_000,
    rounds: int = 30,
    seed: int = 1,
) -> Control:
    """Return the test with chances of being given that keep every item below ``limit``.

    Each round rehearses the test and lowers the chance of items chosen too often; it ends when
    the item met most often is at most 0.01 above the limit. The best round is kept.

    Reference: Sympson and Hetter (1985), Proceedings of the Military Testing Association 27.

    Raises:
        BadLimit: the bank is too small to keep the limit at this length.
    """
    _check_limit(test, limit)
    test = replace(test, exposure="sympson_hetter")
    highest: list[float] = []
    best: Control | None = None
    for turn in range(rounds):
        told = simulate(test, persons, seed=seed + turn, keep_considered=True)
        highest.append(told.highest_exposure)
        if best is None or told.highest_exposure < best.rehearsal.highest_exposure:
            best = Control(test, limit, (), told, has_converged=False, n_used=persons)
        if told.highest_exposure <= limit + SLACK:
            break
        considered = np.array(list(told.considered.values()))
        control = _lowered(considered, limit, test.stop.most)
        test = replace(test, bank=test.bank.controlled(control))
    if best is None:
        raise BadLimit(msg("Jumlah putaran paling kecil 1."))
    reached = best.rehearsal.highest_exposure <= limit + SLACK
    return replace(best, highest=tuple(highest), has_converged=reached)


def _lowered(considered: Numbers, limit: float, longest: int) -> Numbers:
    """Return new chances; the least sought items stay free, so that a test can always end."""
    control = np.minimum(1.0, limit / np.maximum(considered, limit))
    free = np.argsort(considered, kind="stable")[: min(longest, len(considered))]
    control[free] = 1.0
    return control


def _check_limit(test: AdaptiveTest, limit: float) -> None:
    """Refuse a limit that the bank cannot keep."""
    least = test.stop.least / len(test.bank)
    if not 0 < limit <= 1 or limit < least:
        raise BadLimit(
            msg("Batas pemunculan {limit:.2f} tidak dapat dipenuhi bank ini.", limit=limit),
            hint=msg("Pakai batas antara {least:.2f} dan 1, atau tambah butir.", least=least),
        )
