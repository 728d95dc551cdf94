"""Halo: one impression of a person that colours every competency.

Given ability, ratings of one person by one rater should not go together. Where they do, the
impression u of rater r about ratee n has a variance. Products of residuals, averaged over what is
known of the ratee, are zero on average without halo; with it, products within a rater's sheet
rise and products between the sheets of two raters fall, because ability takes the mean of both.
The difference of the two is the variance of u, ratees seen by one rater alone telling nothing.
Severities were found from the same residuals; their uncertainty is put back.
"""

from dataclasses import dataclass

import numpy as np
from scipy import stats

from takar.psychometrics.raters.facets.cells import Cells
from takar.psychometrics.raters.facets.fit import ManyFacetFit, spread_out
from takar.psychometrics.raters.facets.precision import cell_slopes
from takar.psychometrics.raters.ratings import Numbers, Ratings


@dataclass(frozen=True, eq=False)
class Halo:
    """The spread of impressions, in logits.

    Attributes:
        sd: standard deviation of the impressions, zero where their variance came out negative.
        variance, variance_se: the variance as it came out, and its standard error.
        p: of the test that there is none.
        correlation: of residuals within a rater's sheet, over and above other raters' sheets.
        rater_variance: the variance among the sheets of each rater; NaN where nobody else rated.
        ratee_se, rater_se: standard errors of abilities and severities with the impressions, to
            first order: the model's own are too small by what each impression moves them.
    """

    sd: float
    variance: float
    variance_se: float
    p: float
    correlation: float
    rater_variance: Numbers
    ratee_se: Numbers
    rater_se: Numbers


def halo(ratings: Ratings, fit: ManyFacetFit) -> Halo | None:
    """Return the spread of impressions; nothing without two raters of one ratee, on two things."""
    cells = Cells.of(fit)
    sums = _Sums.of(cells, fit)
    if not sums.room[sums.many].any():
        return None
    ratees = len(cells.layout.ratees)
    weight = cells.layout.weight
    use = sums.many
    within, between = (
        np.bincount(cells.ratee[use], part[use], ratees) for part in (sums.within, sums.between)
    )
    room, room_between = (
        np.bincount(cells.ratee[use], part[use], ratees) for part in (sums.room, sums.across)
    )
    inside = weight @ within / (weight @ room)
    outside = weight @ between / (weight @ room_between)
    error = (within - inside * room) / (weight @ room) - (between - outside * room_between) / (
        weight @ room_between
    )
    variance, spread = float(inside - outside), float(np.sqrt(weight @ error**2))
    scale = np.bincount(cells.ratee[use], sums.pairs[use], ratees)
    return Halo(
        sd=float(np.sqrt(max(variance, 0.0))),
        variance=variance,
        variance_se=spread,
        p=float(stats.norm.sf(variance / spread)) if spread > 0 else 1.0,
        correlation=variance * float(weight @ room / (weight @ scale)),
        rater_variance=_by_rater(cells, sums, ratings, float(outside)),
        **_errors(cells, fit, ratings, max(variance, 0.0)),
    )


def _errors(
    cells: Cells, fit: ManyFacetFit, ratings: Ratings, variance: float
) -> dict[str, Numbers]:
    """Return standard errors with what impressions of a given variance add."""
    layout = cells.layout
    slopes = cell_slopes(fit.summit)
    moved: Numbers = np.bincount(cells.ratee, slopes**2, len(layout.ratees)).astype(np.float64)
    raters = len(layout.raters)
    whole = np.bincount(cells.rater, cells.variance, raters)
    squares = np.bincount(cells.rater, cells.variance**2, raters)
    moves: Numbers = np.asarray(squares / whole**2, dtype=np.float64)
    added = (
        spread_out(variance * moved, layout.ratees, len(ratings.ratees)),
        spread_out(variance * moves, layout.raters, len(ratings.raters)),
    )
    return {
        "ratee_se": np.sqrt(fit.ratee_se**2 + added[0]),
        "rater_se": np.sqrt(fit.severity_se**2 + added[1]),
    }


@dataclass(frozen=True, eq=False)
class _Sums:
    """Sums over pairs of ratings, by cell.

    Attributes:
        within: products of residuals within the cell; room: products of their variances.
        between: with the other cells of the ratee, each pair counted once from either side.
        pairs: products of standard deviations within the cell; many: whether others rated too.
    """

    within: Numbers
    room: Numbers
    between: Numbers
    across: Numbers
    pairs: Numbers
    many: np.ndarray

    @classmethod
    def of(cls, cells: Cells, fit: ManyFacetFit) -> "_Sums":
        """Return the sums at a fit."""
        residuals = fit.residuals
        own_square = np.bincount(cells.of_row, residuals.square, cells.number)
        own_room = np.bincount(cells.of_row, residuals.variance**2, cells.number)
        apart = cells.total[:, None] - cells.expected
        square = np.einsum("cq,cq->c", cells.shares, apart**2)
        root = np.bincount(cells.of_row, np.sqrt(residuals.variance), cells.number)
        size = len(cells.layout.ratees)
        of_ratee = np.zeros((size, apart.shape[1]))
        np.add.at(of_ratee, cells.ratee, apart)
        product = np.einsum("cq,cq->c", cells.shares, apart * of_ratee[cells.ratee]) - square
        whole = np.bincount(cells.ratee, cells.variance, size)[cells.ratee]
        raters = np.bincount(cells.ratee, minlength=size)[cells.ratee]
        room = (cells.variance**2 - own_room) / 2
        return cls(
            within=(square - own_square) / 2 + room * fit.precision.rater[cells.rater] ** 2,
            room=room,
            between=product / 2,
            across=cells.variance * (whole - cells.variance) / 2,
            pairs=(root**2 - cells.variance) / 2,
            many=raters > 1,
        )


def _by_rater(cells: Cells, sums: _Sums, ratings: Ratings, outside: float) -> Numbers:
    """Return the variance of impressions among the sheets of each rater."""
    raters = len(cells.layout.raters)
    use = sums.many
    within = np.bincount(cells.rater[use], sums.within[use], raters)
    room = np.bincount(cells.rater[use], sums.room[use], raters)
    with np.errstate(divide="ignore", invalid="ignore"):
        return spread_out(within / room - outside, cells.layout.raters, len(ratings.raters))
