"""The line between two scales: theta on the old one is slope times theta on the new, plus shift."""

from dataclasses import dataclass, replace
from typing import Literal, NamedTuple, get_args

import numpy as np
import numpy.typing as npt

from takar.psychometrics.irt.models import ItemParameters
from takar.psychometrics.linking.curves import Grid, Pair

Numbers = npt.NDArray[np.float64]
Method = Literal["stocking_lord", "haebara", "mean_sigma", "mean_mean"]
METHODS: tuple[Method, ...] = get_args(Method)
TIGHT = 1e-12
LOWEST, HIGHEST = (-3.0, -10.0), (3.0, 10.0)
"""Bounds of the slope's logarithm and of the shift: beyond, curves are flat and searches lost."""


class Line(NamedTuple):
    """Slope and shift, what was left to differ, and whether the search came to rest."""

    slope: float
    shift: float
    criterion: float
    has_converged: bool = True


@dataclass(frozen=True, eq=False)
class Search:
    """How the line is found."""

    method: Method
    grid: Grid
    symmetric: bool


def line(old: tuple[ItemParameters, ...], new: tuple[ItemParameters, ...], search: Search) -> Line:
    """Return the line that brings the anchors of the new scale onto the old one.

    Reference: Loyd and Hoover (1980), mean-mean; Marco (1977), mean-sigma; Haebara (1980);
    Stocking and Lord (1983), Applied Psychological Measurement 7, 201-210.
    """
    match search.method:
        case "mean_mean":
            ratio = np.mean([item.a for item in new]) / np.mean([item.a for item in old])
            return _through_means(old, new, float(ratio))
        case "mean_sigma":
            ratio = np.std(_steps(old), ddof=1) / np.std(_steps(new), ddof=1)
            return _through_means(old, new, float(ratio))
        case _:
            pair = Pair(old, new, search.grid, search.method, search.symmetric)
            return _least_squares(pair)


def moved(item: ItemParameters, slope: float, shift: float) -> ItemParameters:
    """Return an item of the new scale as it stands on the old one."""
    a = item.a / slope
    lowered = np.arange(1, item.categories) if item.model in {"PCM", "GPCM", "RSM"} else 1.0
    intercepts = np.array(item.d) - a * shift * lowered
    return replace(item, a=a, d=tuple(intercepts.tolist()))


def _steps(items: tuple[ItemParameters, ...]) -> Numbers:
    """Return the difficulties of all steps of all anchors."""
    return np.concatenate([np.array(item.difficulty) for item in items])


def _through_means(
    old: tuple[ItemParameters, ...], new: tuple[ItemParameters, ...], slope: float
) -> Line:
    """Return the line of this slope through the mean difficulties."""
    theirs, ours = _steps(new), _steps(old)
    shift = float(ours.mean() - slope * theirs.mean())
    return Line(slope, shift, float(np.sum((ours - slope * theirs - shift) ** 2)))


def _least_squares(pair: Pair) -> Line:
    """Return the line for which the curves differ least."""
    from scipy.optimize import least_squares  # noqa: PLC0415 -- scipy is heavy, so only who links loads it

    ratio = np.mean([item.a for item in pair.new]) / np.mean([item.a for item in pair.old])
    start = _through_means(pair.old, pair.new, float(ratio) if ratio > 0 else 1.0)
    found = least_squares(
        pair.differences,
        np.clip([np.log(start.slope), start.shift], LOWEST, HIGHEST),
        jac=pair.slopes,
        bounds=(LOWEST, HIGHEST),
        xtol=TIGHT,
        ftol=TIGHT,
        gtol=TIGHT,
    )
    criterion = float(2 * found.cost)
    return Line(float(np.exp(found.x[0])), float(found.x[1]), criterion, bool(found.success))
