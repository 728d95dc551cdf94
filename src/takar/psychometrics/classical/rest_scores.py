"""An item beside the rest of its test, within booklets and pooled over them."""

from dataclasses import dataclass

import numpy as np

from takar.psychometrics.classical.intervals import Codes, Floats
from takar.psychometrics.classical.points import Points

FEWEST = 30
"""Booklets with fewer persons are taken together, by the share of points on the rest."""


@dataclass(frozen=True, eq=False)
class RestCorrelations:
    """The corrected item-total correlation of each item; NaN where it is not defined.

    Attributes:
        n: how many persons each correlation rests on.
    """

    r: Floats
    n: Floats


@dataclass(eq=False)
class _Sums:
    """What is pooled: covariances with the standardised rest, variances, persons."""

    covariance: Floats
    variance: Floats
    persons: Floats

    def add(self, n: Floats, covariance: Floats, variance: Floats, rest: Floats) -> None:
        """Add one booklet, item by item; where the rest does not vary there is nothing to add."""
        varies = (rest > 1e-12) & (n > 1)
        spread = np.sqrt(np.where(varies, rest, 1))
        self.covariance += np.where(varies, n * covariance / spread, 0)
        self.variance += np.where(varies, n * variance, 0)
        self.persons += np.where(varies, n, 0)


def rest_correlations(points: Points) -> RestCorrelations:
    """Return how each item goes with the score on the other items of the same booklet.

    The item is centred and the rest score standardised within booklets; then all are pooled.

    Reference: Henrysson (1963).
    """
    zeros = np.zeros(len(points.items))
    sums = _Sums(zeros.copy(), zeros.copy(), zeros.copy())
    booklet, sizes = points.booklets, np.bincount(points.booklets)
    small = sizes[booklet] < min(FEWEST, points.n)
    for number in np.flatnonzero(sizes >= min(FEWEST, points.n)):
        _add_booklet(sums, points, booklet == number)
    if small.any():
        _add_mixed(sums, points, small)
    with np.errstate(invalid="ignore", divide="ignore"):
        r = sums.covariance / np.sqrt(sums.variance * sums.persons)
    r[sums.variance <= 1e-12 * np.maximum(sums.persons, 1)] = np.nan
    return RestCorrelations(r, sums.persons)


def _add_booklet(sums: _Sums, points: Points, who: np.ndarray) -> None:
    """Add a booklet from five products of its score matrix."""
    whole = bool(who.all())
    x = points.points if whole else points.points[who]
    mask = (points.counted if whole else points.counted[who]).astype(np.float64)
    x = x * mask if not mask.all() else x
    totals = (points.points if whole else points.points[who]).sum(axis=1)
    n = mask.sum(axis=0)
    each = np.maximum(n, 1)
    mean, square = x.sum(axis=0) / each, (x**2).sum(axis=0) / each
    total, totals2 = mask.T @ totals / each, mask.T @ totals**2 / each
    both = x.T @ totals / each
    variance = square - mean**2
    covariance = both - mean * total - variance
    rest = (totals2 - total**2) + variance - 2 * (both - mean * total)
    sums.add(n, covariance, variance, rest)


def _add_mixed(sums: _Sums, points: Points, who: np.ndarray) -> None:
    """Add all small booklets as one, by the share of points reached on the other items."""
    x, mask = points.points[who], points.counted[who]
    most = points.given[who] * points.most
    possible = most.sum(axis=1)[:, None] - most
    mask = mask & (possible > 0)
    share = (x.sum(axis=1)[:, None] - x) / np.where(possible > 0, possible, 1)
    n = mask.sum(axis=0).astype(np.float64)
    each = np.maximum(n, 1)
    x_off = np.where(mask, x - (x * mask).sum(axis=0) / each, 0)
    share_off = np.where(mask, share - (share * mask).sum(axis=0) / each, 0)
    sums.add(
        n,
        (x_off * share_off).sum(axis=0) / each,
        (x_off**2).sum(axis=0) / each,
        (share_off**2).sum(axis=0) / each,
    )


def rest_standing(points: Points, item: int) -> Floats:
    """Return each person's standing on the other items, standardised within the booklet.

    NaN for who was not given the item or whose booklet has nothing to compare with.
    """
    sizes = np.bincount(points.booklets)
    is_small = sizes[points.booklets] < min(FEWEST, points.n)
    booklet: Codes = np.where(is_small, sizes.size, points.booklets)
    rest = points.totals - points.points[:, item]
    possible = points.given @ points.most - points.most[item]
    rest = np.where(is_small, rest / np.where(possible > 0, possible, 1), rest)
    used = points.counted[:, item] & (possible > 0)
    n = np.maximum(np.bincount(booklet[used], minlength=sizes.size + 1), 1)
    means = np.bincount(booklet[used], rest[used], sizes.size + 1) / n
    off = rest - means[booklet]
    spread = np.sqrt(np.bincount(booklet[used], off[used] ** 2, sizes.size + 1) / n)
    with np.errstate(invalid="ignore", divide="ignore"):
        standing = np.where(used & (spread[booklet] > 1e-9), off / spread[booklet], np.nan)
    return np.asarray(standing)
