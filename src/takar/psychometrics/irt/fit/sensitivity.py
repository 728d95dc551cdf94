"""How the expected points of items change with each parameter that was fitted."""

from collections.abc import Sequence

import numpy as np

from takar.psychometrics.irt.models import COMMON_SLOPE, EXPONENTIAL, ItemParameters
from takar.psychometrics.irt.scoring.matching import Floats


def sensitivities(items: Sequence[ItemParameters], theta: Floats) -> list[Floats]:
    """Return for each free parameter the change of every item's expected points on the grid.

    All 1PL, PCM and RSM items share one slope, and all RSM items their steps.
    """
    blank = np.zeros((len(items), len(theta)))
    common: dict[str, Floats] = {}
    found = []
    for place, one in enumerate(items):
        slope, intercepts, guess = _changes(one, theta)
        if one.model in COMMON_SLOPE:
            common.setdefault("slope", blank.copy())[place] = slope
        else:
            found.append(_only(blank, place, slope))
        if one.model == "RSM":
            steps = np.arange(1, one.categories)
            found.append(_only(blank, place, steps @ intercepts))
            for step in range(one.categories - 2):
                common.setdefault(f"step {step}", blank.copy())[place] = intercepts[step]
        else:
            found += [_only(blank, place, change) for change in intercepts]
        if one.model == "3PL":
            found.append(_only(blank, place, guess))
    return [*found, *common.values()]


def _only(blank: Floats, place: int, change: Floats) -> Floats:
    full = blank.copy()
    full[place] = change
    return full


def _changes(item: ItemParameters, theta: Floats) -> tuple[Floats, Floats, Floats]:
    """Return the change by slope, by each intercept, and by the chance of guessing."""
    chance = item.probabilities(theta)
    if item.model in EXPONENTIAL:
        levels = np.arange(item.categories)
        off = levels - (chance @ levels)[:, None]
        intercepts = (chance * off)[:, 1:].T
        return theta * (chance * off**2).sum(axis=1), intercepts, np.zeros_like(theta)
    reach = 1 / (1 + np.exp(-(item.a * theta[:, None] + np.array(item.d))))
    steep = ((1 - item.c) * reach * (1 - reach)).T
    return theta * steep.sum(axis=0), steep, 1 - reach[:, 0]
