"""From scores to levels by recorded cuts, how often that is right, and who needs a second look."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from math import isnan

import numpy as np
import numpy.typing as npt

from takar.kernel.errors import TakarError
from takar.kernel.language import msg

Exact = int | float | Decimal | Fraction
Numbers = npt.NDArray[np.float64]


class BadCuts(TakarError):
    """Cuts that do not rise."""


@dataclass(frozen=True)
class Decisions:
    """How often levels are right, and how often a second test would give the same.

    Attributes:
        accuracy: expected share of people whose level is the one of their true score.
        consistency: expected share who would get the same level again.
        by_level: people, and expected share right, of each level given.
    """

    accuracy: float
    consistency: float
    by_level: tuple[tuple[int, float | None], ...]
    n_used: int
    n_excluded: int


def levels_from_cuts(
    scores: Sequence[Exact | None], cuts: Sequence[Exact]
) -> tuple[int | None, ...]:
    """Return the level of each score, from one; a score on a cut has reached it.

    Scores and cuts are compared as they are: whole numbers, decimals and fractions exactly. A
    missing score has no level.

    Raises:
        BadCuts: a cut is not above the one before.
    """
    _check(cuts)
    return tuple(
        None if score is None or isnan(score) else 1 + bisect_right(cuts, score) for score in scores
    )


def decisions(theta: npt.ArrayLike, se: npt.ArrayLike, cuts: Sequence[float]) -> Decisions:
    """Return accuracy and consistency, each true score being normal around the one seen.

    Reference: Rudner (2001, 2005), Practical Assessment, Research and Evaluation 7(14), 10(13).
    """
    chances, seen = level_chances(theta, se, cuts)
    known = np.isfinite(chances).all(axis=1)
    chances, seen = chances[known], seen[known]
    right = chances[np.arange(len(seen)), seen]
    by_level = tuple(
        (int(own.sum()), float(right[own].mean()) if own.any() else None)
        for own in (seen == level for level in range(len(cuts) + 1))
    )
    return Decisions(
        accuracy=float(right.mean()) if len(right) else np.nan,
        consistency=float((chances**2).sum(axis=1).mean()) if len(right) else np.nan,
        by_level=by_level,
        n_used=int(known.sum()),
        n_excluded=int((~known).sum()),
    )


def level_chances(
    theta: npt.ArrayLike, se: npt.ArrayLike, cuts: Sequence[float]
) -> tuple[Numbers, npt.NDArray[np.intp]]:
    """Return the chance of each level for each person, and the place of the level seen."""
    from scipy.special import ndtr  # noqa: PLC0415 -- scipy is heavy, so only who asks loads it

    _check(cuts)
    place = np.atleast_1d(np.asarray(theta, dtype=np.float64))
    error = np.atleast_1d(np.asarray(se, dtype=np.float64))
    if (error <= 0).any():
        raise BadCuts(msg("Galat baku harus lebih besar dari nol."))
    below = ndtr((np.asarray(cuts, dtype=np.float64) - place[:, None]) / error[:, None])
    edges = np.hstack([np.zeros((len(place), 1)), below, np.ones((len(place), 1))])
    return np.diff(edges, axis=1), np.searchsorted(np.asarray(cuts), place, side="right")


def needs_person(
    theta: npt.ArrayLike, se: npt.ArrayLike, cuts: Sequence[float], *, within: float = 1.0
) -> npt.NDArray[np.bool_]:
    """Return who lies so near to a cut that a person must look: within one standard error.

    Whoever has no score or no error needs a person too.
    """
    _check(cuts)
    place = np.atleast_1d(np.asarray(theta, dtype=np.float64))
    error = np.atleast_1d(np.asarray(se, dtype=np.float64))
    nearest = np.abs(place[:, None] - np.asarray(cuts, dtype=np.float64)).min(axis=1)
    return np.asarray(~(nearest > within * error))


def _check(cuts: Sequence[Exact]) -> None:
    """Refuse cuts that do not rise."""
    if not cuts or any(not low < high for low, high in pairwise(cuts)):
        raise BadCuts(
            msg("Nilai batas harus naik dari level ke level."),
            hint=msg("Urutkan nilai batas dari yang terendah, tanpa yang sama."),
        )
