"""Two selection rates side by side: tests, intervals, effect and power."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import asin, ceil, exp, floor, isclose, log, sin, sqrt

import numpy as np
from scipy.stats import hypergeom, norm

ENOUGH_POWER = 0.8
TIE = 1e-7


@dataclass(frozen=True)
class Interval:
    """A value's lower and upper end."""

    low: float
    high: float


@dataclass(frozen=True)
class Rates:
    """How many of how many were selected, in a group and in the group it is compared with."""

    selected: int
    total: int
    other_selected: int
    other_total: int

    @property
    def rate(self) -> float:
        """Share selected in the group."""
        return self.selected / self.total

    @property
    def other_rate(self) -> float:
        """Share selected in the group of comparison."""
        return self.other_selected / self.other_total

    @property
    def ratio(self) -> float | None:
        """Rate over rate; none where nobody was selected in the group of comparison."""
        return None if self.other_selected == 0 else self.rate / self.other_rate

    @property
    def is_below_four_fifths(self) -> bool | None:
        """Whether the ratio is below four fifths, compared in whole numbers."""
        if self.other_selected == 0:
            return None
        return 5 * self.selected * self.other_total < 4 * self.other_selected * self.total

    @property
    def moved(self) -> "Rates | None":
        """The rates if one selection had gone to the other group, towards the other verdict.

        Where the other group cannot take or give one, only this group's selection changes.
        """
        step = 1 if self.is_below_four_fifths else -1
        selected = self.selected + step
        if not 0 <= selected <= self.total:
            return None
        other = min(max(self.other_selected - step, 0), self.other_total)
        return Rates(selected, self.total, other, self.other_total)

    @property
    def is_flip_flop(self) -> bool:
        """Whether one person moved would change the side of four fifths."""
        moved = self.moved
        if moved is None or self.is_below_four_fifths is None:
            return False
        return moved.is_below_four_fifths != self.is_below_four_fifths


def fisher_p(rates: Rates, *, mid: bool = False) -> float:
    """Return how likely a split at least as uneven is by chance, both sides.

    Reference: Fisher (1935); Lancaster (1961) for the middle of the step (``mid``).
    """
    chosen = rates.selected + rates.other_selected
    everybody = rates.total + rates.other_total
    least = max(0, chosen - rates.other_total)
    support = np.arange(least, min(chosen, rates.total) + 1)
    chance = hypergeom.pmf(support, everybody, rates.total, chosen)
    seen = float(chance[rates.selected - least])
    p = float(chance[chance <= seen * (1 + TIE)].sum())
    return min(1.0, p - seen / 2 if mid else p)


def pooled_z(rates: Rates) -> float | None:
    """Return the difference of the rates in standard errors; none where all fared alike."""
    pooled = (rates.selected + rates.other_selected) / (rates.total + rates.other_total)
    if pooled in {0.0, 1.0}:
        return None
    error = sqrt(pooled * (1 - pooled) * (1 / rates.total + 1 / rates.other_total))
    return (rates.rate - rates.other_rate) / error


def two_sided(z: float | None) -> float | None:
    """Return how likely a value so far out is by chance, both sides."""
    return None if z is None else float(2 * norm.sf(abs(z)))


def difference_interval(rates: Rates, confidence: float = 0.95) -> Interval:
    """Return the interval of the difference of the rates; it holds for empty cells too.

    Reference: Newcombe (1998), method 10.
    """
    own = score_interval(rates.selected, rates.total, confidence)
    other = score_interval(rates.other_selected, rates.other_total, confidence)
    apart = rates.rate - rates.other_rate
    down = sqrt((rates.rate - own.low) ** 2 + (other.high - rates.other_rate) ** 2)
    up = sqrt((own.high - rates.rate) ** 2 + (rates.other_rate - other.low) ** 2)
    return Interval(apart - down, apart + up)


def score_interval(selected: int, total: int, confidence: float = 0.95) -> Interval:
    """Return the interval of one rate (Wilson, 1927)."""
    z = float(norm.ppf((1 + confidence) / 2))
    rate = selected / total
    middle = rate + z**2 / (2 * total)
    reach = z * sqrt(rate * (1 - rate) / total + z**2 / (4 * total**2))
    scale = 1 + z**2 / total
    return Interval(max(0.0, (middle - reach) / scale), min(1.0, (middle + reach) / scale))


def ratio_interval(rates: Rates, confidence: float = 0.95) -> Interval:
    """Return the interval of the ratio of the rates, half a person added where a cell is empty.

    Reference: Katz, Baptista, Azen & Pike (1978); Walter (1975) for empty cells.
    """
    cells = (rates.selected, rates.total, rates.other_selected, rates.other_total)
    spare = 0.5 if 0 in (cells[0], cells[2]) or (cells[0], cells[2]) == (cells[1], cells[3]) else 0
    a, n, b, m = (cell + spare for cell in cells)
    error = sqrt(max(1 / a - 1 / n + 1 / b - 1 / m, 0.0))
    reach = float(norm.ppf((1 + confidence) / 2)) * error
    middle = log((a / n) / (b / m))
    return Interval(exp(middle - reach), exp(middle + reach))


def cohen_h(rate: float, other: float) -> float:
    """Return the difference of two rates on the arcsine scale (Cohen, 1988)."""
    return 2 * asin(sqrt(rate)) - 2 * asin(sqrt(other))


def power_to_find(rate: float, other: float, total: int, other_total: int, alpha: float) -> float:
    """Return how likely a test finds these two true rates to differ (Cohen, 1988)."""
    size = sqrt(total * other_total / (total + other_total))
    return _found(abs(cohen_h(rate, other)) * size, alpha)


def least_detectable(
    other: float, total: int, other_total: int, *, alpha: float = 0.05, power: float = ENOUGH_POWER
) -> float | None:
    """Return how far below ``other`` a true rate must be to be found with that power.

    None where even a rate of zero would be missed.

    Reference: Cohen (1988).
    """
    size = sqrt(total * other_total / (total + other_total))
    reach = float(norm.ppf(1 - alpha / 2) + norm.ppf(power)) / size
    angle = asin(sqrt(other)) - reach / 2
    return None if angle < 0 else other - sin(angle) ** 2


def smallest_size(share: float, total: int, minimum: int) -> int:
    """Return the fewest people a group must have, at least a share of everybody."""
    wanted = share * total
    rounded = round(wanted) if isclose(wanted, round(wanted), abs_tol=1e-9) else ceil(wanted)
    return max(minimum, floor(rounded))


def holm(p_values: Sequence[float | None]) -> list[float | None]:
    """Return p-values adjusted for asking several times; gaps stay gaps.

    Reference: Holm (1979).
    """
    known = sorted((p, place) for place, p in enumerate(p_values) if p is not None)
    adjusted: list[float | None] = [None] * len(p_values)
    reached = 0.0
    for rank, (p, place) in enumerate(known):
        reached = max(reached, min(1.0, p * (len(known) - rank)))
        adjusted[place] = reached
    return adjusted


def _found(distance: float, alpha: float) -> float:
    limit = float(norm.ppf(1 - alpha / 2))
    return float(norm.sf(limit - distance) + norm.cdf(-limit - distance))
