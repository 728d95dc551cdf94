"""What the strata say of one item: the odds of Mantel and Haenszel, and their kin for points."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]
TO_DELTA = -2.35
CONTINUITY = 0.5


class Odds(NamedTuple):
    """The common odds ratio on the scale of delta; negative where the focal group is worse off.

    Attributes:
        chi: Mantel-Haenszel chi-square with one degree of freedom.
    """

    chi: float
    ratio: float
    delta: float
    delta_se: float


class Points(NamedTuple):
    """The standardised difference of mean points; negative where the focal group is worse off.

    Attributes:
        chi: Mantel chi-square with one degree of freedom.
        difference: focal less reference, in points, at the focal group's spread of scores.
        share: the same, in standard deviations of the item.
    """

    chi: float
    difference: float
    share: float


def odds(cells: Numbers) -> Odds:
    """Return the common odds ratio of a right answer over the strata, or not-a-number.

    Reference: Mantel and Haenszel (1959); Robins, Breslow and Greenland (1986) for the error;
    Holland and Thayer (1988) for delta.
    """
    kept = _usable(cells)
    (wrong_ref, right_ref), (wrong_focal, right_focal) = kept[:, 0].T, kept[:, 1].T
    total = kept.sum(axis=(1, 2))
    if not len(total):
        return Odds(np.nan, np.nan, np.nan, np.nan)
    up, down = right_ref * wrong_focal / total, wrong_ref * right_focal / total
    spread = _spread(kept)
    away = abs(float((right_ref - _expected(kept)).sum())) - CONTINUITY
    chi = max(away, 0.0) ** 2 / spread.sum() if spread.sum() > 0 else np.nan
    if up.sum() == 0 or down.sum() == 0:
        return Odds(float(chi), np.nan, np.nan, np.nan)
    same = (right_ref + wrong_focal) / total
    cross = (wrong_ref + right_focal) / total
    variance = (
        (same * up).sum() / (2 * up.sum() ** 2)
        + (same * down + cross * up).sum() / (2 * up.sum() * down.sum())
        + (cross * down).sum() / (2 * down.sum() ** 2)
    )
    ratio = float(up.sum() / down.sum())
    error = abs(TO_DELTA) * float(np.sqrt(variance))
    return Odds(float(chi), ratio, TO_DELTA * float(np.log(ratio)), error)


def points(cells: Numbers) -> Points:
    """Return how the mean points of the groups differ over the strata.

    Reference: Mantel (1963); Dorans and Schmitt (1991) for the standardised difference.
    """
    kept = _usable(cells)
    if not len(kept):
        return Points(np.nan, np.nan, np.nan)
    values = np.arange(kept.shape[2], dtype=np.float64)
    people, both = kept.sum(axis=2), kept.sum(axis=1)
    total = people.sum(axis=1)
    first, second = both @ values, both @ values**2
    sums = kept[:, 1] @ values
    away = float((sums - people[:, 1] * first / total).sum())
    variance = people[:, 0] * people[:, 1] / (total**2 * (total - 1))
    spread = float((variance * (total * second - first**2)).sum())
    means = (kept @ values) / people
    weights = people[:, 1] / people[:, 1].sum()
    difference = float(weights @ (means[:, 1] - means[:, 0]))
    everybody = cells.sum(axis=(0, 1))
    deviation = _deviation(everybody, values)
    chi = away**2 / spread if spread > 0 else np.nan
    return Points(chi, difference, difference / deviation if deviation > 0 else np.nan)


def _usable(cells: Numbers) -> Numbers:
    """Return the strata in which both groups are there."""
    return np.asarray(cells[(cells.sum(axis=2) > 0).all(axis=1)])


def _expected(kept: Numbers) -> Numbers:
    """Return how many of the reference would be right if the groups were alike."""
    total = kept.sum(axis=(1, 2))
    return np.asarray(kept[:, 0].sum(axis=1) * kept[:, :, 1].sum(axis=1) / total)


def _spread(kept: Numbers) -> Numbers:
    """Return the variance of that number."""
    total = kept.sum(axis=(1, 2))
    people, both = kept.sum(axis=2), kept.sum(axis=1)
    return np.asarray(people.prod(axis=1) * both.prod(axis=1) / (total**2 * (total - 1)))


def _deviation(counts: Numbers, values: Numbers) -> float:
    """Return the standard deviation of the points of everybody."""
    mean = counts @ values / counts.sum()
    return float(np.sqrt(counts @ (values - mean) ** 2 / (counts.sum() - 1)))
