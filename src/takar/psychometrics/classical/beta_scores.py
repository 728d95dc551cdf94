"""True scores as a beta distribution between two limits, from the moments of observed scores."""

from dataclasses import dataclass
from math import comb

import numpy as np

from takar.psychometrics.classical.intervals import Floats

NODES = 200


@dataclass(frozen=True, eq=False)
class TrueScores:
    """The distribution of true shares of points.

    Attributes:
        low: the least true share; ``high`` the most.
        parameters: how many of the four moments it keeps: four, or two with the limits 0 and 1.
    """

    first: float
    second: float
    low: float
    high: float
    parameters: int

    def nodes(self) -> tuple[Floats, Floats]:
        """Return true shares and their weights, by Gauss-Jacobi quadrature."""
        from scipy.special import roots_jacobi  # noqa: PLC0415 -- scipy is heavy, so only who solves loads it

        x, weights = roots_jacobi(NODES, self.second - 1, self.first - 1)
        return self.low + (self.high - self.low) * (x + 1) / 2, weights / weights.sum()


def true_scores(shares: Floats, length: int) -> TrueScores:
    """Return the beta distribution that with binomial errors gives the observed moments.

    Four parameters where the moments allow it, else two.

    Reference: Lord (1965); Hanson (1991).

    Args:
        shares: observed scores as shares of the most points.
        length: the effective number of items.
    """
    raw = true_moments(shares, length)
    found = _four(raw)
    return found if found is not None else _two(raw[0], raw[1])


def true_moments(shares: Floats, length: int) -> Floats:
    """Return the first four raw moments of true shares, from factorial moments of the scores."""
    scores = shares * length
    found = []
    product = np.ones_like(scores)
    for order in range(min(4, length)):
        product = product * (scores - order)
        found.append(float(product.mean()) / (comb(length, order + 1) * _factorial(order + 1)))
    return np.asarray(found)


def _factorial(n: int) -> int:
    return n * _factorial(n - 1) if n > 1 else 1


def _two(mean: float, square: float) -> TrueScores:
    spread = max(square - mean**2, 1e-9)
    size = max(mean * (1 - mean) / spread - 1, 1e-3)
    return TrueScores(mean * size, (1 - mean) * size, 0.0, 1.0, 2)


def _four(raw: Floats) -> TrueScores | None:
    """Return the four-parameter fit; nothing where it does not exist or leaves 0 to 1."""
    shape = _shape(raw) if len(raw) == 4 else None
    if shape is None or min(shape[:2]) <= 0:
        return None
    first, second, spread = shape
    size = first + second
    width = spread * size * float(np.sqrt((size + 1) / (first * second)))
    low = float(raw[0]) - width * first / size
    if low < 0 or low + width > 1:
        return None
    return TrueScores(first, second, low, low + width, 4)


def _shape(raw: Floats) -> tuple[float, float, float] | None:
    """Return the two exponents from skewness and kurtosis, and the standard deviation."""
    mean, square, cube, fourth = (float(one) for one in raw)
    variance = square - mean**2
    if variance <= 1e-12:
        return None
    skew = (cube - 3 * mean * square + 2 * mean**3) / variance**1.5
    kurtosis = (fourth - 4 * mean * cube + 6 * mean**2 * square - 3 * mean**4) / variance**2
    below = 6 + 3 * skew**2 - 2 * kurtosis
    size = 6 * (kurtosis - skew**2 - 1) / below if abs(below) > 1e-12 else -1.0
    if size <= 0:
        return None
    bottom = (size + 2) * (size + 3) * kurtosis - 3 * (size - 6) * (size + 1)
    inner = 1 - 24 * (size + 1) / bottom if bottom > 0 else -1.0
    if inner < 0:
        return None
    lean = float(np.sqrt(inner)) * (1 if skew >= 0 else -1)
    return size / 2 * (1 - lean), size / 2 * (1 + lean), float(np.sqrt(variance))
