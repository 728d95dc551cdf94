"""The normal distribution of two variables: its corners, for many pairs at once."""

from functools import cache

import numpy as np
from numpy.typing import ArrayLike

from takar.psychometrics.classical.intervals import Floats

FAR = 37.0
"""Beyond so many standard deviations a limit is infinite in double precision."""
WEAK = 0.7
FEW, MANY = 16, 48
"""Nodes enough for twelve decimals below a weak correlation, and for ten at .99."""


@cache
def _nodes(count: int) -> tuple[Floats, Floats]:
    return np.polynomial.legendre.leggauss(count)


def lower_corner(h: ArrayLike, k: ArrayLike, rho: ArrayLike) -> Floats:
    """Return P(X <= h and Y <= k) of standard normals that correlate ``rho``.

    The density is integrated over the correlation, from zero up, in the angle whose sine it is.

    Reference: Plackett (1954); Drezner & Wesolowsky (1990).
    """
    from scipy.special import ndtr  # noqa: PLC0415 -- scipy is heavy, so only who solves loads it

    x, y, r = np.broadcast_arrays(*(np.asarray(one, float) for one in (h, k, rho)))
    x, y = np.clip(x, -FAR, FAR), np.clip(y, -FAR, FAR)
    nodes, weights = _nodes(FEW if np.abs(r).max(initial=0.0) < WEAK else MANY)
    top = np.arcsin(np.clip(r, -1, 1))
    total = np.zeros(x.shape)
    for node, weight in zip(nodes, weights, strict=True):
        angle = top * (node + 1) / 2
        sine, cosine2 = np.sin(angle), np.maximum(np.cos(angle) ** 2, 1e-300)
        total += weight * np.exp(-(x**2 - 2 * x * y * sine + y**2) / (2 * cosine2))
    found = ndtr(x) * ndtr(y) + total * top / (4 * np.pi)
    return np.asarray(np.clip(found, 0, np.minimum(ndtr(x), ndtr(y))))


def density(h: ArrayLike, k: ArrayLike, rho: ArrayLike) -> Floats:
    """Return the density of two standard normals; zero at infinite limits."""
    x, y, r = np.broadcast_arrays(*(np.asarray(one, float) for one in (h, k, rho)))
    x, y = np.clip(x, -FAR, FAR), np.clip(y, -FAR, FAR)
    left = np.maximum(1 - r**2, 1e-12)
    found = np.exp(-(x**2 - 2 * x * y * r + y**2) / (2 * left)) / (2 * np.pi * np.sqrt(left))
    return np.asarray(found)
