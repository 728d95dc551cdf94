"""Agreement of many raters beyond chance: Fleiss' kappa, Gwet's AC1 and AC2."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import ArrayLike
from scipy.stats import norm, t

from takar.kernel.language import Message, msg
from takar.psychometrics.raters.agreement.kappa import ALMOST
from takar.psychometrics.raters.agreement.table import (
    Floats,
    TooFewRatings,
    WeightKind,
    counts_of,
    levels_of,
    table_of,
    weights_between,
)


@dataclass(frozen=True)
class ManyRaters:
    """Agreement of many raters beyond chance; ``because`` says why there is no value.

    Attributes:
        se: standard error over the units; ``low`` and ``high`` use it with Student's t.
        observed: weighted share of pairs of ratings of one unit that agree.
        expected: that share by chance alone.
        units: units rated at least once; ``shared_units`` at least twice.
        se_null: standard error if agreement were by chance alone (Fleiss' kappa, as many
            ratings of every unit); ``z`` and ``p`` use it.
        by_level: Fleiss' kappa of each level against all others.
    """

    value: float | None
    se: float | None
    low: float | None
    high: float | None
    observed: float
    expected: float
    units: int
    shared_units: int
    se_null: float | None = None
    z: float | None = None
    p: float | None = None
    by_level: dict[float, float | None] = field(default_factory=dict)
    because: Message | None = None


@dataclass(frozen=True)
class _Chance:
    """What chance alone gives: in all, and what each unit adds to it."""

    expected: float
    each: Floats


def fleiss_kappa(
    table: ArrayLike, *, levels: Sequence[float] | None = None, confidence: float = 0.95
) -> ManyRaters:
    """Return how far many raters agree beyond chance, levels being names only.

    Args:
        table: a unit a row, a rater a column, NaN where nobody rated.

    Reference: Fleiss (1971); error under chance of Fleiss, Nee & Landis (1979); gaps and the
    other error as in Gwet (2014).
    """
    counts, known = _read(table, levels)
    shares = _shares(counts)
    chance = _Chance(float(shares @ shares), counts @ shares / counts.sum(axis=1))
    found = _agreement(counts, np.eye(known.size), chance, confidence)
    if found.value is None or np.ptp(counts.sum(axis=1)) > 0:
        return found
    se_null = _null_error(counts, shares)
    z = found.value / se_null
    return replace(
        found,
        se_null=se_null,
        z=z,
        p=float(2 * norm.sf(abs(z))),
        by_level={float(level): _of_level(counts[:, k], counts) for k, level in enumerate(known)},
    )


def gwet_ac1(
    table: ArrayLike, *, levels: Sequence[float] | None = None, confidence: float = 0.95
) -> ManyRaters:
    """Return Gwet's AC1: agreement beyond chance that one common level does not upset.

    Reference: Gwet (2008).
    """
    return gwet_ac2(table, levels=levels, weights="none", confidence=confidence)


def gwet_ac2(
    table: ArrayLike,
    *,
    levels: Sequence[float] | None = None,
    weights: WeightKind = "quadratic",
    confidence: float = 0.95,
) -> ManyRaters:
    """Return Gwet's AC2: as AC1, disagreements weighed by their distance.

    Reference: Gwet (2008, 2014).

    Args:
        table: a unit a row, a rater a column, NaN where nobody rated.
        levels: every level there is, used or not; without it, those seen.
    """
    counts, known = _read(table, levels)
    if known.size == 1:
        return _one_level(counts)
    matrix = weights_between(known.size, weights)
    shares = _shares(counts)
    scale = float(matrix.sum()) / (known.size * (known.size - 1))
    each = scale * (counts @ (1 - shares)) / counts.sum(axis=1)
    chance = _Chance(scale * float((shares * (1 - shares)).sum()), each)
    return _agreement(counts, matrix, chance, confidence)


def _read(table: ArrayLike, levels: Sequence[float] | None) -> tuple[Floats, Floats]:
    """Return the counts of unit by level, and the levels."""
    values = table_of(table)
    known = levels_of(values, levels)
    counts = counts_of(values, known)
    if not (counts.sum(axis=1) >= 2).any():
        raise TooFewRatings(
            msg("Tidak ada yang dinilai oleh dua penilai atau lebih."),
            hint=msg("Kesepakatan baru dapat dihitung bila orang yang sama dinilai dua penilai."),
        )
    return counts, known


def _shares(counts: Floats) -> Floats:
    """Return the share of each level, every unit counting the same."""
    return np.asarray((counts / counts.sum(axis=1, keepdims=True)).mean(axis=0))


def _agreement(counts: Floats, weights: Floats, chance: _Chance, confidence: float) -> ManyRaters:
    """Return the coefficient and its error over the units (Gwet, 2014)."""
    ratings = counts.sum(axis=1)
    shared = ratings >= 2
    agreeing = (counts * (counts @ weights - 1)).sum(axis=1)
    seen = np.where(shared, agreeing / np.maximum(ratings * (ratings - 1), 1), 0.0)
    units, pairs = ratings.size, int(shared.sum())
    observed = float(seen.sum() / pairs)
    if 1 - chance.expected < ALMOST:
        return _one_level(counts)
    left = 1 - chance.expected
    value = (observed - chance.expected) / left
    each = units / pairs * (seen - chance.expected * shared) / left
    each -= 2 * (1 - value) * (chance.each - chance.expected) / left
    se = _mean_error(each - value) if units > 1 else None
    reach = None if se is None else float(t.ppf((1 + confidence) / 2, units - 1)) * se
    return ManyRaters(
        value=value,
        se=se,
        low=None if reach is None else max(-1.0, value - reach),
        high=None if reach is None else min(1.0, value + reach),
        observed=observed,
        expected=chance.expected,
        units=units,
        shared_units=pairs,
    )


def _mean_error(apart: Floats) -> float:
    return float(np.sqrt((apart**2).sum() / (apart.size * (apart.size - 1))))


def _one_level(counts: Floats) -> ManyRaters:
    """Say that with one level there is nothing to agree on beyond chance."""
    return ManyRaters(
        *(None,) * 4,
        observed=1.0,
        expected=1.0,
        units=counts.shape[0],
        shared_units=int((counts.sum(axis=1) >= 2).sum()),
        because=msg("Semua penilaian memakai satu level, sehingga koefisien tidak terdefinisi."),
    )


def _null_error(counts: Floats, shares: Floats) -> float:
    """Return the standard error under chance (Fleiss, Nee & Landis, 1979)."""
    units, each = counts.shape[0], counts[0].sum()
    spread = shares * (1 - shares)
    total = spread.sum()
    inner = total**2 - (spread * (1 - 2 * shares)).sum()
    return float(np.sqrt(2 * inner / (units * each * (each - 1))) / total)


def _of_level(given: Floats, counts: Floats) -> float | None:
    """Return the kappa of one level against all others; none where nobody used it."""
    units, each = counts.shape[0], counts[0].sum()
    share = given.sum() / (units * each)
    if share in {0.0, 1.0}:
        return None
    apart = (given * (each - given)).sum()
    return float(1 - apart / (units * each * (each - 1) * share * (1 - share)))
