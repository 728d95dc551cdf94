"""Residuals: which raters, ratees and competencies do not go along with the model.

Residuals are averaged over what is known of a ratee rather than taken at one estimate, so a mean
square of one is what the model itself would give.

Reference: Wright and Masters (1982), Rating Scale Analysis, chapter 5.
"""

from dataclasses import dataclass

import numpy as np

from takar.psychometrics.raters.facets.summit import Summit
from takar.psychometrics.raters.ratings import Codes, Numbers

CHUNK = 8192
LEAST_VARIANCE = 1e-6


@dataclass(frozen=True, eq=False)
class MeanSquares:
    """Infit (weighted by information) and outfit; one is as expected, more is erratic.

    Attributes:
        infit_z, outfit_z: as standard normal deviates (Wilson and Hilferty), roughly.
        ratings: how many ratings they rest on.
    """

    infit: Numbers
    outfit: Numbers
    infit_z: Numbers
    outfit_z: Numbers
    ratings: Numbers


@dataclass(frozen=True, eq=False)
class Residuals:
    """For every rating, averaged over the ratee's posterior.

    Attributes:
        expected: the category expected; residual: category less expected.
        square: squared residual; variance: of the category; standard: squared residual over
        variance; fourth: fourth central moment of the category; fourth_standard: over variance
        squared.
    """

    expected: Numbers
    residual: Numbers
    square: Numbers
    variance: Numbers
    standard: Numbers
    fourth: Numbers
    fourth_standard: Numbers
    weight: Numbers

    @classmethod
    def of(cls, summit: Summit) -> "Residuals":
        """Return the residuals at the end of a search."""
        layout = summit.hill.layout
        moments = _moments(summit)
        parts = []
        for first in range(0, len(layout.category), CHUNK):
            rows = slice(first, first + CHUNK)
            shares = summit.place.found.shares[layout.row_ratee[rows]]
            where = layout.row_competency[rows], layout.row_seat[rows]
            mean, variance, fourth = (moment[where] for moment in moments)
            square = (layout.category[rows, None] - mean) ** 2
            parts.append(
                [
                    np.einsum("nq,nq->n", shares, part)
                    for part in (
                        mean,
                        square,
                        variance,
                        square / variance,
                        fourth,
                        fourth / variance**2,
                    )
                ]
            )
        expected, square, variance, standard, fourth, ratio = np.concatenate(parts, axis=1)
        return cls(
            expected=expected,
            residual=layout.category - expected,
            square=square,
            variance=variance,
            standard=standard,
            fourth=fourth,
            fourth_standard=ratio,
            weight=layout.weight[layout.row_ratee],
        )

    def by(self, codes: Codes, places: Codes, size: int) -> MeanSquares:
        """Return mean squares of a facet; ``codes`` are places among ``places`` among ``size``."""

        def summed(values: Numbers) -> Numbers:
            whole = np.zeros(size)
            whole[places] = np.bincount(codes, self.weight * values, len(places))
            return whole

        number, information = summed(np.ones(len(self.weight))), summed(self.variance)
        with np.errstate(divide="ignore", invalid="ignore"):
            infit, outfit = summed(self.square) / information, summed(self.standard) / number
            in_sd = np.sqrt(summed(self.fourth - self.variance**2)) / information
            out_sd = np.sqrt(np.maximum(summed(self.fourth_standard - 1), 0.0)) / number
            return MeanSquares(
                infit, outfit, _deviate(infit, in_sd), _deviate(outfit, out_sd), number
            )


def _deviate(square: Numbers, spread: Numbers) -> Numbers:
    """Return a mean square as a standard normal deviate."""
    return np.asarray((np.cbrt(square) - 1) * (3 / spread) + spread / 3)


def _moments(summit: Summit) -> tuple[Numbers, Numbers, Numbers]:
    """Return mean, variance and fourth central moment by competency, seat and node."""
    tables = summit.place.found.tables
    places = np.arange(tables.weights.shape[1], dtype=np.float64)
    raw = [(places**power * tables.weights) @ tables.powers / tables.sums for power in range(1, 5)]
    mean = raw[0]
    variance = np.maximum(raw[1] - mean**2, LEAST_VARIANCE)
    fourth = raw[3] - 4 * mean * raw[2] + 6 * mean**2 * raw[1] - 3 * mean**4
    shape = tables.log_sums.shape
    return mean.reshape(shape), variance.reshape(shape), np.maximum(fourth, 0.0).reshape(shape)


@dataclass(frozen=True, eq=False)
class CategoryUse:
    """How often each level was given on a competency, and to whom.

    Attributes:
        counts: competency (rows) by level (columns).
        average: mean ability, less severity and method, of those who got the level.
        is_ordered: whether thresholds rise from level to level.
    """

    counts: Numbers
    average: Numbers
    is_ordered: np.ndarray

    @classmethod
    def of(cls, summit: Summit, size: int) -> "CategoryUse":
        """Return the use of the scale at the end of a search."""
        layout, point = summit.hill.layout, summit.place.point
        rater, method = layout.seat_rater, layout.seat_method
        where = point.rater[rater] + point.method[method]
        ability = summit.place.found.mean[layout.row_ratee] - where[layout.row_seat]
        weight = layout.weight[layout.row_ratee]
        width = len(layout.levels)
        flat = layout.row_competency * width + layout.category
        sums = np.bincount(flat, weight * ability, layout.counts.size).reshape(-1, width)
        counts, average = np.zeros((size, width)), np.full((size, width), np.nan)
        counts[layout.competencies] = layout.counts
        there = layout.counts > 0
        average[layout.competencies] = np.where(
            there, sums / np.maximum(layout.counts, 1e-9), np.nan
        )
        intercepts = summit.hill.categories.intercepts(point.step)
        is_ordered = np.zeros(size, dtype=np.bool_)
        for place, used in enumerate(summit.hill.categories.is_used):
            found = np.flatnonzero(used)
            steps = np.diff(intercepts[place, found]) / np.maximum(np.diff(found), 1)
            is_ordered[layout.competencies[place]] = bool((np.diff(steps) > 0).all())
        return cls(counts, average, is_ordered)
