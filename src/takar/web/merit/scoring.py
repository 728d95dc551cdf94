"""What the answers of a sheet amount to, computed by the measure of its instrument."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from takar.measures.merit import (
    Adoption,
    Answer,
    AspectResult,
    Piece,
    adoption,
    merit_by_maturity,
    merit_by_points,
)
from takar.regulations.law import Law
from takar.web.merit.rules import ADOPTION, OLD, Outcome, Part, PartOutcome, parts

PLACES = Decimal("0.0001")


def scored(  # noqa: PLR0913 -- named at the call
    law: Law,
    instrument: str,
    *,
    values: Mapping[str, Decimal],
    findings: Mapping[str, str],
    shares: Mapping[str, Decimal],
    engagement: Decimal | None,
    correction: Decimal | None,
) -> Outcome:
    """Return what the answers amount to, between the least and the most that may be true.

    Args:
        law: the law in force on the day of the sheet.
        instrument: one of ``rules.INSTRUMENTS``.
        values: levels or maturities by question.
        findings: what was found, by question of the checklist.
        shares: percent of the employees that the records cover, by measured question.
        engagement: of the survey, 0 to 1; unknown where there was none.
        correction: for violations; none counts as zero.
    """
    if instrument == ADOPTION:
        return _adopted(adoption(_pieces(law, findings), law, shares=shares), law)
    if instrument == OLD:
        result = merit_by_points(_levels(parts(law, instrument), values), law)
        bands, size = law.bands("merit.categories_2018"), 1
    else:
        given = [Answer(code, maturity=value) for code, value in values.items()]
        correction = correction or Decimal(0)
        result = merit_by_maturity(given, law, engagement=engagement, correction=correction)
        bands, size = law.bands("merit.levels_2025"), 100
    titles = {band.code: band.title for band in bands}
    return Outcome(
        least=_exact(result.least),
        most=_exact(result.most),
        category=result.category or "",
        title=titles.get(result.category or "", ""),
        title_least=titles[result.category_least],
        title_most=titles[result.category_most],
        answered=sum(one.answered for one in result.aspects),
        asked=sum(one.asked for one in result.aspects),
        parts=[_part(one, size) for one in result.aspects],
        edition=law.edition,
    )


def _levels(known: list[Part], values: Mapping[str, Decimal]) -> list[Answer]:
    return [
        Answer(
            part.code,
            levels={
                one.title: int(values[one.code]) for one in part.questions if one.code in values
            },
        )
        for part in known
    ]


def _pieces(law: Law, findings: Mapping[str, str]) -> list[Piece]:
    """Let what was found of an item stand for each kind of its evidence."""
    items = law.codes("merit.adoption_items")
    return [
        Piece(code, kind, state)
        for code, state in findings.items()
        for kind in items[code]["evidence"]
    ]


def _part(one: AspectResult, size: int) -> PartOutcome:
    return PartOutcome(
        code=one.code,
        title=one.title,
        least=_exact(one.least * size),
        most=_exact(one.most * size),
        answered=one.answered,
        asked=one.asked,
    )


def _adopted(found: Adoption, law: Law) -> Outcome:
    whole = found.whole
    return Outcome(
        least=_exact(whole.percent),
        most=_exact(whole.percent_if_accepted),
        answered=whole.items - whole.unanswered,
        asked=whole.items,
        parts=[
            PartOutcome(
                code=stage.code,
                title=stage.title,
                least=_exact(stage.percent),
                most=_exact(stage.percent_if_accepted),
                answered=stage.items - stage.unanswered,
                asked=stage.items,
            )
            for stage in found.stages
        ],
        edition=law.edition,
    )


def _exact(value: Fraction) -> Decimal:
    """Return a number to be shown; categories were named from the exact one."""
    return (Decimal(value.numerator) / Decimal(value.denominator)).quantize(PLACES)
