"""Expected counts without a table of persons by abilities, where the models allow it.

In models of neighbouring categories the answers x of a person meet ability only in s = sum a_j x_j.
So the posterior is a function of s alone, and K(s) = log sum_q w_q exp(s theta_q) says everything:
its first derivative is the expected ability, its second the variance. K and its derivatives are
tabulated on a fine row of points, and persons are read off by cubic (Hermite) interpolation; what
all persons expect together needs only four moments of the persons of each interval.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from takar.psychometrics.irt.calibration.design import Numbers
from takar.psychometrics.irt.calibration.families import Counts, adjacent_table
from takar.psychometrics.irt.calibration.packing import Packed
from takar.psychometrics.irt.calibration.place import Grid, Place

POINTS = 1024
BLOCK = 16384


@dataclass(frozen=True, eq=False)
class Shortcut:
    """Counts expected answers for designs of neighbouring categories and few booklets."""

    packed: Packed

    @cached_property
    def points(self) -> tuple[Numbers, ...]:
        """For each parcel, codes by items: the points that each code stands for."""
        return tuple(
            parcel.points_of(self.packed.categories) for parcel in self.packed.large_parcels
        )

    def counts(self, place: Place, grid: Grid) -> Counts:
        """Return the counts expected at a place."""
        log_tables = adjacent_table(place, grid.theta)
        slopes = place.rows[:, 0]
        tables = [
            points @ slopes[list(parcel.items)]
            for parcel, points in zip(self.packed.large_parcels, self.points, strict=True)
        ]
        inner = np.where(
            self.packed.taken > 0,
            np.pad(place.rows[:, 1 : place.design.most], ((0, 0), (1, 0))),
            0.0,
        )
        loglik = float((self.packed.taken * inner).sum())
        given = np.zeros((len(slopes), len(grid.theta)))
        persons = np.zeros_like(grid.log_weights)
        sums = [np.zeros(parcel.size) for parcel in self.packed.large_parcels]
        for cell, (group, rows) in enumerate(self.packed.cells()):
            asked = self.packed.cell_given[cell]
            weights = grid.log_weights[group] + log_tables[asked, 0].sum(axis=0)
            curve = Curve.of(weights, grid.theta, *reach(place, asked))
            moments = self._read(curve, tables, sums, rows)
            found, at = curve.totals(moments)
            loglik += found
            given[asked] += at
            persons[group] += at
        points = np.empty(len(slopes))
        for parcel, matrix, by_code in zip(
            self.packed.large_parcels, self.points, sums, strict=True
        ):
            points[list(parcel.items)] = by_code @ matrix
        return Counts(loglik, given, points, self.packed.taken, None, persons)

    def _read(
        self, curve: "Curve", tables: list[Numbers], sums: list[Numbers], rows: slice
    ) -> Numbers:
        """Add the expected abilities of the rows to ``sums`` by code; return their moments."""
        moments = np.zeros((4, POINTS))
        for start in range(rows.start, rows.stop, BLOCK):
            some = slice(start, min(start + BLOCK, rows.stop))
            codes = self.packed.codes[:, some]
            score = tables[0][codes[0]]
            for table, code in zip(tables[1:], codes[1:], strict=True):
                score += table[code]
            weights = self.packed.weights[some] if self.packed.is_weighted else None
            expected = curve.read(score, moments, weights)
            for by_code, code in zip(sums, codes, strict=True):
                by_code[:] += np.bincount(code, weights=expected, minlength=len(by_code))
        return moments


def reach(place: Place, asked: Numbers) -> tuple[float, float]:
    """Return the lowest and the highest score that the items asked can give."""
    most = place.rows[asked, 0] * (place.design.sizes[asked] - 1)
    return float(np.minimum(most, 0).sum()), float(np.maximum(most, 0).sum())


@dataclass(frozen=True, eq=False)
class Curve:
    """The posterior of ability as a function of the score, tabulated.

    Attributes:
        coefficients: four rows, the cubic of the expected ability in each interval.
    """

    low: float
    step: float
    theta: Numbers
    level: Numbers
    expected: Numbers
    posterior: Numbers
    coefficients: Numbers

    @classmethod
    def of(
        cls, log_weights: Numbers, theta: Numbers, low: float, high: float, *, points: int = POINTS
    ) -> "Curve":
        """Tabulate from just below the lowest score to just above the highest."""
        step = max(high - low, 1e-9) / (points - 4)
        low -= step
        scores = low + step * np.arange(points)
        logits = np.multiply.outer(scores, theta) + log_weights
        top = logits.max(axis=1, keepdims=True)
        posterior = np.exp(logits - top)
        total = posterior.sum(axis=1, keepdims=True)
        posterior /= total
        expected = posterior @ theta
        variance = posterior @ theta**2 - expected**2
        return cls(
            low=low,
            step=step,
            theta=theta,
            level=(top + np.log(total))[:, 0],
            expected=expected,
            posterior=posterior,
            coefficients=_cubics(expected, step * variance),
        )

    def read(self, score: Numbers, moments: Numbers, weights: Numbers | None) -> Numbers:
        """Return the expected ability at each score; add powers of the distances to ``moments``."""
        score -= self.low
        score *= 1 / self.step
        cell = score.astype(np.intp)
        score -= cell
        flat, rise, bend, twist = self.coefficients
        expected = twist[cell]
        for part in (bend, rise, flat):
            expected *= score
            expected += part[cell]
        power = weights
        for moment in moments:
            moment[:] += np.bincount(cell, weights=power, minlength=POINTS)
            power = score if power is None else power * score
        if weights is not None:
            expected *= weights
        return np.asarray(expected)

    def totals(self, moments: Numbers) -> tuple[float, Numbers]:
        """Return the sum of K over all persons, and of their posteriors at each node."""
        here, there = _hermite(moments)
        value = here[0] + np.roll(there[0], 1)
        slope = self.step * (here[1] + np.roll(there[1], 1))
        loglik = float(value @ self.level + slope @ self.expected)
        nodes = (value - slope * self.expected) @ self.posterior
        return loglik, np.asarray(nodes + (slope @ self.posterior) * self.theta)


def _cubics(values: Numbers, slopes: Numbers) -> Numbers:
    """Return the cubic of each interval from values and slopes (per interval) at its ends."""
    rise = np.append(np.diff(values), 0.0)
    after = np.append(slopes[1:], 0.0)
    return np.stack([values, slopes, 3 * rise - 2 * slopes - after, slopes + after - 2 * rise])


def _hermite(moments: Numbers) -> tuple[tuple[Numbers, Numbers], tuple[Numbers, Numbers]]:
    """Return the weights of value and slope at the beginning and at the end of each interval."""
    one, first, second, third = moments
    end = 3 * second - 2 * third
    return (one - end, first - 2 * second + third), (end, third - second)
