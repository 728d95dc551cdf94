"""Krippendorff's alpha: agreement of any number of raters with any pattern of gaps."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from takar.kernel.errors import TakarError
from takar.kernel.language import Message, msg
from takar.psychometrics.raters.agreement_table import (
    Floats,
    TooFewRatings,
    counts_of,
    levels_of,
    table_of,
)

Metric = Literal["nominal", "ordinal", "interval", "ratio"]
Distances = Callable[[Floats, Floats], Floats]


class UnknownMetric(TakarError):
    """No distance between levels has that name, or it does not fit the levels."""


@dataclass(frozen=True)
class Alpha:
    """Agreement of all raters; ``because`` says why there is no value.

    Attributes:
        low: lower end of the bootstrap interval over units; ``high`` the upper one.
        se: standard deviation of the bootstrap values.
        observed: mean disagreement within units; ``expected`` the one by chance.
        units: units with two ratings or more; ``pairable`` their ratings.
        replicates: bootstrap samples that had more than one level.
    """

    value: float | None
    low: float | None
    high: float | None
    se: float | None
    observed: float
    expected: float
    units: int
    pairable: int
    metric: Metric
    replicates: int
    because: Message | None = None


def krippendorff(
    table: ArrayLike,
    *,
    metric: Metric = "ordinal",
    replicates: int = 1000,
    seed: int = 1,
    confidence: float = 0.95,
) -> Alpha:
    """Return Krippendorff's alpha with an interval by drawing units with replacement.

    Units with one rating only say nothing about agreement and are left out.

    Reference: Krippendorff (2011).

    Args:
        table: a unit a row, a rater a column, NaN where nobody rated.
        metric: how far two levels are apart.
        replicates: bootstrap samples; 0 leaves the interval out.
    """
    values = table_of(table)
    levels = levels_of(values, None)
    counts = _pairable(values, levels)
    distances = _distances(metric, levels)
    observed, expected = _disagreements(counts, distances(levels, counts.sum(axis=0)))
    value = None if expected <= 0 else 1 - observed / expected
    drawn = _drawn(counts, levels, distances, replicates, seed) if value is not None else None
    low, high, se = _interval(drawn, confidence)
    return Alpha(
        value=value,
        low=low,
        high=high,
        se=se,
        observed=observed,
        expected=expected,
        units=counts.shape[0],
        pairable=int(counts.sum()),
        metric=metric,
        replicates=0 if drawn is None else drawn.size,
        because=None
        if value is not None
        else msg("Semua penilaian memakai satu level, sehingga alpha tidak terdefinisi."),
    )


def _pairable(values: Floats, levels: Floats) -> Floats:
    """Return unit by level, only units with two ratings or more."""
    counts = counts_of(values, levels)
    counts = counts[counts.sum(axis=1) >= 2]
    if not counts.size:
        raise TooFewRatings(
            msg("Tidak ada yang dinilai oleh dua penilai atau lebih."),
            hint=msg("Kesepakatan baru dapat dihitung bila orang yang sama dinilai dua penilai."),
        )
    return np.asarray(counts)


def _distances(metric: Metric, levels: Floats) -> Distances:
    """Return the function that gives squared distances from levels and how often each is used."""
    known: dict[str, Distances] = {
        "nominal": lambda levels, _: 1 - np.eye(levels.size),
        "ordinal": lambda _, used: _squared(np.cumsum(used) - used / 2),
        "interval": lambda levels, _: _squared(levels),
        "ratio": lambda levels, _: _ratio(levels),
    }
    if metric not in known:
        raise UnknownMetric(
            msg("Jarak {metric} tidak dikenal.", metric=metric),
            hint=msg("Pilih salah satu: {metrics}.", metrics=", ".join(known)),
        )
    if metric == "ratio" and levels.size and levels[0] < 0:
        raise UnknownMetric(
            msg("Jarak ratio tidak berlaku untuk level di bawah nol."),
            hint=msg("Pakai jarak interval atau ordinal."),
        )
    return known[metric]


def _squared(places: Floats) -> Floats:
    return np.asarray((places[:, None] - places[None, :]) ** 2)


def _ratio(levels: Floats) -> Floats:
    sums = levels[:, None] + levels[None, :]
    return np.asarray(((levels[:, None] - levels[None, :]) / np.where(sums > 0, sums, 1)) ** 2)


def _disagreements(
    counts: Floats, apart: Floats, drawn: Floats | None = None
) -> tuple[float, float]:
    """Return observed and expected disagreement, each unit counted as often as drawn."""
    times = np.ones(counts.shape[0]) if drawn is None else drawn
    each = ((counts @ apart) * counts).sum(axis=1) / (counts.sum(axis=1) - 1)
    used = times @ counts
    total = used.sum()
    return float(times @ each / total), float(used @ apart @ used / (total * (total - 1)))


def _drawn(
    counts: Floats, levels: Floats, distances: Distances, replicates: int, seed: int
) -> Floats:
    """Return alpha of samples of units with replacement; samples of one level are left out."""
    chance = np.random.default_rng(seed)
    alike, times = np.unique(counts, axis=0, return_counts=True)
    shares = times / times.sum()
    values = []
    for _ in range(replicates):
        drawn = chance.multinomial(counts.shape[0], shares).astype(np.float64)
        observed, expected = _disagreements(alike, distances(levels, drawn @ alike), drawn)
        if expected > 0:
            values.append(1 - observed / expected)
    return np.array(values)


def _interval(
    drawn: Floats | None, confidence: float
) -> tuple[float | None, float | None, float | None]:
    if drawn is None or drawn.size < 2:
        return None, None, None
    low, high = np.quantile(drawn, [(1 - confidence) / 2, (1 + confidence) / 2])
    return float(low), float(high), float(drawn.std(ddof=1))
