"""Fair levels: what every ratee may expect from an average assessor with an average method."""

from dataclasses import dataclass

import numpy as np

from takar.psychometrics.raters.facets.precision import Precision
from takar.psychometrics.raters.facets.summit import Summit
from takar.psychometrics.raters.ratings import Numbers, Ratings


@dataclass(frozen=True, eq=False)
class Fair:
    """Expected levels on the scale, by ratee (rows) and competency, with standard errors."""

    level: Numbers
    se: Numbers
    overall: Numbers
    overall_se: Numbers


def fair_levels(summit: Summit, precision: Precision, ratings: Ratings) -> Fair:
    """Return the levels expected before an average assessor, averaged over what is known."""
    layout, found = summit.hill.layout, summit.place.found
    expected = expected_levels(summit, found.tables.nodes)
    every = np.vstack([expected, expected.mean(axis=0)])
    level = found.shares @ every.T
    spread = np.maximum(found.shares @ (every**2).T - level**2, 0.0)
    together = (found.shares * found.tables.nodes) @ every.T - found.mean[:, None] * level
    slope = together / np.maximum(found.variance, 1e-12)[:, None]
    error = np.sqrt(spread + slope**2 * precision.known[:, None])
    where = np.ix_(layout.ratees, layout.competencies)
    whole, whole_se = (
        np.full((len(ratings.ratees), len(ratings.competencies)), np.nan) for _ in range(2)
    )
    whole[where], whole_se[where] = level[:, :-1], error[:, :-1]
    overall, overall_se = (np.full(len(ratings.ratees), np.nan) for _ in range(2))
    overall[layout.ratees], overall_se[layout.ratees] = level[:, -1], error[:, -1]
    return Fair(whole, whole_se, overall, overall_se)


def expected_levels(summit: Summit, abilities: Numbers) -> Numbers:
    """Return the level expected at abilities (columns), by competency (rows)."""
    layout = summit.hill.layout
    intercepts = summit.hill.categories.intercepts(summit.place.point.step)
    used = summit.hill.categories.is_used
    logits = np.arange(used.shape[1])[:, None] * abilities - intercepts[:, :, None]
    logits = np.where(used[:, :, None], logits, -np.inf)
    chance = np.exp(logits - logits.max(axis=1, keepdims=True))
    chance /= chance.sum(axis=1, keepdims=True)
    return np.asarray(np.einsum("k,ikq->iq", layout.levels, chance))
