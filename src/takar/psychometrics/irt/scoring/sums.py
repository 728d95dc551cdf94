"""Abilities from sum scores: the published table from points to ability."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from takar.psychometrics.irt.models import ItemParameters
from takar.psychometrics.irt.scoring.matching import TINY, Floats, ability_grid, population


@dataclass(frozen=True, eq=False)
class SumScoreTable:
    """For each sum score its ability.

    Attributes:
        scores: 0 up to the most points.
        theta: mean ability of persons with that score; ``se`` their standard deviation.
        share: of the population with that score.
    """

    scores: Floats
    theta: Floats
    se: Floats
    share: Floats


def sum_score_table(
    parameters: Sequence[ItemParameters], *, mean: float = 0.0, sd: float = 1.0
) -> SumScoreTable:
    """Return the expected ability for every sum score of the test.

    Reference: Lord & Wingersky (1984); Thissen, Pommerich, Billeaud & Williams (1995).
    """
    people = population(mean, sd, 1)
    grid = ability_grid(parameters, *people)
    weights = np.exp(grid.log_prior(*people)[0]) * grid.step
    joint = score_shares(parameters, grid.theta) * weights
    share = joint.sum(axis=1)
    safe = np.maximum(share, TINY)
    theta = joint @ grid.theta / safe
    se = np.sqrt(np.maximum(joint @ grid.theta**2 / safe - theta**2, 0))
    return SumScoreTable(np.arange(len(share), dtype=np.float64), theta, se, share)


def score_shares(parameters: Sequence[ItemParameters], theta: Floats) -> Floats:
    """Return the share of each sum score (rows) among persons of each ability (columns)."""
    shares = np.ones((1, len(theta)))
    for one in parameters:
        shares = with_item(shares, one.probabilities(theta).T)
    return shares


def with_item(shares: Floats, chances: Floats) -> Floats:
    """Return the shares of the sum scores once an item is added (categories, nodes)."""
    longer = np.zeros((len(shares) + len(chances) - 1, shares.shape[1]))
    for points, chance in enumerate(chances):
        longer[points : points + len(shares)] += shares * chance
    return longer
