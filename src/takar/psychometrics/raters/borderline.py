"""How sure a printed category is, given how far a measure may be off.

The steps are told in ``docs/explanation/generalizability.md``.
"""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import ndtr

from takar.kernel.errors import TakarError
from takar.kernel.language import Message, msg
from takar.regulations.bands import Bands

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Measure = Decimal | Fraction | float | int | None
SURE = 0.8


class BadError(TakarError):
    """A standard error is below zero or not a number."""


@dataclass(frozen=True, eq=False)
class CategoryProbabilities:
    """How likely each category is for each person; a person without a measure has gaps.

    Attributes:
        codes: the categories, from low to high.
        probability: a person a row, a category a column; NaN where there is no measure.
        printed: the category that the law gives; None where there is no measure.
        of_printed: how likely the printed category is; NaN where there is none.
    """

    codes: tuple[str, ...]
    probability: Floats
    printed: tuple[str | None, ...]
    of_printed: Floats

    def is_borderline(self, threshold: float = SURE) -> Flags:
        """Tell who is less sure than the threshold to belong where printed."""
        return np.asarray(self.of_printed < threshold)

    def of(self, person: int) -> dict[str, float] | None:
        """Return the probabilities of one person by category; none without a measure."""
        row = self.probability[person]
        if np.isnan(row).any():
            return None
        return dict(zip(self.codes, row.tolist(), strict=True))


@dataclass(frozen=True)
class Classification:
    """How well persons are put into categories, expected over all of them.

    Attributes:
        accuracy: share expected to stand where they truly belong.
        consistency: share expected to stand in the same category if measured again.
        chance: consistency that the size of the categories alone would give.
        kappa: consistency beyond chance; none where all stand in one category.
        too_high: share expected to stand above where they belong; ``too_low`` below.
        count: persons with a measure; ``because`` says why there is no value.
    """

    accuracy: float | None
    consistency: float | None
    chance: float | None
    kappa: float | None
    too_high: float | None
    too_low: float | None
    count: int
    because: Message | None = None


def category_probabilities(
    measures: Sequence[Measure] | ArrayLike, sem: ArrayLike, bands: Bands
) -> CategoryProbabilities:
    """Return, per person, how likely each category is, errors being normal around the measure.

    The printed category is exact: it compares the measure with the law's limits in decimals.

    Reference: Rudner (2005).

    Args:
        measures: the JPM of each person in percent; None or NaN for a gap.
        sem: the standard error of all, or of each.
    """
    exact = [_exact(value) for value in _listed(measures)]
    pieces = sorted(bands, key=lambda band: band.lower.value if band.lower else Decimal("-inf"))
    cuts = [float(band.lower.value) for band in pieces[1:] if band.lower]
    printed = [None if value is None else bands.of(value) for value in exact]
    return _probabilities(exact, sem, tuple(band.code for band in pieces), cuts, printed)


def level_probabilities(
    means: Sequence[Measure] | ArrayLike,
    sem: ArrayLike,
    *,
    printed: Sequence[int | float | None] | None = None,
    levels: Sequence[float] = (0, 1, 2, 3, 4, 5),
) -> CategoryProbabilities:
    """Return, per person, how likely each level of a competency is.

    A level reaches half-way to its neighbours; exactly half-way belongs to the higher one.

    Args:
        means: mean level of each person over the raters; None or NaN for a gap.
        sem: the standard error of all, or of each.
        printed: the level that was printed; without it, the one nearest to the mean.
    """
    steps = sorted(float(level) for level in levels)
    cuts = [(low + high) / 2 for low, high in itertools.pairwise(steps)]
    exact = [_exact(value) for value in _listed(means)]
    codes = tuple(f"{level:g}" for level in steps)
    if printed is None:
        nearest = [
            None if value is None else codes[int(np.searchsorted(cuts, float(value), "right"))]
            for value in exact
        ]
    else:
        nearest = [None if level is None else f"{float(level):g}" for level in printed]
    return _probabilities(exact, sem, codes, cuts, nearest)


def classification(sure: CategoryProbabilities) -> Classification:
    """Return how accurate and how repeatable the categories of all persons are.

    Reference: Rudner (2005) for accuracy; Lee (2010) for consistency.
    """
    there = [k for k, code in enumerate(sure.printed) if code is not None]
    if not there:
        because = msg("Belum ada orang yang terukur.")
        return Classification(*(None,) * 6, count=0, because=because)
    rows = sure.probability[there]
    place = np.array([sure.codes.index(str(sure.printed[k])) for k in there])
    column = np.arange(len(sure.codes))
    chance = float((rows.mean(axis=0) ** 2).sum())
    consistency = float((rows**2).sum(axis=1).mean())
    return Classification(
        accuracy=float(rows[np.arange(len(there)), place].mean()),
        consistency=consistency,
        chance=chance,
        kappa=None if 1 - chance < 1e-12 else (consistency - chance) / (1 - chance),
        too_high=float((rows * (column < place[:, None])).sum(axis=1).mean()),
        too_low=float((rows * (column > place[:, None])).sum(axis=1).mean()),
        count=len(there),
    )


def _probabilities(
    exact: list[Decimal | Fraction | None],
    sem: ArrayLike,
    codes: tuple[str, ...],
    cuts: list[float],
    printed: Sequence[str | None],
) -> CategoryProbabilities:
    values = np.array([np.nan if value is None else float(value) for value in exact])
    below = _below(values, _errors(sem, values.size), np.asarray(cuts, dtype=np.float64))
    probability = np.diff(below, axis=1)
    of_printed = np.array(
        [
            np.nan if code is None else row[codes.index(code)]
            for code, row in zip(printed, probability, strict=True)
        ]
    )
    return CategoryProbabilities(codes, probability, tuple(printed), of_printed)


def _below(values: Floats, errors: Floats, cuts: Floats) -> Floats:
    """Return how likely each person is below each limit, from nothing to everything."""
    apart = cuts[None, :] - values[:, None]
    with np.errstate(divide="ignore", invalid="ignore"):
        below = ndtr(apart / errors[:, None])
    known = errors[:, None] == 0
    below = np.where(known, (apart > 0).astype(np.float64), below)
    below = np.where(np.isnan(values)[:, None], np.nan, below)
    edge = np.where(np.isnan(values), np.nan, 0.0)[:, None]
    return np.hstack([edge, below, edge + 1.0])


def _errors(sem: ArrayLike, count: int) -> Floats:
    """Return the standard error of each person.

    Raises:
        BadError: one is below zero or no number, or there are not as many as persons.
    """
    given = np.asarray(sem, dtype=np.float64)
    if given.ndim > 1 or given.size not in {1, count} or not (given >= 0).all():
        raise BadError(
            msg("Galat baku pengukuran harus berupa angka nol atau lebih."),
            hint=msg("Beri satu galat baku untuk semua orang, atau satu untuk setiap orang."),
        )
    return np.broadcast_to(given, (count,)).astype(np.float64)


def _listed(values: Any) -> list[Any]:
    return list(values.ravel().tolist() if isinstance(values, np.ndarray) else values)


def _exact(value: Any) -> Decimal | Fraction | None:
    """Return the number as it is written, so that limits are compared exactly."""
    if value is None or isinstance(value, Decimal | Fraction):
        return value
    return None if np.isnan(value) else Decimal(repr(float(value)))
