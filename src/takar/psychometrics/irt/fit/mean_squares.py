"""Infit, outfit and RMSD: how far answers lie from what their curves expect."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from takar.kernel.language import Message, msg
from takar.psychometrics.irt.fit.sample import SURE, Sample, adjusted
from takar.psychometrics.irt.models import ItemParameters
from takar.psychometrics.irt.scoring.matching import TINY, Floats
from takar.psychometrics.responses import Responses
from takar.psychometrics.telling import number_told

LARGE = 0.1
"""A mean square so far from one, or a curve so far off, matters."""


@dataclass(frozen=True)
class ItemMeanSquares:
    """The residuals of one item; one is what the model expects of infit and outfit.

    Attributes:
        infit: weighted by what each answer tells; ``outfit`` unweighted, so that surprises count.
        infit_t: how surely it is not one, in standard errors; ``p_adjusted`` for all items.
        rmsd: distance between the curve fitted and the one seen, in shares of the points.
        because: what it says, with the number of persons.
    """

    item: str
    infit: float | None
    infit_t: float | None
    outfit: float | None
    outfit_t: float | None
    p_adjusted: float | None
    rmsd: float | None
    n: int
    because: Message
    misfits: bool = False


@dataclass(frozen=True)
class MeanSquares:
    """The residuals of all items."""

    items: tuple[ItemMeanSquares, ...]
    n_used: int
    n_excluded: int
    reasons: tuple[Message, ...]
    has_converged: bool = True


@dataclass(eq=False)
class _Sums:
    """Sums over persons, item by item; the last three are of squares and products."""

    z2: Floats
    z4: Floats
    residual: Floats
    variance: Floats
    residual2: Floats
    variance2: Floats
    product: Floats
    weight: Floats
    met: Floats


def mean_squares(
    parameters: Iterable[ItemParameters],
    responses: Responses,
    *,
    mean: ArrayLike = 0.0,
    sd: ArrayLike = 1.0,
) -> MeanSquares:
    """Return infit, outfit and RMSD of every item.

    Squared residuals are averaged over the posterior of each person, not taken at an estimate:
    so one is their expectation under the model, however short the test. Standard errors come
    from how persons differ; the t value by the Wilson-Hilferty root.

    Reference: Wright & Masters (1982); Wilson & Hilferty (1931); OECD (2017) for RMSD.
    """
    sample = Sample.of(parameters, responses, (mean, sd))
    posterior = sample.posterior()
    theta = posterior.grid.theta
    tables = _tables(sample.items, theta)
    sums = _summed(sample, tables, len(theta))
    n = sample.given.sum(axis=0).astype(np.float64)
    infit, outfit = _ratios(sums, n)
    p = _two_sided(np.maximum(np.abs(infit[1]), np.abs(outfit[1])))
    rmsd = _rmsd(sample.items, theta, sums)
    p_adjusted = adjusted(p)
    used = int(sample.given.any(axis=1).sum())
    return MeanSquares(
        items=tuple(
            _item(one.item, int(n[at]), (infit[:, at], outfit[:, at]), p_adjusted[at], rmsd[at])
            for at, one in enumerate(sample.items)
        ),
        n_used=used,
        n_excluded=len(sample.answers) - used,
        reasons=(),
    )


def _tables(items: tuple[ItemParameters, ...], theta: Floats) -> tuple[Floats, Floats, Floats]:
    """Return z^2 and squared residuals per item and category, and variances, on the grid."""
    most = max(one.categories for one in items)
    z2, residual = (
        np.zeros((len(items), most, len(theta))),
        np.zeros((len(items), most, len(theta))),
    )
    variance = np.zeros((len(items), len(theta)))
    for place, one in enumerate(items):
        chance = one.probabilities(theta)
        levels = np.arange(one.categories)
        off = levels - (chance @ levels)[:, None]
        spread = np.maximum((chance * off**2).sum(axis=1), TINY)
        residual[place, : one.categories] = (off**2).T
        z2[place, : one.categories] = (off**2).T / spread
        variance[place] = spread
    return z2, residual, variance


def _summed(sample: Sample, tables: tuple[Floats, Floats, Floats], nodes: int) -> _Sums:
    z2, residual, variance = tables
    count, most = z2.shape[:2]
    columns = np.concatenate([z2.reshape(-1, nodes), residual.reshape(-1, nodes), variance]).T
    sums = _Sums(
        *(np.zeros(count) for _ in range(7)), *(np.zeros((count, nodes)) for _ in range(2))
    )
    levels = np.arange(most)
    for part, weights, _ in sample.posterior().weights():
        answers = sample.answers[part]
        given = (answers >= 0).astype(np.float64)
        found = weights @ columns
        cut = count * most
        at = np.maximum(answers, 0)[:, :, None].astype(np.int64)
        z, r = (
            np.take_along_axis(found[:, start : start + cut].reshape(-1, count, most), at, 2)[
                :, :, 0
            ]
            * given
            for start in (0, cut)
        )
        v = found[:, 2 * cut :] * given
        sums.z2 += z.sum(axis=0)
        sums.z4 += (z**2).sum(axis=0)
        sums.residual += r.sum(axis=0)
        sums.variance += v.sum(axis=0)
        sums.residual2 += (r**2).sum(axis=0)
        sums.variance2 += (v**2).sum(axis=0)
        sums.product += (r * v).sum(axis=0)
        sums.weight += given.T @ weights
        sums.met += (given * levels[at[:, :, 0]]).T @ weights
    return sums


def _ratios(sums: _Sums, n: Floats) -> tuple[Floats, Floats]:
    """Return infit and outfit (first row) and their t values (second row)."""
    with np.errstate(invalid="ignore", divide="ignore"):
        infit = sums.residual / sums.variance
        off = sums.residual2 - 2 * infit * sums.product + infit**2 * sums.variance2
        infit_se = np.sqrt(np.maximum(off, 0)) / sums.variance
        outfit = sums.z2 / n
        outfit_se = np.sqrt(np.maximum(sums.z4 / n - outfit**2, 0) / n)
        return (
            np.stack([infit, _rooted(infit, infit_se)]),
            np.stack([outfit, _rooted(outfit, outfit_se)]),
        )


def _rooted(square: Floats, se: Floats) -> Floats:
    """Return the t value of a mean square, by its cube root."""
    return np.asarray((np.cbrt(square) - 1) * 3 / se + se / 3)


def _two_sided(t: Floats) -> Floats:
    """Return p values for the larger of two t values."""
    from scipy.special import ndtr  # noqa: PLC0415 -- scipy is heavy, so only who solves loads it

    return np.asarray(np.minimum(2 * 2 * ndtr(-t), 1))


def _rmsd(items: tuple[ItemParameters, ...], theta: Floats, sums: _Sums) -> Floats:
    """Return the distance between expected and seen points along the scale."""
    found = np.full(len(items), np.nan)
    for place, one in enumerate(items):
        weight = sums.weight[place]
        if weight.sum() <= 0:
            continue
        used = weight > 1e-9 * weight.sum()
        off = (sums.met[place][used] / weight[used] - one.expected(theta[used])) / len(one.d)
        found[place] = np.sqrt((weight[used] * off**2).sum() / weight[used].sum())
    return found


def _item(
    name: str, n: int, squares: tuple[Floats, Floats], p: float, rmsd: float
) -> ItemMeanSquares:
    infit, outfit = squares
    if not np.isfinite([*infit, *outfit]).all():
        because = msg("Terlalu sedikit jawaban untuk menilai sisaan (n={n}).", n=n)
        return ItemMeanSquares(name, None, None, None, None, None, None, n, because)
    apart = max(abs(infit[0] - 1), abs(outfit[0] - 1), rmsd)
    misfits = bool(p < SURE and apart > LARGE)
    facts = {
        "infit": number_told(infit[0]),
        "outfit": number_told(outfit[0]),
        "rmsd": number_told(rmsd, 3),
        "n": n,
    }
    told = (
        msg("Jawaban menyimpang: infit {infit}, outfit {outfit}, RMSD {rmsd} (n={n}).", **facts)
        if misfits
        else msg("Jawaban wajar: infit {infit}, outfit {outfit}, RMSD {rmsd} (n={n}).", **facts)
    )
    return ItemMeanSquares(
        item=name,
        infit=float(infit[0]),
        infit_t=float(infit[1]),
        outfit=float(outfit[0]),
        outfit_t=float(outfit[1]),
        p_adjusted=float(p),
        rmsd=float(rmsd),
        n=n,
        because=told,
        misfits=misfits,
    )
