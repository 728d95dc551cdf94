"""Who lies so near to a cut that a person should look twice; advice, never a level; pure."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from statistics import stdev

from takar.web.exam_results.rules.cuts import Cuts

FEWEST = 2


def error_of(points: Sequence[Decimal], alpha: float | None) -> float | None:
    """Return the standard error of measurement in points: sd times the root of 1 - alpha.

    Nothing where the coefficient is not known or below nothing, or nobody differs.
    """
    if alpha is None or not 0 <= alpha <= 1 or len(points) < FEWEST:
        return None
    spread = stdev(map(float, points))
    return spread * float(1 - alpha) ** 0.5 or None


def is_near_ability(theta: float | None, error: float | None, cuts: Cuts) -> bool:
    """Say whether an ability lies within its own standard error of a cut."""
    if theta is None or error is None:
        return False
    _level, cut = cuts.nearest(Fraction(theta))
    return abs(theta - float(cut)) <= error


def is_near(points: Decimal | None, most: Decimal, cuts: Cuts, error: float | None) -> bool:
    """Say whether a score lies within one standard error of a cut, on the scale of the cuts."""
    if points is None or error is None or not most:
        return False
    share = 1 if cuts.on == "POINTS" else 100 / float(most)
    score = Fraction(points) if cuts.on == "POINTS" else 100 * Fraction(points) / Fraction(most)
    _level, cut = cuts.nearest(score)
    return abs(float(score - cut)) <= error * share
