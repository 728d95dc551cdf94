"""Components of variance from sums of squares: by mean squares, and for cells of any size."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from takar.psychometrics.raters.generalizability.effects import Design, Effect

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Squares:
    """Components of a balanced design, the residual last.

    Attributes:
        effects: the effects that have a component of their own.
        df: degrees of freedom of the mean squares.
        covariance: of the estimates.
    """

    effects: tuple[Effect, ...]
    raw: Floats
    df: Floats
    mean_squares: Floats
    covariance: Floats


def expected_mean_squares(levels: Floats, design: Design) -> Squares:
    """Return components by equating mean squares to what is expected of them.

    Reference: Cornfield & Tukey (1956); Brennan (2001), errors with two degrees of freedom added.
    """
    centred = levels - levels.mean()
    sums, df = _by_effect(centred, design.effects)
    left = float(centred @ centred) - sum(sums.values())
    spare = design.count - 1 - sum(df.values())
    effects = list(design.effects)
    if spare == 0:
        whole = effects.pop()
        left, spare = sums[whole.name], df[whole.name]
    squares = np.array([sums[e.name] / df[e.name] for e in effects] + [left / spare])
    freedom = np.array([df[e.name] for e in effects] + [spare], dtype=np.float64)
    solved = np.linalg.inv(_expectations(effects, design.count))
    spread = 2 * squares**2 / (freedom + 2)
    return Squares(
        effects=tuple(effects),
        raw=solved @ squares,
        df=freedom,
        mean_squares=squares,
        covariance=(solved * spread) @ solved.T,
    )


def sums_of_all_cells(levels: Floats, effects: Sequence[Effect]) -> Floats:
    """Return components from the sums of squares of all cells, the residual last.

    Each is unbiased for any pattern of gaps and may fall below zero.

    Reference: Henderson (1953), method 1; Brennan (2001) calls it analogous ANOVA.
    """
    count = levels.size
    centred = levels - levels.mean()
    found = [_uncorrected(centred, effect) for effect in effects] + [float(centred @ centred)]
    return np.asarray(np.linalg.lstsq(coefficients(effects, count), np.array(found))[0])


def coefficients(effects: Sequence[Effect], count: int) -> Floats:
    """Return what each component adds to each sum of squares about the mean."""
    size = len(effects)
    table = np.empty((size + 1, size + 1))
    about = [float((np.bincount(e.codes).astype(np.float64) ** 2).sum()) / count for e in effects]
    for i, one in enumerate(effects):
        for j, two in enumerate(effects):
            table[i, j] = _shared(one, two) - about[j]
        table[i, size] = one.levels - 1
        table[size, i] = count - about[i]
    table[size, size] = count - 1
    return table


def _by_effect(
    centred: Floats, effects: Sequence[Effect]
) -> tuple[dict[str, float], dict[str, int]]:
    """Return sum of squares and degrees of freedom of each effect, its own part only."""
    sums: dict[str, float] = {}
    df: dict[str, int] = {}
    for effect in effects:
        lower = [other.name for other in effects if other.factors < effect.factors]
        sums[effect.name] = _uncorrected(centred, effect) - _total(sums, lower)
        df[effect.name] = effect.levels - 1 - round(_total(df, lower))
    return sums, df


def _total(values: Mapping[str, float], names: Sequence[str]) -> float:
    return sum(values[name] for name in names)


def _uncorrected(centred: Floats, effect: Effect) -> float:
    sums = np.bincount(effect.codes, weights=centred)
    return float((sums**2 / np.bincount(effect.codes)).sum())


def _expectations(effects: Sequence[Effect], count: int) -> Floats:
    """Return how often each component (column) counts in each mean square (row)."""
    table = np.eye(len(effects) + 1)
    for i, row in enumerate(effects):
        table[i, -1] = 1.0
        for j, column in enumerate(effects):
            table[i, j] = count / column.levels if row.factors <= column.factors else 0.0
    return table


def _shared(one: Effect, two: Effect) -> float:
    """Return the sum over common cells of their squared size, over the size of the first's."""
    key = one.codes * two.levels + two.codes
    _, first, sizes = np.unique(key, return_index=True, return_counts=True)
    return float((sizes.astype(np.float64) ** 2 / np.bincount(one.codes)[one.codes[first]]).sum())
