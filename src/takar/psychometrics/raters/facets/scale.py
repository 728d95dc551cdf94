"""The scale as raters used it: difficulty of competencies and thresholds between levels."""

from dataclasses import dataclass

import numpy as np

from takar.psychometrics.raters.facets.precision import Precision
from takar.psychometrics.raters.facets.summit import Summit
from takar.psychometrics.raters.ratings import Numbers


@dataclass(frozen=True, eq=False)
class Difficulties:
    """Difficulties and thresholds in logits, with standard errors.

    A threshold stands between a category and the used one below it; where a category in between
    was never used, the threshold is the mean of the steps it takes.
    """

    competency: Numbers
    competency_se: Numbers
    thresholds: Numbers
    thresholds_se: Numbers


def difficulties(summit: Summit, precision: Precision) -> Difficulties:
    """Return difficulties and thresholds at the end of a search."""
    categories, point = summit.hill.categories, summit.place.point
    first = len(point.rater) + len(point.method)
    own = slice(first, first + len(point.step))
    covariance = precision.covariance[own, own]
    competencies, width = categories.is_used.shape
    rows = categories.design.reshape(competencies, width, -1)
    overall = np.full((competencies, len(point.step)), np.nan)
    between = np.full((competencies, width - 1, len(point.step)), np.nan)
    for place in range(competencies):
        used = np.flatnonzero(categories.is_used[place])
        if len(used) > 1:
            apart = np.diff(rows[place, used], axis=0) / np.diff(used)[:, None]
            between[place, used[1:] - 1] = apart
            whole = rows[place, used[-1]] - rows[place, used[0]]
            overall[place] = whole / (used[-1] - used[0])
    return Difficulties(
        competency=overall @ point.step,
        competency_se=_errors(overall, covariance),
        thresholds=between @ point.step,
        thresholds_se=_errors(between, covariance),
    )


def _errors(combinations: Numbers, covariance: Numbers) -> Numbers:
    """Return standard errors of linear combinations of the steps."""
    variances = np.einsum("...s,st,...t->...", combinations, covariance, combinations)
    return np.asarray(np.sqrt(np.maximum(variances, 0.0)))
