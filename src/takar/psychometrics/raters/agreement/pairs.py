"""How often raters give the same level, and how far every pair of raters agrees."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from takar.psychometrics.raters.agreement.kappa import Kappa, weighted_kappa
from takar.psychometrics.raters.agreement.table import Floats, WeightKind, levels_of, paired
from takar.psychometrics.raters.ratings import Ratings

ADJACENT = 1.0
ENOUGH = 10
Codes = NDArray[np.int64]


@dataclass(frozen=True)
class Shares:
    """How often two ratings of the same unit are equal, and at most one level apart.

    Attributes:
        exact: share of equal ratings.
        adjacent: share of ratings at most ``within`` apart, the equal ones included.
        count: pairs of ratings.
    """

    exact: float
    adjacent: float
    count: int
    within: float = ADJACENT


@dataclass(frozen=True)
class PairAgreement:
    """Two raters and how far they agree on what both rated.

    Attributes:
        difference: mean level of the first minus that of the second.
    """

    first: str
    second: str
    kappa: Kappa
    shares: Shares
    difference: float


def agreement_shares(first: ArrayLike, second: ArrayLike, *, within: float = ADJACENT) -> Shares:
    """Return how often two raters gave the same level, and neighbouring ones."""
    one, two = paired(first, second)
    return _shares(one, two, within)


def overall_shares(ratings: Ratings, *, within: float = ADJACENT) -> Shares | None:
    """Return the shares over all pairs of raters; none where nothing was rated twice."""
    left, right = _pairs(ratings)
    if not left.size:
        return None
    return _shares(ratings.level[left], ratings.level[right], within)


def pair_agreement(
    ratings: Ratings,
    *,
    least: int = ENOUGH,
    levels: Sequence[float] | None = None,
    weights: WeightKind = "quadratic",
    within: float = ADJACENT,
) -> tuple[PairAgreement, ...]:
    """Return the agreement of every pair of raters with enough in common.

    What both rated is the same ratee on the same competency by the same method.

    Args:
        least: fewest units that both must have rated.
        levels: every level there is; without it, those seen anywhere in the ratings.
    """
    known = levels_of(ratings.level, levels).tolist()
    return tuple(
        PairAgreement(
            first=ratings.raters[one],
            second=ratings.raters[two],
            kappa=weighted_kappa(left, right, levels=known, weights=weights),
            shares=_shares(left, right, within),
            difference=float((left - right).mean()),
        )
        for one, two, left, right in _by_pair(ratings, least)
    )


def unit_table(ratings: Ratings) -> Floats:
    """Return a unit a row (ratee, competency, method) and its ratings in columns, NaN behind them.

    The columns are no raters: it is a table for coefficients that take raters as interchangeable.
    """
    units = _units(ratings)
    order = np.lexsort((ratings.rater, units))
    place = _place_within(units[order])
    table = np.full((int(units.max()) + 1, int(place.max()) + 1), np.nan)
    table[units[order], place] = ratings.level[order]
    return table


def _shares(one: Floats, two: Floats, within: float) -> Shares:
    apart = np.abs(one - two)
    exact, adjacent = apart <= 1e-9, apart <= within + 1e-9
    return Shares(float(exact.mean()), float(adjacent.mean()), int(apart.size), within)


def _units(ratings: Ratings) -> Codes:
    """Return the number of the unit that each rating is of."""
    wide = ratings.ratee.astype(np.int64) * len(ratings.competencies) + ratings.competency
    wide = wide * len(ratings.methods) + ratings.method
    return np.asarray(np.unique(wide, return_inverse=True)[1], dtype=np.int64)


def _place_within(groups: Codes) -> Codes:
    """Return 0, 1, 2 ... within each run of equal values."""
    starts = np.flatnonzero(np.diff(groups, prepend=-1))
    lengths = np.diff(np.append(starts, groups.size))
    return np.asarray(np.arange(groups.size) - np.repeat(starts, lengths))


def _pairs(ratings: Ratings) -> tuple[Codes, Codes]:
    """Return rows of two ratings of the same unit, the rater with the lower code first."""
    units = _units(ratings)
    order = np.lexsort((ratings.rater, units))
    units = units[order]
    place = _place_within(units)
    most = int(place.max()) if place.size else 0
    left, right = [np.empty(0, dtype=np.int64)], [np.empty(0, dtype=np.int64)]
    for step in range(1, most + 1):
        later = np.flatnonzero(place >= step)
        left.append(order[later - step])
        right.append(order[later])
    return np.concatenate(left), np.concatenate(right)


def _by_pair(ratings: Ratings, least: int) -> Iterator[tuple[int, int, Floats, Floats]]:
    """Give each pair of raters with enough in common, and the levels of both."""
    left, right = _pairs(ratings)
    key = ratings.rater[left].astype(np.int64) * len(ratings.raters) + ratings.rater[right]
    order = np.argsort(key, kind="stable")
    found, starts, counts = np.unique(key[order], return_index=True, return_counts=True)
    for pair, start, count in zip(found.tolist(), starts.tolist(), counts.tolist(), strict=True):
        if count >= max(least, 1):
            rows = order[start : start + count]
            one, two = divmod(pair, len(ratings.raters))
            yield one, two, ratings.level[left[rows]], ratings.level[right[rows]]
