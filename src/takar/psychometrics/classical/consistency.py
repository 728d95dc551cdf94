"""Would the same person pass again? Consistency and accuracy of decisions at cut scores."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import ArrayLike

from takar.kernel.errors import TakarError
from takar.kernel.language import Message, msg
from takar.psychometrics.classical.beta_scores import true_scores
from takar.psychometrics.classical.intervals import Floats


class NoDecision(TakarError):
    """Scores, reliability or cut scores do not allow a statement on decisions."""


@dataclass(frozen=True)
class Consistency:
    """How decisions at cut scores hold, for all persons together.

    Attributes:
        consistency: share who would be placed alike by a second, equal test.
        chance: the share who would be by chance; ``kappa`` what lies beyond it.
        accuracy: share who are placed where their true score lies.
        false_positive: share placed above their true category; ``false_negative`` below.
        length: effective number of items: right-or-wrong items of equal difficulty that are as
            reliable.
        parameters: moments kept by the distribution of true scores, four or two.
    """

    cuts: tuple[float, ...]
    consistency: float
    chance: float
    kappa: float | None
    accuracy: float
    false_positive: float
    false_negative: float
    shares: tuple[float, ...]
    reliability: float
    length: int
    parameters: int
    n_used: int
    n_excluded: int
    reasons: tuple[Message, ...]
    has_converged: bool = True


def consistency(
    scores: ArrayLike,
    cuts: Sequence[float],
    *,
    reliability: float,
    most: float,
    least: float = 0.0,
) -> Consistency:
    """Return how often a decision would be repeated, and how often it is right.

    Reference: Livingston & Lewis (1995).

    Args:
        scores: observed scores, one per person.
        cuts: the least score of every category but the lowest, rising.
        reliability: of the scores.
        most: the highest possible score; ``least`` the lowest.

    Raises:
        NoDecision: a cut or score lies outside the scale, or the scores do not vary.
    """
    observed = np.asarray(scores, float)
    _refuse(observed, cuts, reliability, (least, most))
    mean, variance = float(observed.mean()), float(observed.var())
    length = effective_length((mean, variance), reliability, least, most)
    true = true_scores((observed - least) / (most - least), length)
    tau, weights = true.nodes()
    marks = [(cut - least) / (most - least) for cut in cuts]
    placed = _placed(tau, marks, length)
    truly = np.searchsorted(np.asarray(marks), tau, side="right")
    table = (placed * weights[:, None]).T @ placed
    shares = weights @ placed
    chance = float(shares @ shares)
    same = float(np.trace(table))
    right = float(weights @ placed[np.arange(tau.size), truly])
    above = float(weights @ (placed * (np.arange(len(cuts) + 1) > truly[:, None])).sum(axis=1))
    return Consistency(
        cuts=tuple(float(cut) for cut in cuts),
        consistency=same,
        chance=chance,
        kappa=(same - chance) / (1 - chance) if chance < 1 else None,
        accuracy=right,
        false_positive=above,
        false_negative=max(1 - right - above, 0.0),
        shares=tuple(float(share) for share in shares),
        reliability=reliability,
        length=length,
        parameters=true.parameters,
        n_used=observed.size,
        n_excluded=0,
        reasons=(),
    )


def effective_length(
    moments: tuple[float, float], reliability: float, least: float, most: float
) -> int:
    """Return how many equal right-or-wrong items would be as reliable."""
    mean, variance = moments
    above = (mean - least) * (most - mean) - reliability * variance
    return max(round(above / (variance * (1 - reliability))), 2)


def _placed(tau: Floats, marks: Sequence[float], length: int) -> Floats:
    """Return the chance of each category (columns) at each true share (rows)."""
    from scipy.special import bdtr  # noqa: PLC0415 -- scipy is heavy, so only who solves loads it

    needed = [int(np.ceil(mark * length - 1e-9)) for mark in marks]
    below = [bdtr(need - 1.0, length, tau) if need > 0 else np.zeros_like(tau) for need in needed]
    return np.diff(np.stack([np.zeros_like(tau), *below, np.ones_like(tau)], axis=1), axis=1)


def _refuse(
    scores: Floats, cuts: Sequence[float], reliability: float, scale: tuple[float, float]
) -> None:
    least, most = scale
    rising = all(low < high for low, high in pairwise(cuts))
    if not cuts or not rising or cuts[0] <= least or cuts[-1] > most:
        raise NoDecision(
            msg(
                "Batas lulus harus naik dan berada di antara {least} dan {most}.",
                least=least,
                most=most,
            ),
            hint=msg("Tulis batas terendah setiap kategori, kecuali kategori paling bawah."),
        )
    if scores.size < 2 or scores.min() < least or scores.max() > most or scores.var() <= 0:
        raise NoDecision(
            msg(
                "Skor tidak beragam atau berada di luar {least} sampai {most}.",
                least=least,
                most=most,
            ),
            hint=msg("Periksa skor tertinggi yang mungkin."),
        )
    if not 0 < reliability < 1:
        raise NoDecision(
            msg(
                "Reliabilitas {value} tidak memungkinkan pernyataan tentang keputusan.",
                value=reliability,
            ),
            hint=msg("Reliabilitas harus lebih dari 0 dan kurang dari 1."),
        )
