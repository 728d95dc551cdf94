"""Anchors as curves: what both calibrations expect of the same people, and how far they differ."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from takar.psychometrics.irt.models import ItemParameters

Numbers = npt.NDArray[np.float64]
CurveMethod = Literal["stocking_lord", "haebara"]


@dataclass(frozen=True, eq=False)
class Grid:
    """Abilities at which curves are compared, and how much each counts (they sum to one)."""

    nodes: Numbers
    weights: Numbers

    @classmethod
    def of(cls, nodes: npt.ArrayLike | None, weights: npt.ArrayLike | None) -> "Grid":
        """Return the grid asked for: 61 nodes from -6 to 6, weighed by the normal curve."""
        places = np.linspace(-6, 6, 61) if nodes is None else np.asarray(nodes, dtype=np.float64)
        weighs = np.exp(-0.5 * places**2) if weights is None else np.asarray(weights, dtype=float)
        return cls(places, weighs / weighs.sum())


@dataclass(frozen=True, eq=False)
class Pair:
    """The same anchors on both scales, and where to compare them."""

    old: tuple[ItemParameters, ...]
    new: tuple[ItemParameters, ...]
    grid: Grid
    method: CurveMethod
    symmetric: bool

    def differences(self, line: Numbers) -> Numbers:
        """Return the weighed differences whose squares make the criterion.

        The line is the logarithm of the slope, and the shift: old = slope * new + shift.
        """
        slope, shift = float(np.exp(line[0])), float(line[1])
        nodes, told = self.grid.nodes, _TOLD[self.method]
        found = [told(self.old, nodes) - told(self.new, (nodes - shift) / slope)]
        if self.symmetric:
            found.append(told(self.new, nodes) - told(self.old, slope * nodes + shift))
        root = np.sqrt(self.grid.weights)[:, None]
        return np.concatenate([(root * one).ravel() for one in found])


def _score(items: tuple[ItemParameters, ...], theta: Numbers) -> Numbers:
    """Return the expected score on all anchors together, a column."""
    return np.asarray(np.sum([item.expected(theta) for item in items], axis=0))[:, None]


def _chances(items: tuple[ItemParameters, ...], theta: Numbers) -> Numbers:
    """Return the chance of every category but the lowest of every anchor."""
    return np.hstack([item.probabilities(theta)[:, 1:] for item in items])


_TOLD: dict[str, Callable[[tuple[ItemParameters, ...], Numbers], Numbers]] = {
    "stocking_lord": _score,
    "haebara": _chances,
}
