"""Where along the scale a test measures well: information and standard errors at each ability."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from takar.psychometrics.irt.models import ItemParameters

Floats = NDArray[np.float64]
ENDS = (-4.0, 4.0)
NODES = 161


@dataclass(frozen=True, eq=False)
class InformationCurve:
    """A test along the scale.

    Attributes:
        items: information of each item (items by abilities); ``total`` their sum.
        csem: standard error of ability, 1 / sqrt(total); infinite where nothing is told.
        score: expected points of the whole test; ``score_sem`` their standard deviation among
            persons of that ability.
    """

    theta: Floats
    items: Floats
    total: Floats
    csem: Floats
    score: Floats
    score_sem: Floats
    names: tuple[str, ...]

    @property
    def peak(self) -> tuple[float, float]:
        """Where the test tells most, and how much."""
        place = int(self.total.argmax())
        return float(self.theta[place]), float(self.total[place])

    def covered(self, csem: float) -> tuple[float, float] | None:
        """Return the abilities between which the standard error is at most this, if any."""
        good = self.theta[self.csem <= csem]
        return (float(good[0]), float(good[-1])) if good.size else None


def information_curve(
    parameters: Sequence[ItemParameters], theta: ArrayLike | None = None
) -> InformationCurve:
    """Return what each item and the whole test tell of each ability.

    Reference: Birnbaum (1968); Samejima (1969); Lord (1980) for errors of the points.

    Args:
        theta: the abilities looked at, rising; -4 to 4 if left open.
    """
    places = np.linspace(*ENDS, NODES) if theta is None else np.asarray(theta, dtype=np.float64)
    items = np.zeros((len(parameters), len(places)))
    score, spread = np.zeros(len(places)), np.zeros(len(places))
    for row, one in enumerate(parameters):
        items[row] = one.information(places)
        chance, levels = one.probabilities(places), np.arange(one.categories)
        mean = chance @ levels
        score += mean
        spread += chance @ levels**2 - mean**2
    total = items.sum(axis=0)
    with np.errstate(divide="ignore"):
        csem = 1 / np.sqrt(total)
    return InformationCurve(
        theta=places,
        items=items,
        total=total,
        csem=csem,
        score=score,
        score_sem=np.sqrt(np.maximum(spread, 0)),
        names=tuple(one.item for one in parameters),
    )
