"""The same model the long way: one table of everything, derivatives by differences."""

import numpy as np
from scipy import optimize

from takar.psychometrics.raters.ratings import Numbers, Ratings


def loglik(
    ratings: Ratings, severity: Numbers, thresholds: Numbers, spread: float, nodes: int = 201
) -> float:
    """Return the log-likelihood of one method, levels 1, 2, ..., ratees integrated out."""
    standard = np.linspace(-7, 7, nodes)
    weights = np.exp(-0.5 * standard**2) * (standard[1] - standard[0]) / np.sqrt(2 * np.pi)
    eta = spread * standard - severity[ratings.rater][:, None]
    steps = eta[:, :, None] - thresholds[ratings.competency][:, None, :]
    logits = np.concatenate([np.zeros((*eta.shape, 1)), np.cumsum(steps, axis=2)], axis=2)
    denominator = np.logaddexp.reduce(logits, axis=2)
    category = (ratings.level - 1).astype(int)
    told = np.take_along_axis(logits, category[:, None, None], axis=2)[:, :, 0] - denominator
    joint = np.zeros((len(ratings.ratees), nodes))
    np.add.at(joint, ratings.ratee, told)
    top = joint.max(axis=1, keepdims=True)
    return float((np.log(np.exp(joint - top) @ weights) + top[:, 0]).sum())


def fitted(ratings: Ratings, levels: int) -> tuple[float, Numbers, float]:
    """Return the best log-likelihood, severities and spread, found by a general optimiser."""
    raters, competencies = len(ratings.raters), len(ratings.competencies)

    def unpacked(values: Numbers) -> tuple[Numbers, Numbers, float]:
        severity = np.append(values[: raters - 1], -values[: raters - 1].sum())
        thresholds = values[raters - 1 : -1].reshape(competencies, levels - 1)
        return severity, thresholds, float(np.exp(values[-1]))

    def height(values: Numbers) -> float:
        return -loglik(ratings, *unpacked(values), nodes=61)

    start = np.concatenate(
        [np.zeros(raters - 1), np.tile(np.linspace(-2, 2, levels - 1), competencies), [0.0]]
    )
    found = optimize.minimize(height, start, method="BFGS", options={"gtol": 1e-4})
    severity, thresholds, spread = unpacked(found.x)
    return loglik(ratings, severity, thresholds, spread), severity, spread
