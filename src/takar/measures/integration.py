"""Integration: one level per person and competency from what several methods and assessors saw.

Law: Peraturan BKN 26/2019 (data of several tools and assessors are integrated in one meeting).
The order of steps, the rounding and the treatment of gaps are told in
``docs/explanation/integration.md``. Everything is computed in fractions, so a mean of exactly
two and a half is two and a half on every machine.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

import pyarrow as pa

from takar.kernel.rounding import half_up

EXACT = pa.decimal128(18, 6)
SCORES = pa.schema(
    [
        ("employee_id", pa.string()),
        ("method", pa.string()),
        ("competency", pa.string()),
        ("assessor", pa.string()),
        ("level", EXACT),
    ]
)
INTEGRATED = pa.schema(
    [
        ("employee_id", pa.string()),
        ("competency", pa.string()),
        ("mean", EXACT),
        ("level", EXACT),
        ("methods", pa.int64()),
        ("assessors", pa.int64()),
        ("lowest", EXACT),
        ("highest", EXACT),
        ("spread", EXACT),
        ("is_disputed", pa.bool_()),
        ("gap", pa.string()),
    ]
)


class Rounding(StrEnum):
    """How a mean becomes a level: BULAT is the nearest whole level, half up."""

    WHOLE = "BULAT"
    HUNDREDTHS = "DUA_DESIMAL"


class Gap(StrEnum):
    """Why somebody has no level in a competency."""

    NOTHING_SEEN = "TIDAK_ADA_NILAI"
    TOO_FEW_METHODS = "METODE_KURANG"


@dataclass(frozen=True)
class Integration:
    """The settings of one integration.

    Attributes:
        competencies: every one of them is answered for each person, by a level or by a gap.
        weights: weight per method; a method that is not named does not count.
        least_methods: fewer methods than this give no level.
        rounding: how the mean becomes a level.
        dispute_from: this distance between highest and lowest asks for a talk.
    """

    competencies: tuple[str, ...]
    weights: Mapping[str, Decimal]
    least_methods: int
    rounding: Rounding = Rounding.WHOLE
    dispute_from: int = 2


@dataclass(frozen=True)
class Sight:
    """What one assessor saw by one method."""

    method: str
    assessor: str
    level: Fraction


def integration(scores: pa.Table, settings: Integration, people: Iterable[str]) -> pa.Table:
    """Integrate the scores into one row per person and competency.

    Args:
        scores: columns of :data:`SCORES`; a null level is a gap and counts for nothing.
        settings: weights, least number of methods, rounding.
        people: everybody who must be answered for, in this order.

    Returns:
        The columns of :data:`INTEGRATED`; without a level ``gap`` says why.
    """
    seen = sights(scores, settings)
    rows = [
        {"employee_id": person, "competency": competency}
        | one_level(seen.get((person, competency), []), settings)
        for person in people
        for competency in settings.competencies
    ]
    return pa.Table.from_pylist(rows, schema=INTEGRATED)


def sights(scores: pa.Table, settings: Integration) -> dict[tuple[str, str], list[Sight]]:
    """Gather what was seen of each person in each competency, by the methods that count."""
    seen: dict[tuple[str, str], list[Sight]] = defaultdict(list)
    for person, method, competency, assessor, level in rows_of(scores):
        if level is not None and settings.weights.get(method, 0) > 0:
            sight = Sight(method, assessor or "", Fraction(level))
            seen[person, competency].append(sight)
    return seen


def rows_of(scores: pa.Table) -> Iterator[tuple[str, str, str, str, Decimal | None]]:
    """Yield the scores row by row."""
    yield from zip(*(scores[name].to_pylist() for name in SCORES.names), strict=True)


def one_level(seen: list[Sight], settings: Integration) -> dict[str, object]:
    """Return the level of one person in one competency with everything that explains it."""
    means = means_by_method(seen)
    mean = weighted(means, settings.weights)
    gap = gap_of(means, settings.least_methods)
    lowest = min((sight.level for sight in seen), default=None)
    highest = max((sight.level for sight in seen), default=None)
    spread = None if lowest is None or highest is None else highest - lowest
    return {
        "mean": exact(mean),
        "level": None if gap else exact(rounded(mean, settings.rounding)),
        "methods": len(means),
        "assessors": len({sight.assessor for sight in seen if sight.assessor}),
        "lowest": exact(lowest),
        "highest": exact(highest),
        "spread": exact(spread),
        "is_disputed": spread is not None and spread >= settings.dispute_from,
        "gap": gap,
    }


def means_by_method(seen: Iterable[Sight]) -> dict[str, Fraction]:
    """Return the mean over assessors, method by method: two assessors are not two methods."""
    levels: dict[str, list[Fraction]] = defaultdict(list)
    for sight in seen:
        levels[sight.method].append(sight.level)
    return {method: sum(some, Fraction(0)) / len(some) for method, some in levels.items()}


def weighted(means: Mapping[str, Fraction], weights: Mapping[str, Decimal]) -> Fraction | None:
    """Return the weighted mean over the methods that saw something, or nothing."""
    total = sum((Fraction(weights[method]) for method in means), Fraction(0))
    if not total:
        return None
    parts = (mean * Fraction(weights[method]) for method, mean in means.items())
    return sum(parts, Fraction(0)) / total


def rounded(mean: Fraction | None, rounding: Rounding) -> Decimal | None:
    """Round a mean to a level, half up."""
    if mean is None:
        return None
    return half_up(mean, 0 if rounding is Rounding.WHOLE else 2)


def gap_of(means: Mapping[str, Fraction], least_methods: int) -> str | None:
    """Say why there is no level, or ``None`` when there is one."""
    if not means:
        return Gap.NOTHING_SEEN.value
    return Gap.TOO_FEW_METHODS.value if len(means) < least_methods else None


def exact(value: Fraction | Decimal | None) -> Decimal | None:
    """Write a number down with six decimals, half up; a level needs two at most."""
    return None if value is None else half_up(value, 6)
