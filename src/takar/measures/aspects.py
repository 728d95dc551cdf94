"""Potential aspects: the sum of their scores over the highest sum, in percent."""

from fractions import Fraction

import ibis.expr.types as ir

from takar.measures.jpm import PERCENT, added
from takar.regulations.law import Law
from takar.regulations.rubrics import AspectsRubric
from takar.tables.expressions import (
    MICRO,
    clamped,
    day_number,
    divided,
    in_micro,
    micro,
    window_start,
)

SCORES = 10**8
"""More millionths than one aspect's score has."""


def weights(rubric: AspectsRubric, law: Law) -> dict[str, int]:
    """Return the weight of each aspect in hundredths; all of the law's alike unless told."""
    if rubric.weights:
        return {code: int(weight * 100) for code, weight in rubric.weights.items()}
    return dict.fromkeys(law.codes("assessment.potential_aspects"), 1)


def latest_aspects(aspects: ir.Table, codes: list[str], law: Law) -> ir.Table:
    """Return, per person, the latest valid score of each aspect and its day."""
    oldest = window_start(law.day, int(law.number("assessment.validity_years")))
    valid = aspects.filter(aspects.score.notnull(), aspects.assessed_on.between(oldest, law.day))
    packed = day_number(valid.assessed_on) * SCORES + clamped(in_micro(valid.score), 0, SCORES - 1)
    latest = valid.group_by("employee_id").aggregate(
        **{f"latest__{code}": packed.max(where=valid.aspect == code) for code in codes}
    )
    latest = latest.mutate(**{f"on__{code}": latest[f"latest__{code}"] // SCORES for code in codes})
    return latest.select(
        "employee_id",
        *(f"on__{code}" for code in codes),
        **{
            f"aspect__{code}": latest[f"latest__{code}"] - latest[f"on__{code}"] * SCORES
            for code in codes
        },
    )


def aspect_sums(
    latest: ir.Table, rubric: AspectsRubric, short: str, law: Law
) -> dict[str, ir.Value]:
    """Return the percentage with the missing aspects at 0 and at the top, and how many miss."""
    heavy, top = weights(rubric, law), micro(rubric.top)
    share = Fraction(PERCENT * MICRO, sum(heavy.values()) * top)
    values = {}
    for end, gap in (("least", 0), ("most", top)):
        scores = [
            clamped(latest[f"aspect__{code}"].fill_null(gap), 0, top) * weight
            for code, weight in heavy.items()
        ]
        values[f"{short}_{end}_sum"] = added(scores) * share.numerator
    missing = added([latest[f"aspect__{code}"].isnull().cast("int64") for code in heavy])
    return values | {f"{short}_missing": missing}


def aspect_percents(
    latest: ir.Table, rubric: AspectsRubric, short: str, law: Law
) -> dict[str, ir.Value]:
    """Divide the sums into percentages."""
    share = Fraction(PERCENT * MICRO, sum(weights(rubric, law).values()) * micro(rubric.top))
    return {
        f"{short}_{end}_percent": divided(latest[f"{short}_{end}_sum"], share.denominator)
        for end in ("least", "most")
    }
