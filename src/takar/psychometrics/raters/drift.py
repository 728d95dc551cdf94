"""Drift: whether raters grow severer, or milder, as the day goes on.

The slope of each rater's severity over his own moments is found in one Newton step from no drift,
ability and severities left free: its score and observed information at the fit.

Reference: Myford and Wolfe (2009), Journal of Educational Measurement 46, 371-389.
"""

from dataclasses import dataclass

import numpy as np
from scipy import sparse, stats

from takar.psychometrics.raters.drift_centrality import Centrality, centrality
from takar.psychometrics.raters.drift_halo import Halo, halo
from takar.psychometrics.raters.facets.cells import Cells
from takar.psychometrics.raters.facets.fit import ManyFacetFit, spread_out
from takar.psychometrics.raters.facets.precision import ChiSquare
from takar.psychometrics.raters.ratings import Codes, Numbers, Ratings

__all__ = ["Centrality", "Drift", "Halo", "centrality", "drift", "halo"]
MINUTES = 60.0
NOTHING = 1e-9


@dataclass(frozen=True, eq=False)
class Drift:
    """Change of severity, in logits per hour; NaN for raters whose moments do not differ.

    Attributes:
        slope: positive where the rater grew severer; with standard error and p.
        middle, since, until: the rater's own moments, in hours since the event began.
        joint: the test that nobody drifted.
        rated: how many ratings had a moment.
    """

    slope: Numbers
    slope_se: Numbers
    p: Numbers
    middle: Numbers
    since: Numbers
    until: Numbers
    joint: ChiSquare
    rated: int

    def severity_at(
        self, hours: Numbers, rater: int, severity: float, error: float
    ) -> tuple[Numbers, Numbers]:
        """Return the severity of a rater at moments of the event, with its standard error."""
        away = np.asarray(hours) - self.middle[rater]
        spread = np.sqrt(error**2 + (self.slope_se[rater] * away) ** 2)
        return severity + self.slope[rater] * away, spread


def drift(ratings: Ratings, fit: ManyFacetFit) -> Drift | None:
    """Return the slope of every rater over the day; nothing where no moments were recorded."""
    if ratings.moment is None or not np.isfinite(ratings.moment).any():
        return None
    cells = Cells.of(fit)
    raters = len(cells.layout.raters)
    moments = _moments(ratings, cells)
    middle = _middle(moments, cells, raters)
    hours = np.nan_to_num(moments - middle[cells.rater])
    score = np.bincount(cells.rater, -hours * cells.residual, raters)
    information = _information(cells, hours, raters)
    with_severity = _information(cells, np.ones(len(hours)), raters) + np.diag(
        fit.summit.hill.ridge.rater + NOTHING
    )
    shared = _shared(cells, hours, raters)
    swept = information - shared @ np.linalg.solve(with_severity, shared.T)
    there = np.flatnonzero(np.diag(swept) > NOTHING * max(1.0, float(np.diag(swept).max())))
    inverse = np.linalg.pinv(swept[np.ix_(there, there)], hermitian=True)
    slope, error = (np.full(raters, np.nan) for _ in range(2))
    slope[there] = inverse @ score[there]
    error[there] = np.sqrt(np.diag(inverse))
    value = float(score[there] @ inverse @ score[there])
    names = cells.layout.raters, len(ratings.raters)
    return Drift(
        slope=spread_out(slope, *names),
        slope_se=spread_out(error, *names),
        p=spread_out(2 * stats.norm.sf(np.abs(slope / error)), *names),
        middle=spread_out(middle, *names),
        since=spread_out(_ends(moments, cells.rater, raters, np.fmin), *names),
        until=spread_out(_ends(moments, cells.rater, raters, np.fmax), *names),
        joint=ChiSquare(value, len(there), float(stats.chi2.sf(value, len(there)))),
        rated=int(np.isfinite(ratings.moment).sum()),
    )


def _moments(ratings: Ratings, cells: Cells) -> Numbers:
    """Return the moment of every cell in hours since the event began; NaN where unknown."""
    moment = np.asarray(ratings.moment)
    known = np.isfinite(moment)
    number = np.bincount(cells.of_row, known, cells.number)
    total = np.bincount(cells.of_row, np.where(known, moment, 0.0), cells.number)
    return np.where(number > 0, total / np.maximum(number, 1) / MINUTES, np.nan)


def _middle(moments: Numbers, cells: Cells, raters: int) -> Numbers:
    """Return the middle of every rater's moments, each counting by what its ratings tell."""
    known = np.isfinite(moments)
    weight = cells.variance * known
    total = np.bincount(cells.rater, weight * np.where(known, moments, 0.0), raters)
    return np.asarray(total / np.maximum(np.bincount(cells.rater, weight, raters), NOTHING))


def _ends(moments: Numbers, rater: Codes, raters: int, end: np.ufunc) -> Numbers:
    """Return every rater's first or last moment; NaN where none is known."""
    found = np.full(raters, np.nan)
    end.at(found, rater, moments)
    return found


def _information(cells: Cells, by: Numbers, raters: int) -> Numbers:
    """Return the observed information of an effect that grows with ``by``, rater by rater."""
    own = np.diag(np.bincount(cells.rater, by**2 * cells.variance, raters))
    return own - _lost(cells, by, by, raters)


def _shared(cells: Cells, by: Numbers, raters: int) -> Numbers:
    """Return the information that the effects share with the severities."""
    own = np.diag(np.bincount(cells.rater, by * cells.variance, raters))
    return own - _lost(cells, by, np.ones(len(by)), raters)


def _lost(cells: Cells, one: Numbers, other: Numbers, raters: int) -> Numbers:
    """Return what is lost by not knowing ability: covariances of the cells of each ratee."""
    first, second, covariance = cells.pairs
    where = cells.rater[first], cells.rater[second]
    values = one[first] * other[second] * covariance
    return np.asarray(sparse.coo_array((values, where), shape=(raters, raters)).toarray())
