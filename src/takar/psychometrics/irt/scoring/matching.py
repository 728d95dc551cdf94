"""The items of a test put beside the answers to them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.psychometrics.gaps import Answers
from takar.psychometrics.irt.models import ItemParameters
from takar.psychometrics.responses import Responses

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
TINY = 1e-300
BLOCK = 4096
RANGE = 6.5
DENSITY = 1.5
FEWEST_NODES = 61
MOST_NODES = 4001


class NoParameters(TakarError):
    """Items answered have no parameters, or answers lie outside the categories of an item."""


class BadPopulation(TakarError):
    """A distribution of ability that is none."""


def matched(
    parameters: Iterable[ItemParameters], responses: Responses
) -> tuple[ItemParameters, ...]:
    """Return the parameters of the items answered, in their order.

    Raises:
        NoParameters: an item has none, or fewer categories than its answers show.
    """
    known = {one.item: one for one in parameters}
    if lacking := [name for name in responses.items if name not in known]:
        raise NoParameters(
            msg("Butir {items} belum mempunyai parameter.", items=", ".join(lacking)),
            hint=msg("Kalibrasikan butir itu dulu, atau keluarkan dari data jawaban."),
        )
    tops = responses.answers.max(axis=0)
    for name, top in zip(responses.items, tops, strict=True):
        if top >= known[name].categories:
            raise NoParameters(
                msg(
                    "Butir {item} memuat kategori {category}, padahal modelnya hanya mengenal "
                    "{categories} kategori.",
                    item=name,
                    category=int(top),
                    categories=known[name].categories,
                ),
                hint=msg("Periksa apakah parameter dan jawaban berasal dari butir yang sama."),
            )
    return tuple(known[name] for name in responses.items)


@dataclass(frozen=True, eq=False)
class Grid:
    """Abilities at equal distances, dense enough for the narrowest posterior.

    Attributes:
        theta: the abilities; ``step`` their distance.
    """

    theta: Floats
    step: float

    def log_prior(self, mean: Floats, sd: Floats) -> Floats:
        """Return the log density of each ability for persons with these means and spreads."""
        off = (self.theta - mean[:, None]) / sd[:, None]
        return np.asarray(-(off**2) / 2 - np.log(sd)[:, None] - np.log(2 * np.pi) / 2)


def ability_grid(
    parameters: Sequence[ItemParameters], mean: Floats, sd: Floats, *, fineness: float = DENSITY
) -> Grid:
    """Return a grid over six and a half standard deviations, no wider than the narrowest posterior.

    The sum over such a grid is exact to about ``exp(-20)``.

    Args:
        fineness: how many nodes to each narrowest standard deviation.
    """
    low, high = float((mean - RANGE * sd).min()), float((mean + RANGE * sd).max())
    rough = np.linspace(low, high, FEWEST_NODES)
    told = sum((one.information(rough) for one in parameters), np.zeros(FEWEST_NODES))
    narrow = 1 / np.sqrt(float(told.max()) + 1 / float(sd.min()) ** 2)
    count = int(np.ceil((high - low) / narrow * fineness)) + 1
    theta = np.linspace(low, high, min(max(count, FEWEST_NODES), MOST_NODES))
    return Grid(theta, float(theta[1] - theta[0]))


def population(mean: object, sd: object, n: int) -> tuple[Floats, Floats]:
    """Return mean and standard deviation of the population of each person.

    Raises:
        BadPopulation: a mean is no number, or a standard deviation is not above zero.
    """
    means = np.broadcast_to(np.asarray(mean, float), (n,))
    sds = np.broadcast_to(np.asarray(sd, float), (n,))
    if not np.isfinite(means).all() or not np.isfinite(sds).all() or (sds <= 0).any():
        raise BadPopulation(
            msg("Rata-rata harus berupa angka dan simpangan baku harus lebih dari nol."),
            hint=msg("Pakai rata-rata dan simpangan baku dari hasil kalibrasi."),
        )
    return means, sds


@dataclass(frozen=True, eq=False)
class LogTable:
    """Logarithms of the category curves on a grid, ready to be multiplied with answers.

    Attributes:
        lowest: of the lowest category (items, nodes).
        steps: of each higher category less that of the lowest.
    """

    lowest: Floats
    steps: tuple[Floats, ...]

    @classmethod
    def of(cls, parameters: Sequence[ItemParameters], theta: Floats) -> "LogTable":
        """Return the table of these items."""
        most = max(one.categories for one in parameters)
        logs = np.zeros((most, len(parameters), len(theta)))
        for place, one in enumerate(parameters):
            chance = np.log(np.maximum(one.probabilities(theta), TINY)).T
            logs[: one.categories, place] = chance
            logs[one.categories :, place] = chance[0]
        return cls(logs[0], tuple(logs[level] - logs[0] for level in range(1, most)))

    def log_likelihood(self, answers: Answers) -> Floats:
        """Return the log-likelihood of each person (rows) at each ability (columns)."""
        given = answers >= 0
        if given.all():
            found = np.broadcast_to(self.lowest.sum(axis=0), (len(answers), self.lowest.shape[1]))
        else:
            found = given.astype(np.float64) @ self.lowest
        for level, steps in enumerate(self.steps, start=1):
            found = found + (answers == level).astype(np.float64) @ steps
        return np.asarray(found)


def blocks(n: int) -> list[slice]:
    """Return slices that cut persons into blocks that fit the cache."""
    return [slice(at, at + BLOCK) for at in range(0, n, BLOCK)]
