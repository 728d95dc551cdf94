"""Intervals and flags: what a small sample may say, and in which words."""

from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist

import numpy as np
from numpy.typing import ArrayLike, NDArray

from takar.kernel.language import Message
from takar.psychometrics.telling import number_told

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Codes = NDArray[np.int64]

CONFIDENCE = 0.95


@dataclass(frozen=True)
class Flag:
    """Something to look at, and why: the sentence names the interval and how many answered."""

    code: str
    because: Message


def normal_quantile(confidence: float = CONFIDENCE) -> float:
    """Return how many standard errors to either side hold the confidence asked for."""
    return NormalDist().inv_cdf((1 + confidence) / 2)


def wilson(share: ArrayLike, n: ArrayLike, confidence: float = CONFIDENCE) -> tuple[Floats, Floats]:
    """Return Wilson's interval of a share; NaN where nobody answered.

    Reference: Wilson (1927).
    """
    z = normal_quantile(confidence)
    shares, counts = np.asarray(share, float), np.asarray(n, float)
    counts = np.where(counts > 0, counts, np.nan)
    middle = (shares + z**2 / (2 * counts)) / (1 + z**2 / counts)
    half = z * np.sqrt(shares * (1 - shares) / counts + (z / (2 * counts)) ** 2)
    half = half / (1 + z**2 / counts)
    return np.clip(middle - half, 0, 1), np.clip(middle + half, 0, 1)


def fisher(r: ArrayLike, n: ArrayLike, confidence: float = CONFIDENCE) -> tuple[Floats, Floats]:
    """Return the interval of a correlation by Fisher's z; NaN for fewer than four persons."""
    counts = np.asarray(n, float)
    z = np.arctanh(np.clip(np.asarray(r, float), -1 + 1e-15, 1 - 1e-15))
    half = normal_quantile(confidence) / np.sqrt(np.where(counts > 3, counts - 3, np.nan))
    return np.tanh(z - half), np.tanh(z + half)


def feldt(alpha: float, n: int, k: int, confidence: float = CONFIDENCE) -> tuple[float, float]:
    """Return Feldt's interval of alpha for ``n`` persons and ``k`` items.

    Reference: Feldt (1965).
    """
    from scipy.special import fdtri  # noqa: PLC0415 -- scipy is heavy, so only who solves loads it

    df = (n - 1, (n - 1) * (k - 1))
    low = 1 - (1 - alpha) * float(fdtri(*df, (1 + confidence) / 2))
    high = 1 - (1 - alpha) * float(fdtri(*df, (1 - confidence) / 2))
    return low, high


def known(value: float) -> float | None:
    """Return a number, or nothing where there is none."""
    return float(value) if np.isfinite(value) else None


def normal_ends(value: float, se: float, confidence: float = CONFIDENCE) -> tuple[float, float]:
    """Return the interval of an estimate with a standard error."""
    half = normal_quantile(confidence) * se
    return value - half, value + half


def square_root(value: float) -> float:
    """Return a square root; what rounding made negative is zero."""
    return sqrt(max(value, 0.0))


def percent(share: float) -> str:
    """Print a share as a percentage."""
    return f"{number_told(100 * share, 1)}%"
