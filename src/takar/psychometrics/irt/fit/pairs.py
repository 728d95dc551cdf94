"""Local dependence: pairs of items that share more than the ability."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from takar.kernel.language import Message, msg
from takar.psychometrics.classical.intervals import fisher
from takar.psychometrics.irt.fit.sample import Sample
from takar.psychometrics.irt.models import ItemParameters
from takar.psychometrics.irt.scoring.matching import Floats
from takar.psychometrics.responses import Responses
from takar.psychometrics.telling import number_told

APART = 0.2
"""Residual correlations so far from their mean are looked at."""
FEWEST = 4


@dataclass(frozen=True)
class DependentPair:
    """Two items whose residuals go together.

    Attributes:
        q3: residual correlation with its interval; ``excess`` over the mean of all pairs.
        ld_z: Chen and Thissen's X2, standardised and signed.
    """

    item: str
    other: str
    q3: float
    low: float | None
    high: float | None
    excess: float
    ld_z: float | None
    n: int
    because: Message


@dataclass(frozen=True, eq=False)
class LocalDependence:
    """All pairs of items.

    Attributes:
        q3: residual correlations (items by items), NaN where too few met both.
        ld_z: standardised signed X2 of each pair.
        mean: of the residual correlations; below zero by necessity, about -1 / (items - 1).
        pairs: those that are looked at, the largest first.
    """

    q3: Floats
    ld_z: Floats
    items: tuple[str, ...]
    mean: float
    pairs: tuple[DependentPair, ...]
    n_used: int
    n_excluded: int
    reasons: tuple[Message, ...]
    has_converged: bool = True


def q3(
    parameters: Iterable[ItemParameters],
    responses: Responses,
    *,
    mean: ArrayLike = 0.0,
    sd: ArrayLike = 1.0,
) -> LocalDependence:
    """Return residual correlations, and the pairs further than .2 from their mean.

    Reference: Yen (1984); Christensen, Makransky & Horton (2017); Chen & Thissen (1997).
    """
    sample = Sample.of(parameters, responses, (mean, sd))
    r, n = _residual_correlations(sample)
    upper = np.triu_indices(len(sample.items), 1)
    known = np.isfinite(r[upper])
    average = float(r[upper][known].mean()) if known.any() else float("nan")
    z = ld_x2(sample)
    used = int(sample.given.any(axis=1).sum())
    return LocalDependence(
        q3=r,
        ld_z=z,
        items=tuple(one.item for one in sample.items),
        mean=average,
        pairs=_flagged(sample, r, n, z, average),
        n_used=used,
        n_excluded=len(sample.answers) - used,
        reasons=(),
    )


def _residual_correlations(sample: Sample) -> tuple[Floats, Floats]:
    """Return correlations of residuals at the posterior mean, over those who met both items."""
    theta = sample.posterior().moments()[0]
    expected = np.column_stack([one.expected(theta) for one in sample.items])
    given = sample.given.astype(np.float64)
    off = (sample.answers - expected) * given
    n = given.T @ given
    each = np.maximum(n, 1)
    mine = off.T @ given / each
    square = (off**2).T @ given / each - mine**2
    both = off.T @ off / each - mine * mine.T
    with np.errstate(invalid="ignore", divide="ignore"):
        r = both / np.sqrt(square * square.T)
    r[(n < FEWEST) | (square * square.T < 1e-20)] = np.nan
    return np.asarray(r), n


def ld_x2(sample: Sample) -> Floats:
    """Return the standardised X2 of each pair; positive where they go together too much.

    Reference: Chen & Thissen (1997).
    """
    grid, weights = sample.grid()
    count = len(sample.items)
    most = max(one.categories for one in sample.items)
    curves = np.zeros((most, count, len(weights)))
    for place, one in enumerate(sample.items):
        curves[: one.categories, place] = one.probabilities(grid.theta).T
    given = sample.given.astype(np.float32)
    n = (given.T @ given).astype(np.float64)
    marks = [(sample.answers == level).astype(np.float32) for level in range(most)]
    x2, lean = np.zeros((count, count)), np.zeros((count, count))
    for level in range(most):
        for other in range(most):
            e = n * ((curves[level] * weights) @ curves[other].T)
            o = (marks[level].T @ marks[other]).astype(np.float64)
            x2 += np.where(e > 1e-9, (o - e) ** 2 / np.where(e > 1e-9, e, 1), 0)
            lean += level * other * (o - e)
    sizes = np.array([one.categories - 1 for one in sample.items])
    df = np.outer(sizes, sizes)
    seen = _expected_lean(sample, n, curves, weights)
    z = (x2 - df) / np.sqrt(2 * df) * np.sign(lean - seen)
    np.fill_diagonal(z, np.nan)
    return np.asarray(np.where(n >= FEWEST, z, np.nan))


def _expected_lean(sample: Sample, n: Floats, curves: Floats, weights: Floats) -> Floats:
    """Return what the products of points exceed by because the means are off, to first order."""
    levels = np.arange(len(curves))
    expected = np.tensordot(levels, curves @ weights, axes=1)
    given = sample.given.astype(np.float64)
    points = np.maximum(sample.answers, 0).astype(np.float64)
    seen = points.T @ given / np.maximum(n, 1)
    return np.asarray(n * (seen * seen.T - np.outer(expected, expected)))


def _flagged(
    sample: Sample, r: Floats, n: Floats, z: Floats, average: float
) -> tuple[DependentPair, ...]:
    """Return the pairs that are further apart than the rule, the largest first."""
    rows, columns = np.triu_indices(len(sample.items), 1)
    excess = r[rows, columns] - average
    order = np.argsort(-np.abs(np.nan_to_num(excess)), kind="stable")
    return tuple(
        _pair(sample, (int(rows[at]), int(columns[at])), r, n, z, average)
        for at in order
        if np.abs(np.nan_to_num(excess[at])) > APART
    )


def _pair(
    sample: Sample, at: tuple[int, int], r: Floats, n: Floats, z: Floats, average: float
) -> DependentPair:
    low, high = (float(end) for end in fisher(r[at], n[at]))
    names = sample.items[at[0]].item, sample.items[at[1]].item
    told = msg(
        "Butir {one} dan {other} saling bergantung: Q3 {q3} (selang {low} sampai {high}, "
        "rata-rata semua pasangan {mean}, n={n}).",
        one=names[0],
        other=names[1],
        q3=number_told(r[at]),
        low=number_told(low),
        high=number_told(high),
        mean=number_told(average),
        n=int(n[at]),
    )
    return DependentPair(
        item=names[0],
        other=names[1],
        q3=float(r[at]),
        low=low if np.isfinite(low) else None,
        high=high if np.isfinite(high) else None,
        excess=float(r[at] - average),
        ld_z=float(z[at]) if np.isfinite(z[at]) else None,
        n=int(n[at]),
        because=told,
    )
