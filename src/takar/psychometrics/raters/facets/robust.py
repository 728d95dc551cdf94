"""Standard errors checked another way: from the scores of single ratees.

If the model holds, the sum of squared scores equals the observed information. Where it does not
(halo, drift), the sandwich of the two still tells how far estimates scatter, ratees as the unit.

Reference: White (1982), Econometrica 50, 1-25.
"""

from dataclasses import dataclass

import numpy as np

from takar.psychometrics.raters.facets.cells import Cells
from takar.psychometrics.raters.facets.fit import ManyFacetFit, spread_out
from takar.psychometrics.raters.facets.scores import Scores
from takar.psychometrics.raters.ratings import Numbers

BLOCK_CELLS = 1024


@dataclass(frozen=True, eq=False)
class RobustErrors:
    """Standard errors of severities.

    Attributes:
        scores: from the squared scores alone, random effects drawn in as in the fit.
        sandwich: robust against ratings of one ratee going together more than the model says.
    """

    scores: Numbers
    sandwich: Numbers


def robust_errors(fit: ManyFacetFit) -> RobustErrors:
    """Return standard errors of severities from the scores of single ratees."""
    summit, layout = fit.summit, fit.summit.hill.layout
    mapping = summit.contrasts.to_effects
    free = ratee_scores(fit) @ mapping
    squares = free.T @ (free * layout.weight[:, None])
    ridge = np.linalg.inv(summit.covariance) - summit.likelihood
    alone = mapping @ np.linalg.inv(squares + ridge) @ mapping.T
    filling = squares + ridge
    sandwich = mapping @ (summit.covariance @ filling @ summit.covariance) @ mapping.T
    names = layout.raters, len(fit.ratings.raters)
    raters = len(layout.raters)
    return RobustErrors(
        scores=spread_out(np.sqrt(np.diag(alone)[:raters]), *names),
        sandwich=spread_out(np.sqrt(np.diag(sandwich)[:raters]), *names),
    )


def ratee_scores(fit: ManyFacetFit) -> Numbers:
    """Return the slope of every ratee's log-likelihood along all effects (columns)."""
    summit, cells = fit.summit, Cells.of(fit)
    layout, point, found = summit.hill.layout, summit.place.point, summit.place.found
    ratees = len(layout.ratees)
    rater, method = (np.zeros((ratees, len(part))) for part in (point.rater, point.method))
    seat = layout.form_seat[layout.cell_form]
    np.add.at(rater, (cells.ratee, layout.seat_rater[seat]), -cells.residual)
    np.add.at(method, (cells.ratee, layout.seat_method[seat]), -cells.residual)
    apart = (found.mean - point.panel[layout.panel]) * np.exp(-2 * point.log_sd)
    panel = np.zeros((ratees, len(point.panel)))
    panel[np.arange(ratees), layout.panel] = apart
    second = found.variance * np.exp(-2 * point.log_sd) + (apart * np.exp(point.log_sd)) ** 2
    return np.column_stack([rater, method, _step_scores(fit, cells), panel, second - 1])


def _step_scores(fit: ManyFacetFit, cells: Cells) -> Numbers:
    """Return the slopes along the free steps: levels expected less levels given."""
    hill, found, layout = fit.summit.hill, fit.summit.place.found, fit.summit.hill.layout
    scores = Scores.of(found, layout, hill.categories)
    expected = np.zeros((len(layout.ratees), scores.steps))
    for first in range(0, cells.number, BLOCK_CELLS):
        rows = slice(first, first + BLOCK_CELLS)
        known, place = np.unique(layout.cell_form[rows], return_inverse=True)
        steps = scores.of_forms(known, layout)[place]
        np.add.at(expected, cells.ratee[rows], np.einsum("cq,cqt->ct", cells.shares[rows], steps))
    width = len(layout.levels)
    given = hill.categories.design[layout.row_competency * width + layout.category]
    np.subtract.at(expected, layout.row_ratee, given)
    return expected
