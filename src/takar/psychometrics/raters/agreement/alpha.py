"""Krippendorff's alpha: agreement of any number of raters with any pattern of gaps."""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal, get_args

import numpy as np
from numpy.typing import ArrayLike, NDArray

from takar.kernel.errors import TakarError
from takar.kernel.language import Message, msg
from takar.psychometrics.raters.agreement.table import (
    Floats,
    TooFewRatings,
    levels_of,
    table_of,
)

Metric = Literal["nominal", "ordinal", "interval", "ratio"]
Codes = NDArray[np.int64]
METRICS = get_args(Metric)
MOST_RATIO_LEVELS = 2000


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
    _refuse_metric(metric, levels)
    units = _Units.of(values, levels, metric)
    observed, expected = units.disagreements(units.times)
    value = None if expected <= 0 else 1 - observed / expected
    drawn = None if value is None else _drawn(units, replicates, seed)
    low, high, se = _interval(drawn, confidence)
    return Alpha(
        value=value,
        low=low,
        high=high,
        se=se,
        observed=observed,
        expected=expected,
        units=int(units.times.sum()),
        pairable=int(units.times @ units.sizes),
        metric=metric,
        replicates=0 if drawn is None else drawn.size,
        because=None
        if value is not None
        else msg("Semua penilaian memakai satu level, sehingga alpha tidak terdefinisi."),
    )


@dataclass(frozen=True, eq=False)
class _Units:
    """Units with two ratings or more; those rated alike are one row that counts several times.

    Attributes:
        times: how often each kind of unit occurs; ``sizes`` its number of ratings.
        unit: the kind of unit of each rating; ``place`` the position of its level.
    """

    times: Floats
    sizes: Floats
    unit: Codes
    place: Codes
    levels: Floats
    metric: Metric

    @classmethod
    def of(cls, values: Floats, levels: Floats, metric: Metric) -> "_Units":
        given = ~np.isnan(values)
        coded = np.full(values.shape, -1, dtype=np.int64)
        coded[given] = np.searchsorted(levels, values[given])
        coded = np.sort(coded[given.sum(axis=1) >= 2], axis=1)
        if not coded.size:
            raise TooFewRatings(
                msg("Tidak ada yang dinilai oleh dua penilai atau lebih."),
                hint=msg(
                    "Kesepakatan baru dapat dihitung bila orang yang sama dinilai dua penilai."
                ),
            )
        alike, times = np.unique(coded, axis=0, return_counts=True)
        unit, column = np.nonzero(alike >= 0)
        sizes = np.bincount(unit).astype(np.float64)
        return cls(times.astype(np.float64), sizes, unit, alike[unit, column], levels, metric)

    def disagreements(self, times: Floats) -> tuple[float, float]:
        """Return observed and expected disagreement, each kind of unit counted so many times."""
        drawn = times[self.unit]
        used = np.asarray(np.bincount(self.place, weights=drawn, minlength=self.levels.size), float)
        total = float(used.sum())
        if np.count_nonzero(used) < 2:
            return 0.0, 0.0
        within, between = self._sums(used)
        observed = float(times @ (within / (self.sizes - 1))) / total
        return observed, between / (total * (total - 1))

    def _sums(self, used: Floats) -> tuple[Floats, float]:
        """Return squared distances within each kind of unit, and among all ratings."""
        if self.metric == "nominal":
            return self._unlike, float(used.sum() ** 2 - used @ used)
        if self.metric == "ratio":
            return self._by_ratio, float(used @ self._ratios @ used)
        places = np.cumsum(used) - used / 2 if self.metric == "ordinal" else self.levels
        places = places - float(used @ places) / float(used.sum())
        each = places[self.place]
        first = np.bincount(self.unit, weights=each)
        second = np.bincount(self.unit, weights=each**2)
        within = 2 * (self.sizes * second - first**2)
        return within, 2 * float(used.sum() * (used @ places**2) - (used @ places) ** 2)

    @cached_property
    def _unlike(self) -> Floats:
        cells = np.unique(self.unit * self.levels.size + self.place, return_counts=True)
        alike = np.bincount(cells[0] // self.levels.size, weights=cells[1].astype(np.float64) ** 2)
        return np.asarray(self.sizes**2 - alike)

    @cached_property
    def _ratios(self) -> Floats:
        sums = self.levels[:, None] + self.levels[None, :]
        apart = self.levels[:, None] - self.levels[None, :]
        return np.asarray((apart / np.where(sums > 0, sums, 1)) ** 2)

    @cached_property
    def _by_ratio(self) -> Floats:
        counts = np.zeros((self.times.size, self.levels.size))
        np.add.at(counts, (self.unit, self.place), 1.0)
        return np.asarray(((counts @ self._ratios) * counts).sum(axis=1))


def _refuse_metric(metric: Metric, levels: Floats) -> None:
    if metric not in METRICS:
        raise UnknownMetric(
            msg("Jarak {metric} tidak dikenal.", metric=metric),
            hint=msg("Pilih salah satu: {metrics}.", metrics=", ".join(METRICS)),
        )
    if metric == "ratio" and levels.size and (levels[0] < 0 or levels.size > MOST_RATIO_LEVELS):
        raise UnknownMetric(
            msg("Jarak ratio tidak berlaku untuk level di bawah nol atau terlalu banyak level."),
            hint=msg("Pakai jarak interval atau ordinal."),
        )


def _drawn(units: _Units, replicates: int, seed: int) -> Floats:
    """Return alpha of samples of units with replacement; samples of one level are left out."""
    chance = np.random.default_rng(seed)
    count = int(units.times.sum())
    shares = units.times / count
    values = []
    for _ in range(replicates):
        drawn = chance.multinomial(count, shares).astype(np.float64)
        observed, expected = units.disagreements(drawn)
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
