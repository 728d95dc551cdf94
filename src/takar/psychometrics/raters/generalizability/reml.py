"""Components of variance by restricted maximum likelihood, for ratings with any gaps."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from takar.psychometrics.raters.facets.threads import threads
from takar.psychometrics.raters.generalizability.effects import Codes, Effect, Floats
from takar.psychometrics.raters.generalizability.sheets import Likely, Point, model_of

MOST_STEPS = 100
NEARLY = 1e-6
CLOSE = 1e-10
LEAST_RESIDUAL = 1e-7


@dataclass(frozen=True, eq=False)
class Reml:
    """Components of variance, the residual last.

    Attributes:
        covariance: of the estimates; NaN in the rows of those that ended at zero.
        gradient: largest slope of the log-likelihood left, in units of the components' errors.
    """

    estimates: Floats
    covariance: Floats
    mean: float
    mean_se: float
    loglik: float
    iterations: int
    gradient: float
    has_converged: bool


def restricted_likelihood(
    levels: Floats,
    person: Codes,
    effects: Sequence[Effect],
    start: Floats,
    facets: Mapping[str, Codes] | None = None,
) -> Reml:
    """Return the components that make the ratings most likely, none of them below zero.

    Newton steps with averaged information, halved until the likelihood rises; persons are blocks,
    what they share is eliminated last.

    Reference: Patterson & Thompson (1971); Gilmour, Thompson & Cullis (1995).

    Args:
        start: first guess of each component, the residual last.
        facets: levels of each facet; one that every sheet of ratings has whole is split off.
    """
    scale = float(levels.var())
    with threads(1):
        model = model_of((levels - levels.mean()) / np.sqrt(scale), person, effects, facets or {})
        found = _climbed(model, _begin(start / scale))
    reach = scale**2
    return Reml(
        estimates=found.at.sigma * scale,
        covariance=found.covariance * reach,
        mean=float(levels.mean() + found.at.mean * np.sqrt(scale)),
        mean_se=float(np.sqrt(scale / found.at.weight)),
        loglik=found.at.loglik - 0.5 * (levels.size - 1) * float(np.log(scale)),
        iterations=found.steps,
        gradient=found.left,
        has_converged=found.has_converged,
    )


@dataclass(frozen=True, eq=False)
class _Climb:
    at: Point
    covariance: Floats
    steps: int
    left: float
    has_converged: bool


def _begin(start: Floats) -> Floats:
    """Return a first guess inside the allowed range."""
    total = max(float(np.clip(start, 0, None).sum()), 0.1)
    sigma = np.maximum(start, 0.01 * total)
    sigma[-1] = max(start[-1], 0.05 * total)
    return np.asarray(sigma)


def _climbed(model: Likely, sigma: Floats) -> _Climb:
    at = model.at(sigma)
    gradient, information = at.slopes()
    for steps in range(MOST_STEPS):
        step = _step(at, gradient, information)
        left = max(float(step @ gradient), 0.0)
        higher = None if left < CLOSE else _higher(model, at, step)
        if higher is None:
            done = left < NEARLY
            return _Climb(at, _covariance(at.sigma, information), steps, float(np.sqrt(left)), done)
        at = higher
        gradient, information = at.slopes()
    return _Climb(at, _covariance(at.sigma, information), MOST_STEPS, float(np.sqrt(left)), False)


def _step(at: Point, gradient: Floats, information: Floats) -> Floats:
    """Return Newton's step; a component at zero that would fall further stays."""
    free = (at.sigma > 0) | (gradient > 0)
    free[-1] = True
    step = np.zeros_like(at.sigma)
    step[free] = np.linalg.lstsq(information[np.ix_(free, free)], gradient[free])[0]
    return step


def _higher(model: Likely, at: Point, step: Floats) -> Point | None:
    """Return the first of ever smaller steps that does not lower the likelihood."""
    for _ in range(30):
        sigma = np.maximum(at.sigma + step, 0.0)
        sigma[-1] = max(sigma[-1], LEAST_RESIDUAL)
        if np.array_equal(sigma, at.sigma):
            return None
        trial = _tried(model, sigma)
        if trial is not None and trial.loglik >= at.loglik - 1e-12 * abs(at.loglik):
            return trial
        step = step / 2
    return None


def _tried(model: Likely, sigma: Floats) -> Point | None:
    """Return the likelihood there; none where numbers no longer suffice for it."""
    try:
        found = model.at(sigma)
        return found if np.isfinite(found.loglik) else None
    except np.linalg.LinAlgError:
        return None


def _covariance(sigma: Floats, information: Floats) -> Floats:
    """Return the covariance of the estimates above zero."""
    free = np.flatnonzero(sigma > 0)
    covariance = np.full(information.shape, np.nan)
    covariance[np.ix_(free, free)] = np.linalg.pinv(information[np.ix_(free, free)])
    return covariance
