"""What the answers of each person say of ability: posterior weights on a grid."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from takar.psychometrics.gaps import Answers
from takar.psychometrics.irt.models import ItemParameters
from takar.psychometrics.irt.scoring.matching import (
    DENSITY,
    Floats,
    Grid,
    LogTable,
    ability_grid,
    blocks,
)


@dataclass(frozen=True, eq=False)
class Posterior:
    """Persons' posteriors, computed block by block so that no large table is kept."""

    answers: Answers
    mean: Floats
    sd: Floats
    grid: Grid
    table: LogTable

    @classmethod
    def of(
        cls,
        parameters: Sequence[ItemParameters],
        answers: Answers,
        population: tuple[Floats, Floats],
        *,
        fineness: float = DENSITY,
    ) -> "Posterior":
        """Return the posteriors of these answers under normal populations."""
        grid = ability_grid(parameters, *population, fineness=fineness)
        return cls(answers, *population, grid, LogTable.of(parameters, grid.theta))

    def weights(self) -> Iterator[tuple[slice, Floats, Floats]]:
        """Yield blocks of persons, their weights on the grid, and their log-likelihoods."""
        same = self._one_population()
        for part in blocks(len(self.answers)):
            logs = self.table.log_likelihood(self.answers[part])
            if same:
                logs += self.grid.log_prior(self.mean[:1], self.sd[:1])
            else:
                logs += self.grid.log_prior(self.mean[part], self.sd[part])
            top = logs.max(axis=1)
            logs -= top[:, None]
            np.exp(logs, out=logs)
            whole = logs.sum(axis=1)
            logs /= whole[:, None]
            yield part, logs, np.log(whole * self.grid.step) + top

    def _one_population(self) -> bool:
        return bool((self.mean == self.mean[:1]).all() and (self.sd == self.sd[:1]).all())

    def moments(self) -> tuple[Floats, Floats, Floats]:
        """Return posterior means, standard deviations and marginal log-likelihoods."""
        theta = self.grid.theta
        powers = np.stack([theta, theta**2], axis=1)
        found = np.empty((len(self.answers), 3))
        for part, weights, logs in self.weights():
            sums = weights @ powers
            found[part, 0] = sums[:, 0]
            found[part, 1] = np.sqrt(np.maximum(sums[:, 1] - sums[:, 0] ** 2, 0))
            found[part, 2] = logs
        return found[:, 0], found[:, 1], found[:, 2]
