"""Weak beliefs about items that few answers cannot settle.

* slope: lognormal, so log a ~ N(slope_mean, slope_sd); it keeps slopes from running away;
* step intercepts: N(0, intercept_sd); they keep an item that all got right finite;
* guessing (3PL): logit c ~ N(guess_mean, guess_sd), or c ~ Beta.

Reference: Mislevy 1986, Psychometrika 51.
"""

from dataclasses import dataclass

import numpy as np

from takar.psychometrics.irt.calibration.design import Design, Numbers, Places
from takar.psychometrics.irt.calibration.place import Place, logistic


@dataclass(frozen=True)
class Prior:
    """What is believed of items before any answer is seen.

    Attributes:
        beta: the two numbers of a Beta on the guess itself, in place of the normal on its logit.
    """

    slope_mean: float = 0.0
    slope_sd: float = 0.5
    intercept_sd: float = 2.0
    guess_mean: float = -1.5
    guess_sd: float = 0.5
    beta: tuple[float, float] | None = None


WEAK = Prior()
FLATTEST = 0.5


def log_prior(prior: Prior | None, place: Place) -> float:
    """Return the log density of the free items, up to a constant; minus infinity for a <= 0."""
    if prior is None:
        return 0.0
    slopes = place.rows[:, 0]
    share = _slope_share(place.design)
    if (slopes[share > 0] <= 0).any():
        return -np.inf
    logs = np.log(np.where(share > 0, slopes, 1.0))
    total = -(share * (logs + (logs - prior.slope_mean) ** 2 / (2 * prior.slope_sd**2))).sum()
    rows = _intercepts(place)
    total -= 0.5 * np.einsum("ji,jik,jk->", rows, _precision(prior, place.design), rows)
    guess = place.rows[_free_guesses(place.design), -1]
    if prior.beta is None:
        return float(total - ((guess - prior.guess_mean) ** 2).sum() / (2 * prior.guess_sd**2))
    first, second = prior.beta
    return float(
        total
        - (first - 1) * np.logaddexp(0, -guess).sum()
        - (second - 1) * np.logaddexp(0, guess).sum()
    )


def add_prior(
    prior: Prior | None, place: Place, slope: Numbers, curve: Numbers, *, exact: bool = False
) -> None:
    """Add slope and curvature of the log prior to those of the items, in place.

    A lognormal curves upwards far out; steps are made as if it never did, unless asked exactly.
    """
    if prior is None:
        return
    share = _slope_share(place.design)
    slopes = np.where(share > 0, place.rows[:, 0], 1.0)
    logs, spread = np.log(slopes) - prior.slope_mean, prior.slope_sd**2
    slope[:, 0] -= share * (1 + logs / spread) / slopes
    bend = (1 - logs) / spread - 1
    curve[:, 0, 0] += share * (bend if exact else np.maximum(bend, FLATTEST / spread)) / slopes**2
    precision = _precision(prior, place.design)
    slope -= np.einsum("jik,jk->ji", precision, _intercepts(place))
    curve += precision
    which = _free_guesses(place.design)
    if len(which):
        by_one, by_two = _guess_slopes(prior, place.rows[which, -1])
        slope[which, -1] += by_one
        curve[which, -1, -1] += by_two


def _guess_slopes(prior: Prior, guess: Numbers) -> tuple[Numbers, Numbers]:
    """Return slope and (positive) curvature of the belief about the logit of guessing."""
    if prior.beta is None:
        spread = prior.guess_sd**2
        return (prior.guess_mean - guess) / spread, np.full_like(guess, 1 / spread)
    first, second = prior.beta
    chance = logistic(guess)
    both = first + second - 2
    return first - 1 - both * chance, both * chance * (1 - chance)


def _slope_share(design: Design) -> Numbers:
    """Return the share of a belief about a slope that each item bears: a common one counts once."""
    common = design.shared[:, 0, :1].sum(axis=1) if design.is_tied else np.zeros(len(design.items))
    return np.where(common > 0, 1 / max(design.sharing, 1), design.is_free.astype(float))


def _intercepts(place: Place) -> Numbers:
    """Return the rows with nothing but intercepts."""
    rows = place.rows.copy()
    rows[:, 0] = 0.0
    rows[:, place.design.most :] = 0.0
    return rows


def _precision(prior: Prior, design: Design) -> Numbers:
    """Return how strongly intercepts are drawn to zero: each step of its own."""
    matrices = np.zeros((len(design.items), design.width, design.width))
    for place, size in enumerate(design.categories):
        if not design.is_free[place]:
            continue
        steps = np.eye(size - 1)
        if place in design.exponential:
            steps -= np.eye(size - 1, k=-1)
        matrices[place, 1:size, 1:size] = steps.T @ steps / prior.intercept_sd**2
    return matrices


def _free_guesses(design: Design) -> Places:
    """Return the items whose guessing is estimated."""
    if design.guess is not None:
        return design.guessing[:0]
    return design.guessing[design.is_free[design.guessing]]
