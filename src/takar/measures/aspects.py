"""Potential aspects: the sum of their scores over the highest sum, in percent."""

from fractions import Fraction

import ibis.expr.types as ir

from takar.measures.jpm import PERCENT, added
from takar.measures.levels import joined_to
from takar.regulations.law import Law
from takar.regulations.rubrics import AspectsRubric
from takar.tables.expressions import (
    MICRO,
    clamped,
    day_number,
    divided,
    in_micro,
    micro,
    when,
    window_start,
)

SCORES = 10**8
"""More millionths than one aspect's score has."""


def weights(rubric: AspectsRubric, law: Law) -> dict[str, int]:
    """Return the weight of each aspect in hundredths; all of the law's alike unless told."""
    if rubric.weights:
        return {code: int(weight * 100) for code, weight in rubric.weights.items()}
    return dict.fromkeys(law.codes("assessment.potential_aspects"), 1)


def with_aspects(people: ir.Table, aspects: ir.Table, codes: list[str], law: Law) -> ir.Table:
    """Add the latest valid score of each aspect, ``aspect__X``, in millionths."""
    oldest = window_start(law.day, int(law.number("assessment.validity_years")))
    valid = aspects.filter(aspects.score.notnull(), aspects.assessed_on.between(oldest, law.day))
    packed = day_number(valid.assessed_on) * SCORES + clamped(in_micro(valid.score), 0, SCORES - 1)
    latest = valid.group_by("employee_id").aggregate(
        **{f"latest__{code}": packed.max(where=valid.aspect == code) for code in codes}
    )
    both = joined_to(people, latest, "employee_id")
    return both.mutate(
        **{
            f"aspect__{code}": both[f"latest__{code}"] - both[f"latest__{code}"] // SCORES * SCORES
            for code in codes
        },
        **{f"aspect_on__{code}": both[f"latest__{code}"] // SCORES for code in codes},
    ).drop(*(f"latest__{code}" for code in codes))


def aspect_ends(
    people: ir.Table, rubric: AspectsRubric, short: str, law: Law
) -> dict[str, ir.Value]:
    """Return the percentage, and its least and most with the missing aspects at 0 and the top."""
    heavy, top = weights(rubric, law), micro(rubric.top)
    share = Fraction(PERCENT * MICRO, sum(heavy.values()) * top)
    ends = {}
    for end, gap in (("least", 0), ("most", top)):
        values = [
            clamped(people[f"aspect__{code}"].fill_null(gap), 0, top) * weight
            for code, weight in heavy.items()
        ]
        ends[end] = divided(added(values) * share.numerator, share.denominator)
    known = added([people[f"aspect__{code}"].isnull().cast("int64") for code in heavy]) == 0
    return {"score": when(known, ends["least"]), **ends}
