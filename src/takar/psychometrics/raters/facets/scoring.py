"""Abilities by other rules than the mean: the mode, and Warm's weighted likelihood.

Both are finite for a ratee with nothing but the highest, or the lowest, level.

Reference: Warm (1989), Psychometrika 54, 427-450; Samejima (1993) for more than two categories.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from takar.psychometrics.raters.facets.point import seat_locations
from takar.psychometrics.raters.facets.summit import Summit
from takar.psychometrics.raters.ratings import Numbers, Ratings

Kind = Literal["MAP", "WLE"]
CLOSE = 1e-9
LONGEST_STEP = 1.0
FARTHEST = 30.0


@dataclass(frozen=True, eq=False)
class Measures:
    """Abilities in logits with standard errors; NaN for a name without a rating."""

    ability: Numbers
    se: Numbers


@dataclass(frozen=True, eq=False)
class _Sums:
    """Residual, information and third moment of every ratee at an ability."""

    residual: Numbers
    information: Numbers
    third: Numbers


def measures(summit: Summit, kind: Kind, ratings: Ratings) -> Measures:
    """Return abilities as the mode of what is known (MAP) or by weighted likelihood (WLE)."""
    layout, point = summit.hill.layout, summit.place.point
    ability = summit.place.found.mean.copy()
    prior = np.exp(-2 * point.log_sd) if kind == "MAP" else 0.0
    centre = point.panel[layout.panel]
    for _ in range(200):
        sums = _sums(summit, ability)
        told = np.maximum(sums.information, 1e-10)
        bonus = sums.third / (2 * told) if kind == "WLE" else 0.0
        step = (sums.residual + bonus - prior * (ability - centre)) / (told + prior)
        ability = np.clip(ability + np.clip(step, -LONGEST_STEP, LONGEST_STEP), -FARTHEST, FARTHEST)
        if np.abs(step).max() < CLOSE:
            break
    error = 1 / np.sqrt(_sums(summit, ability).information + prior)
    whole, whole_se = (np.full(len(ratings.ratees), np.nan) for _ in range(2))
    whole[layout.ratees], whole_se[layout.ratees] = ability, error
    return Measures(whole, whole_se)


def _sums(summit: Summit, ability: Numbers) -> _Sums:
    """Return sums over the ratings of every ratee."""
    layout, categories = summit.hill.layout, summit.hill.categories
    where = seat_locations(summit.place.point, layout)
    eta = ability[layout.row_ratee] - where[layout.row_seat]
    intercepts = np.where(
        categories.is_used, categories.intercepts(summit.place.point.step), np.inf
    )[layout.row_competency]
    places = np.arange(intercepts.shape[1], dtype=np.float64)
    logits = eta[:, None] * places - intercepts
    chance = np.exp(logits - logits.max(axis=1, keepdims=True))
    chance /= chance.sum(axis=1, keepdims=True)
    mean = chance @ places
    apart = places - mean[:, None]
    parts = (layout.category - mean, *(np.einsum("nk,nk->n", chance, apart**p) for p in (2, 3)))
    summed = (np.bincount(layout.row_ratee, part, len(ability)) for part in parts)
    return _Sums(*(one.astype(np.float64) for one in summed))
