"""Posterior means of exponential families: everything is in one weighted sum of the answers.

Given ability, 1PL, 2PL, PCM, RSM and GPCM meet the answers only in s = sum a_j x_j. So mean and
spread of the posterior are curves over s: they are tabulated once and read off for each person.
"""

from collections.abc import Sequence

import numpy as np

from takar.psychometrics.gaps import Answers
from takar.psychometrics.irt.models import EXPONENTIAL, ItemParameters
from takar.psychometrics.irt.scoring.matching import TINY, Floats, ability_grid, blocks

ENTRIES = 1024
FEWEST = 2000
"""Fewer persons are read one by one as quickly."""


def is_by_sums(
    items: Sequence[ItemParameters], answers: Answers, people: tuple[Floats, Floats]
) -> bool:
    """Whether sums say everything: such models, no gaps, one population, and many persons."""
    mean, sd = people
    return (
        len(answers) >= FEWEST
        and all(one.model in EXPONENTIAL for one in items)
        and bool((mean == mean[:1]).all() and (sd == sd[:1]).all())
        and int(answers.min()) >= 0
    )


def moments_by_sums(
    items: Sequence[ItemParameters], answers: Answers, people: tuple[Floats, Floats]
) -> tuple[Floats, Floats]:
    """Return posterior means and standard deviations.

    Between the entries of the table the mean is a cubic with the right values and slopes: its slope
    by s is the variance of the posterior, that of the variance its third moment.
    """
    mean, sd = people[0][:1], people[1][:1]
    slopes = np.array([one.a for one in items])
    sums = np.empty(len(answers))
    for part in blocks(len(answers)):
        sums[part] = answers[part].astype(np.float64) @ slopes
    grid = ability_grid(items, mean, sd)
    base = grid.log_prior(mean, sd)[0]
    for one in items:
        base = base + np.log(np.maximum(one.probabilities(grid.theta)[:, 0], TINY))
    entries = np.linspace(sums.min(), max(sums.max(), sums.min() + 1e-6), ENTRIES)
    centre, variance, third = _moments(base, grid.theta, entries)
    place = (sums - entries[0]) / (entries[1] - entries[0])
    low = np.minimum(place.astype(np.int64), ENTRIES - 2)
    share, step = place - low, float(entries[1] - entries[0])
    return (
        _between(centre, variance, low, share, step),
        np.sqrt(np.maximum(_between(variance, third, low, share, step), 0)),
    )


def _moments(base: Floats, theta: Floats, entries: Floats) -> tuple[Floats, Floats, Floats]:
    """Return mean, variance and third central moment of the posterior at each sum."""
    logs = base + entries[:, None] * theta
    weights = np.exp(logs - logs.max(axis=1, keepdims=True))
    weights /= weights.sum(axis=1, keepdims=True)
    mean = weights @ theta
    off = theta - mean[:, None]
    return mean, (weights * off**2).sum(axis=1), (weights * off**3).sum(axis=1)


def _between(values: Floats, slopes: Floats, low: np.ndarray, share: Floats, step: float) -> Floats:
    """Return the cubic through two entries with their slopes."""
    first, second = values[low], values[low + 1]
    rise, fall = slopes[low] * step, slopes[low + 1] * step
    left = 1 - share
    return np.asarray(
        first
        + share**2 * (3 - 2 * share) * (second - first)
        + share * left * (left * rise - share * fall)
    )
