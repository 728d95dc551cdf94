"""Items, answers and population, put together for every look at the fit."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from takar.psychometrics.classical.points import rows_of
from takar.psychometrics.gaps import Answers
from takar.psychometrics.irt.models import COMMON_SLOPE, ItemParameters
from takar.psychometrics.irt.scoring.matching import Bools, Floats, Grid, ability_grid, matched
from takar.psychometrics.irt.scoring.matching import population as population_of
from takar.psychometrics.irt.scoring.posterior import Posterior
from takar.psychometrics.responses import Responses

SURE = 0.05


@dataclass(frozen=True, eq=False)
class Sample:
    """Answers as the calibration counts them, and the normal population of each person."""

    items: tuple[ItemParameters, ...]
    answers: Answers
    mean: Floats
    sd: Floats

    @classmethod
    def of(
        cls,
        parameters: Iterable[ItemParameters],
        responses: Responses,
        population: tuple[ArrayLike, ArrayLike],
    ) -> "Sample":
        """Return the sample; a row that stands for several persons is repeated.

        Raises:
            NoParameters: an item has none.
            BadPopulation: a standard deviation is not above zero.
        """
        items = matched(parameters, responses)
        mean, sd = population_of(*population, len(responses))
        answers = responses.scored()
        if responses.weights is None:
            return cls(items, answers, mean, sd)
        rows = rows_of(responses)
        return cls(items, answers[rows], mean[rows], sd[rows])

    @property
    def given(self) -> Bools:
        """Where an answer counts."""
        return np.asarray(self.answers >= 0)

    def grid(
        self, items: tuple[ItemParameters, ...] | None = None, persons: Bools | None = None
    ) -> tuple[Grid, Floats]:
        """Return abilities and their share among these persons, whatever their populations."""
        rows = slice(None) if persons is None else persons
        people = np.stack([self.mean[rows], self.sd[rows]], axis=1)
        if (people == people[:1]).all():
            kinds, counts = people[:1], np.ones(1)
        else:
            kinds, sizes = np.unique(people, axis=0, return_counts=True)
            counts = sizes.astype(np.float64)
        grid = ability_grid(items or self.items, kinds[:, 0], kinds[:, 1])
        weights = counts @ np.exp(grid.log_prior(kinds[:, 0], kinds[:, 1]))
        return grid, weights / weights.sum()

    def posterior(self) -> Posterior:
        """Return what the answers of each person say."""
        return Posterior.of(self.items, self.answers, (self.mean, self.sd))


def free_parameters(item: ItemParameters) -> int:
    """Return how many parameters of its own an item was fitted with."""
    if item.model == "RSM":
        return 1
    return len(item.d) + (item.model not in COMMON_SLOPE) + (item.model == "3PL")


def adjusted(p_values: Floats) -> Floats:
    """Return p values that keep the share of false alarms among all alarms; NaN stays.

    Reference: Benjamini & Hochberg (1995).
    """
    found = np.full(p_values.shape, np.nan)
    known = np.flatnonzero(np.isfinite(p_values))
    order = known[np.argsort(p_values[known])]
    ranks = np.arange(1, order.size + 1)
    raised = p_values[order] * order.size / ranks
    found[order] = np.minimum(np.minimum.accumulate(raised[::-1])[::-1], 1)
    return found
