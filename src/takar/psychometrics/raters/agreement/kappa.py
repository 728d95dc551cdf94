"""Cohen's weighted kappa of two raters, with its standard errors."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy.stats import norm

from takar.kernel.language import Message, msg
from takar.psychometrics.raters.agreement.table import (
    Floats,
    WeightKind,
    levels_of,
    paired,
    weights_between,
)

ALMOST = 1e-12


@dataclass(frozen=True)
class Kappa:
    """Agreement of two raters beyond chance; ``because`` says why there is no value.

    Attributes:
        se: standard error where agreement is not by chance alone; ``low`` and ``high`` use it.
        se_null: standard error if agreement were by chance alone; ``z`` and ``p`` use it.
        observed: weighted share of agreement seen.
        expected: weighted share of agreement that chance alone would give.
        count: pairs of ratings.
    """

    value: float | None
    se: float | None
    low: float | None
    high: float | None
    se_null: float | None
    z: float | None
    p: float | None
    observed: float
    expected: float
    count: int
    because: Message | None = None


def weighted_kappa(
    first: ArrayLike,
    second: ArrayLike,
    *,
    levels: Sequence[float] | None = None,
    weights: WeightKind = "quadratic",
    confidence: float = 0.95,
) -> Kappa:
    """Return how far two raters agree beyond chance, disagreements weighed by their distance.

    What one of the two left open is left out. Levels are taken as equally far apart.

    Reference: Cohen (1968); standard errors of Fleiss, Cohen & Everitt (1969).

    Args:
        levels: every level there is, used or not; without it, those seen.
    """
    one, two = paired(first, second)
    known = levels_of(np.concatenate([one, two]), levels)
    joint = _joint(np.searchsorted(known, one), np.searchsorted(known, two), known.size)
    return kappa_of(joint, weights_between(known.size, weights), confidence)


def kappa_of(joint: Floats, weights: Floats, confidence: float = 0.95) -> Kappa:
    """Return the weighted kappa of a square table of counts (first rater in rows)."""
    count = joint.sum()
    shares = joint / count
    rows, columns = shares.sum(axis=1), shares.sum(axis=0)
    observed, expected = float((weights * shares).sum()), float(rows @ weights @ columns)
    if 1 - expected < ALMOST:
        because = msg("Kedua penilai hanya memakai satu level, sehingga kappa tidak terdefinisi.")
        return Kappa(
            *(None,) * 7, observed=observed, expected=expected, count=int(count), because=because
        )
    value = (observed - expected) / (1 - expected)
    se, se_null = _errors(shares, weights, value, expected, count)
    z = value / se_null if se_null > ALMOST else None
    reach = norm.ppf((1 + confidence) / 2) * se
    return Kappa(
        value=value,
        se=se,
        low=max(-1.0, float(value - reach)),
        high=min(1.0, float(value + reach)),
        se_null=se_null,
        z=z,
        p=None if z is None else float(2 * norm.sf(abs(z))),
        observed=observed,
        expected=expected,
        count=int(count),
    )


def _joint(one: np.ndarray, two: np.ndarray, size: int) -> Floats:
    counts = np.bincount(one * size + two, minlength=size * size)
    return counts.reshape(size, size).astype(np.float64)


def _errors(
    shares: Floats, weights: Floats, value: float, expected: float, count: float
) -> tuple[float, float]:
    """Return the standard error as found, and the one under chance alone."""
    rows, columns = shares.sum(axis=1), shares.sum(axis=0)
    mean = (weights @ columns)[:, None] + (rows @ weights)[None, :]
    left = 1 - value
    spread = (shares * (weights - mean * left) ** 2).sum() - (value - expected * left) ** 2
    chance = (np.outer(rows, columns) * (weights - mean) ** 2).sum() - expected**2
    scale = count * (1 - expected) ** 2
    return float(np.sqrt(max(spread, 0) / scale)), float(np.sqrt(max(chance, 0) / scale))
