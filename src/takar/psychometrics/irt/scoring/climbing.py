"""The ability at which the answers are likeliest, for all persons at once."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from takar.psychometrics.gaps import Answers
from takar.psychometrics.irt.models import ItemParameters
from takar.psychometrics.irt.scoring.matching import TINY, Bools, Floats, LogTable, blocks
from takar.psychometrics.irt.scoring.slopes import Slopes, slopes

LOWEST, HIGHEST, NODES = -10.0, 10.0, 101
STEPS = 60
SMALL = 1e-9


@dataclass(frozen=True, eq=False)
class Summits:
    """Where each person's curve is highest.

    Attributes:
        is_outside: the curve still rises at the end of the scale.
        left: how far a next step would go; what is left to climb.
    """

    theta: Floats
    information: Floats
    is_outside: Bools
    left: float


@dataclass(frozen=True, eq=False)
class Climb:
    """Which curve is climbed: the likelihood, times a prior or Warm's weight if asked.

    Attributes:
        method: ML, MAP or WLE.
        mean: of the prior of each person, for MAP; ``sd`` its standard deviation.
    """

    parameters: Sequence[ItemParameters]
    answers: Answers
    method: str
    mean: Floats
    sd: Floats

    def summits(self) -> Summits:
        """Return the highest point of each person's curve.

        The best node of a grid, which also tells apart several peaks, is bracketed by its
        neighbours; a secant step that leaves the bracket is replaced by its middle.
        """
        theta = np.linspace(LOWEST, HIGHEST, NODES)
        table = LogTable.of(self.parameters, theta)
        weights = _weight_tables(self.parameters, theta) if self.method == "WLE" else None
        n = len(self.answers)
        found, told, outside = np.empty(n), np.empty(n), np.empty(n, dtype=bool)
        left = 0.0
        for part in blocks(n):
            heights = table.log_likelihood(self.answers[part])
            heights += self._more(part, theta, weights)
            best = heights.argmax(axis=1)
            outside[part] = (best == 0) | (best == NODES - 1)
            start = theta[np.clip(best, 1, NODES - 2)]
            found[part], told[part], rest = self._climbed(part, start, theta[1] - theta[0])
            left = max(left, float(rest[~outside[part]].max(initial=0.0)))
        return Summits(found, told, outside, left)

    def _more(self, part: slice, theta: Floats, weights: tuple[Floats, Floats] | None) -> Floats:
        """Return what is added to the log-likelihood on the grid."""
        if self.method == "MAP":
            off = (theta - self.mean[part, None]) / self.sd[part, None]
            return np.asarray(-(off**2) / 2)
        if weights is None:
            return np.zeros((1, 1))
        given = (self.answers[part] >= 0).astype(np.float64)
        if given.all():
            given = given[:1]
        bias, told = given @ weights[0], given @ weights[1]
        slope = bias / (2 * np.maximum(told, TINY))
        rises = (slope[:, 1:] + slope[:, :-1]) / 2 * (theta[1] - theta[0])
        return np.concatenate([np.zeros((len(given), 1)), np.cumsum(rises, axis=1)], axis=1)

    def _slope(self, part: slice, who: Bools | slice, theta: Floats) -> tuple[Floats, Slopes]:
        """Return the slope of the curve of some persons of a block."""
        found = slopes(self.parameters, self.answers[part][who], theta)
        if self.method == "MAP":
            pull = (theta - self.mean[part][who]) / self.sd[part][who] ** 2
            return np.asarray(found.slope - pull), found
        if self.method == "WLE":
            return np.asarray(found.slope + found.warm), found
        return found.slope, found

    def _climbed(self, part: slice, start: Floats, width: float) -> tuple[Floats, Floats, Floats]:
        """Return the summits inside the brackets, the information there, and what is left."""
        theta = start.copy()
        low, high = start - width, start + width
        slope, sums = self._slope(part, slice(None), theta)
        told, bend = sums.information.copy(), -np.maximum(sums.information, 1e-6)
        for _ in range(STEPS):
            moves = np.abs(slope) > SMALL * np.maximum(told, SMALL)
            moves &= high - low > 1e-12
            if not moves.any():
                break
            here, rise = theta[moves], slope[moves]
            low[moves] = np.where(rise > 0, here, low[moves])
            high[moves] = np.where(rise < 0, here, high[moves])
            step = here - rise / bend[moves]
            inside = (step > low[moves]) & (step < high[moves])
            after = np.where(inside, step, (low[moves] + high[moves]) / 2)
            now, sums = self._slope(part, moves, after)
            change = after - here
            secant = (now - rise) / np.where(change == 0, 1, change)
            bend[moves] = np.where((secant < 0) & (change != 0), secant, bend[moves])
            theta[moves], slope[moves], told[moves] = after, now, sums.information
        return theta, told, np.abs(slope) / np.maximum(told, 1e-6)


def _weight_tables(parameters: Sequence[ItemParameters], theta: Floats) -> tuple[Floats, Floats]:
    """Return P' P'' / P and P'^2 / P of each item on a grid, summed over categories."""
    bias, told = np.empty((len(parameters), len(theta))), np.empty((len(parameters), len(theta)))
    for place, one in enumerate(parameters):
        chance, first, second = one.curves(theta)
        ratio = first / np.maximum(chance, TINY)
        bias[place], told[place] = (ratio * second).sum(axis=1), (ratio * first).sum(axis=1)
    return bias, told
