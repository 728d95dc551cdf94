"""Centrality: raters who keep to the middle of the scale, and those who use only its ends.

Reference: Wolfe (2004), Psychology Science 46, 35-51; Myford and Wolfe (2003-2004).
"""

from dataclasses import dataclass

import numpy as np
from scipy import stats

from takar.psychometrics.raters.facets.fit import ManyFacetFit, spread_out
from takar.psychometrics.raters.ratings import Codes, Numbers, Ratings

SIGNIFICANT = 0.05
NOTHING = 1e-12


@dataclass(frozen=True, eq=False)
class Centrality:
    """How far each rater follows the differences between ratees; NaN without ratings.

    Attributes:
        slope: one as expected; below, levels differ less than ratees do (centrality).
        slope_se, p: its standard error (sheets as the unit), and p of being one.
        sd_ratio: spread of the levels given over the spread expected.
        levels_used: how many levels of the scale the rater used.
        is_central, is_extreme: slopes below or above one beyond chance, Holm's rule over raters.
    """

    slope: Numbers
    slope_se: Numbers
    p: Numbers
    sd_ratio: Numbers
    levels_used: Codes
    is_central: np.ndarray
    is_extreme: np.ndarray


def centrality(ratings: Ratings, fit: ManyFacetFit) -> Centrality:
    """Return how far each rater follows the differences between ratees."""
    layout, residuals = fit.summit.hill.layout, fit.residuals
    rater, weight = layout.seat_rater[layout.row_seat], layout.weight[layout.row_ratee]
    raters = len(layout.raters)
    group = layout.row_competency * np.int64(raters) + rater
    size = raters * len(layout.competencies)
    middle = (
        _summed(group, weight * residuals.expected, size)
        / np.maximum(_summed(group, weight, size), NOTHING)
    )[group]
    apart = residuals.expected - middle
    follows, moves = _products(fit, middle)
    below = np.maximum(_summed(rater, weight * moves, raters), NOTHING)
    slope = 1 + _summed(rater, weight * follows, raters) / below
    left = follows - (slope - 1)[rater] * moves
    error = np.sqrt(_clustered(layout.row_ratee, rater, weight, left, raters)) / below
    with np.errstate(divide="ignore", invalid="ignore"):
        p = 2 * stats.norm.sf(np.abs((slope - 1) / error))
    seen = _spread(rater, weight, layout.category - middle, raters)
    expected = _summed(rater, weight * (apart**2 + residuals.variance), raters)
    ratio = np.sqrt(seen / np.maximum(expected, NOTHING))
    names = layout.raters, len(ratings.raters)
    is_off = _holm(np.nan_to_num(p, nan=1.0))
    used = np.zeros((raters, len(layout.levels)), dtype=np.bool_)
    used[rater, layout.category] = True
    return Centrality(
        slope=spread_out(slope, *names),
        slope_se=spread_out(error, *names),
        p=spread_out(p, *names),
        sd_ratio=spread_out(ratio, *names),
        levels_used=_placed(used.sum(axis=1), *names).astype(np.int32),
        is_central=_placed(is_off & (slope < 1), *names).astype(np.bool_),
        is_extreme=_placed(is_off & (slope > 1), *names).astype(np.bool_),
    )


def _products(fit: ManyFacetFit, middle: Numbers) -> tuple[Numbers, Numbers]:
    """Return residual times expected deviation, and its square, averaged over what is known.

    Averaged so, the product is zero under the model although the ratee's ability was estimated
    from the same ratings.
    """
    residuals = fit.residuals
    second = residuals.square - residuals.residual**2  # posterior variance of the expectation
    apart = residuals.expected - middle
    return residuals.residual * apart - second, apart**2 + second


def _summed(codes: np.ndarray, values: Numbers, size: int) -> Numbers:
    """Add values up by code."""
    return np.bincount(codes, values, size).astype(np.float64)


def _spread(rater: Codes, weight: Numbers, values: Numbers, raters: int) -> Numbers:
    """Return sums of squares of values by rater."""
    return _summed(rater, weight * values**2, raters)


def _clustered(
    ratee: Codes, rater: Codes, weight: Numbers, values: Numbers, raters: int
) -> Numbers:
    """Return the sum over sheets of squared sums: ratings of one sheet go together."""
    keys, sheet = np.unique(ratee * np.int64(raters) + rater, return_inverse=True)
    per_sheet = _summed(sheet, values, len(keys))
    people = _summed(sheet, weight, len(keys)) / np.bincount(sheet)
    return _summed(keys % raters, people * per_sheet**2, raters)


def _holm(p: Numbers) -> np.ndarray:
    """Tell which of many tests are beyond chance together."""
    order = np.argsort(p, kind="stable")
    passes = p[order] * np.arange(len(p), 0, -1) < SIGNIFICANT
    found = np.zeros(len(p), dtype=np.bool_)
    found[order[: np.argmin(passes) if not passes.all() else len(p)]] = True
    return found


def _placed(values: np.ndarray, places: Codes, size: int) -> np.ndarray:
    """Return values at their places among all names, zero elsewhere."""
    whole = np.zeros(size, dtype=values.dtype)
    whole[places] = values
    return whole
