"""Anchors as curves: what both calibrations expect of the same people, and how far they differ."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from takar.psychometrics.irt.models import ItemParameters

Numbers = npt.NDArray[np.float64]
Items = tuple[ItemParameters, ...]
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

    old: Items
    new: Items
    grid: Grid
    method: CurveMethod
    symmetric: bool

    def differences(self, line: Numbers) -> Numbers:
        """Return the weighed differences whose squares make the criterion.

        The line is the logarithm of the slope, and the shift: old = slope * new + shift.
        """
        slope, shift = float(np.exp(line[0])), float(line[1])
        nodes, told = self.grid.nodes, _TOLD[self.method]
        found = [told(self.old, nodes, 0) - told(self.new, (nodes - shift) / slope, 0)]
        if self.symmetric:
            found.append(told(self.new, nodes, 0) - told(self.old, slope * nodes + shift, 0))
        root = np.sqrt(self.grid.weights)[:, None]
        return np.concatenate([(root * one).ravel() for one in found])

    def slopes(self, line: Numbers) -> Numbers:
        """Return how each difference moves with the line, a column each."""
        slope, shift = float(np.exp(line[0])), float(line[1])
        nodes, told = self.grid.nodes, _TOLD[self.method]
        inner = ((nodes - shift) / slope)[:, None]
        steep = told(self.new, inner[:, 0], 1)
        found = [np.stack([steep * inner, steep / slope], axis=-1)]
        if self.symmetric:
            steep = told(self.old, slope * nodes + shift, 1)
            found.append(np.stack([-steep * slope * nodes[:, None], -steep], axis=-1))
        root = np.sqrt(self.grid.weights)[:, None, None]
        return np.concatenate([(root * one).reshape(-1, 2) for one in found])


def _score(items: Items, theta: Numbers, derivative: int) -> Numbers:
    """Return the expected score on all anchors together, or its slope, a column."""
    parts = [item.curves(theta)[derivative] @ np.arange(item.categories) for item in items]
    return np.asarray(np.sum(parts, axis=0))[:, None]


def _chances(items: Items, theta: Numbers, derivative: int) -> Numbers:
    """Return the chance of every category but the lowest of every anchor, or its slope."""
    return np.hstack([item.curves(theta)[derivative][:, 1:] for item in items])


_TOLD: dict[str, Callable[[Items, Numbers, int], Numbers]] = {
    "stocking_lord": _score,
    "haebara": _chances,
}
