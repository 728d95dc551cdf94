"""M2: does the model as a whole reproduce the means of the items and of their products?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from takar.kernel.errors import TakarError
from takar.kernel.language import Message, msg
from takar.psychometrics.irt.fit.sample import Sample
from takar.psychometrics.irt.fit.sensitivity import sensitivities
from takar.psychometrics.irt.models import ItemParameters
from takar.psychometrics.irt.scoring.matching import Floats
from takar.psychometrics.responses import Responses

MOST_ITEMS = 120
SMALL = 1e-9
SAME = 1e-5


class NoModelTest(TakarError):
    """The whole model cannot be tested with these items or answers."""


@dataclass(frozen=True)
class M2:
    """The test of the whole model, and how large its misfit is.

    Attributes:
        m2: with ``df`` degrees of freedom.
        rmsea: misfit per degree of freedom, with its 90 % interval; below .05 is close.
        srmsr: mean distance between correlations seen and expected.
    """

    m2: float
    df: int
    p: float
    rmsea: float
    rmsea_low: float
    rmsea_high: float
    srmsr: float
    n_used: int
    n_excluded: int
    reasons: tuple[Message, ...]
    has_converged: bool = True


def m2(
    parameters: Iterable[ItemParameters],
    responses: Responses,
    *,
    mean: ArrayLike = 0.0,
    sd: ArrayLike = 1.0,
    is_calibrated: bool = True,
) -> M2:
    """Return the limited-information test of the model, over persons who met every item.

    Reference: Maydeu-Olivares & Joe (2006); Cai & Hansen (2013) for several categories.

    Args:
        is_calibrated: the parameters were estimated from these answers.

    Raises:
        NoModelTest: nobody met all items, items say the same, or no degrees of freedom are left.
    """
    sample = Sample.of(parameters, responses, (mean, sd))
    whole = np.asarray(sample.given.all(axis=1))
    n, count = int(whole.sum()), len(sample.items)
    _refuse(n, count)
    grid, weights = sample.grid(persons=whole)
    first = np.stack([one.expected(grid.theta) for one in sample.items])
    second = np.stack(
        [one.probabilities(grid.theta) @ np.arange(one.categories) ** 2 for one in sample.items]
    )
    answers = sample.answers[whole].astype(np.float64)
    seen = _moments(answers.mean(axis=0), answers.T @ answers / n)
    expected = _moments(first @ weights, (first * weights) @ first.T)
    slopes = sensitivities(sample.items, grid.theta) if is_calibrated else None
    delta = np.zeros((len(seen), 0)) if slopes is None else _slopes(slopes, first, weights)
    statistic, df = _projected(seen - expected, moment_spread(first, second, weights), delta)
    return _told(
        statistic * n, df, (n, len(sample.answers) - n), _srmsr(answers, first, second, weights)
    )


def _refuse(n: int, count: int) -> None:
    if n < 2:
        raise NoModelTest(
            msg("Tidak ada yang mengerjakan semua butir; M2 tidak dapat dihitung."),
            hint=msg("Hitung per paket."),
        )
    if count > MOST_ITEMS:
        raise NoModelTest(
            msg("M2 dihitung untuk sampai {most} butir.", most=MOST_ITEMS),
            hint=msg("Hitung per bagian tes."),
        )


def _moments(means: Floats, products: Floats) -> Floats:
    """Return the means, then the products of pairs."""
    rows, columns = np.triu_indices(len(means), 1)
    return np.concatenate([means, products[rows, columns]])


def moment_spread(first: Floats, second: Floats, weights: Floats) -> Floats:
    """Return the covariance of means and products for one person.

    Args:
        first: expected points of each item on the grid; ``second`` expected squared points.
    """
    count, nodes = first.shape
    rows, columns = np.triu_indices(count, 1)
    both = np.concatenate([first, first[rows] * first[columns]])
    spread = (both * weights) @ both.T
    ones = np.ones((1, nodes))
    for item in range(count):
        pairs = np.flatnonzero((rows == item) | (columns == item))
        other = np.where(rows[pairs] == item, columns[pairs], rows[pairs])
        mine = np.concatenate([[item], count + pairs])
        factors = np.concatenate([ones, first[other]])
        spread[np.ix_(mine, mine)] = (factors * (weights * second[item])) @ factors.T
    squares = np.concatenate([second, second[rows] * second[columns]]) @ weights
    np.fill_diagonal(spread, squares)
    mean = both @ weights
    return np.asarray(spread - np.outer(mean, mean))


def _slopes(slopes: Sequence[Floats], first: Floats, weights: Floats) -> Floats:
    """Return how each moment changes with each parameter.

    Args:
        slopes: for each parameter, how the expected points of every item change on the grid.
    """
    found = []
    for change in slopes:
        products = (change * weights) @ first.T
        found.append(_moments(change @ weights, products + products.T))
    return np.stack(found, axis=1)


def _projected(off: Floats, spread: Floats, delta: Floats) -> tuple[float, int]:
    """Return the squared length of what the parameters cannot explain, and its dimensions."""
    from scipy.linalg import lapack, solve_triangular  # noqa: PLC0415 -- scipy is heavy, so only who solves loads it

    sizes = np.sqrt(np.diag(spread))
    root, fault = lapack.dpotrf(spread / np.outer(sizes, sizes), lower=True)
    if fault or root.diagonal().min() < SAME:
        raise NoModelTest(
            msg("Sebagian butir hampir sama jawabannya; M2 tidak dapat dihitung."),
            hint=msg("Keluarkan butir yang berulang atau yang dijawab sama oleh semua orang."),
        )
    turned = solve_triangular(root, np.column_stack([off, delta]) / sizes[:, None], lower=True)
    left, free = turned[:, 0], turned[:, 1:]
    rank = 0
    if free.shape[1]:
        basis, values, _ = np.linalg.svd(free, full_matrices=False)
        basis = basis[:, values > 1e-10 * values[0]]
        rank = basis.shape[1]
        left = left - basis @ (basis.T @ left)
    df = len(off) - rank
    if df <= 0:
        raise NoModelTest(
            msg("Butir terlalu sedikit untuk menguji model: derajat bebas nol."),
            hint=msg("Uji dengan butir yang lebih banyak."),
        )
    return float(left @ left), df


def _told(statistic: float, df: int, counts: tuple[int, int], srmsr: float) -> M2:
    from scipy.special import chdtrc, chndtrinc  # noqa: PLC0415 -- scipy is heavy, so only who solves loads it

    n, out = counts

    def misfit(beyond: float) -> float:
        return float(np.sqrt(beyond / (df * n))) if beyond > SMALL else 0.0

    ends = [chndtrinc(statistic, df, share) for share in (0.95, 0.05)]
    low, high = (misfit(float(end)) if np.isfinite(end) else 0.0 for end in ends)
    reasons = (msg("{n} orang tidak mengerjakan semua butir.", n=out),) if out else ()
    return M2(
        m2=statistic,
        df=df,
        p=float(chdtrc(df, statistic)),
        rmsea=misfit(statistic - df),
        rmsea_low=low,
        rmsea_high=high,
        srmsr=srmsr,
        n_used=n,
        n_excluded=out,
        reasons=reasons,
    )


def _srmsr(answers: Floats, first: Floats, second: Floats, weights: Floats) -> float:
    """Return the root mean square distance of correlations."""
    mean = first @ weights
    spread = (first * weights) @ first.T - np.outer(mean, mean)
    sd = np.sqrt(second @ weights - mean**2)
    with np.errstate(invalid="ignore", divide="ignore"):
        off = np.corrcoef(answers.T) - spread / np.outer(sd, sd)
    rows, columns = np.triu_indices(len(first), 1)
    known = off[rows, columns][np.isfinite(off[rows, columns])]
    return float(np.sqrt((known**2).mean())) if known.size else float("nan")
