"""The second instrument: maturity of eight aspects, engagement, and a correction.

Law: PermenPANRB 19/2025. Most weights are not known; the index then lies between two numbers. The
steps are told in ``docs/explanation/merit.md``.
"""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from takar.kernel.language import msg
from takar.kernel.rounding import half_up
from takar.measures.merit.answers import Answer, aspects_of, by_aspect, within
from takar.measures.merit.result import AspectResult, MeritResult
from takar.regulations.kinds import Code
from takar.regulations.law import Law

SECOND = "PERMENPANRB_19_2025"
WHOLE = Fraction(100)


def merit_by_maturity(
    answers: Iterable[Answer],
    law: Law,
    *,
    engagement: Decimal | None = None,
    correction: Decimal = Decimal(0),
) -> MeritResult:
    """Score a self-assessment by the second instrument.

    Args:
        answers: one per aspect, with its maturity.
        law: the law in force.
        engagement: satisfaction and engagement of the employees, 0 to 1.
        correction: added for violations (below zero lowers the index).

    Raises:
        BadAnswer: an answer does not fit the instrument.
    """
    aspects = aspects_of(SECOND, law)
    given = by_aspect(answers, aspects)
    results = tuple(_aspect(aspects[code], given[code]) for code in aspects)
    settings, bands = law.record("merit.index_2025"), law.bands("merit.levels_2025")
    shares = Fraction(settings["maturity_percent"]), Fraction(settings["engagement_percent"])
    ends = [
        (shares[0] * _maturity(results, end) + shares[1] * _engaged(engagement, end)) / WHOLE
        + Fraction(correction)
        for end in ("least", "most")
    ]
    low, high = (bands.of(max(half_up(end, settings["decimals"]), Decimal(0))) for end in ends)
    return MeritResult(
        instrument=SECOND,
        least=ends[0],
        most=ends[1],
        category_least=low,
        category_most=high,
        aspects=results,
        unweighed=tuple(own.code for own in results if own.weight is None),
        correction=Fraction(correction),
    )


def _aspect(aspect: Code, answer: Answer) -> AspectResult:
    weight = aspect["weight"]
    known = answer.maturity is not None
    least, most = Fraction(0), Fraction(1)
    if answer.maturity is not None:
        least = most = Fraction(within(answer.maturity, 0, 1, aspect.title))
    return AspectResult(
        code=aspect.code,
        title=aspect.title,
        least=least,
        most=most,
        answered=int(known),
        asked=1,
        weight=None if weight is None else Fraction(weight),
    )


def _maturity(results: Iterable[AspectResult], end: str) -> Fraction:
    """Weigh the aspects; weights not known go where they make the least, or the most."""
    rows = list(results)
    weighed = [(own.weight, _end(own, end)) for own in rows if own.weight is not None]
    known = sum((weight * value for weight, value in weighed), Fraction(0))
    free = [_end(own, end) for own in rows if own.weight is None]
    if not free:
        return known / WHOLE
    rest = WHOLE - sum((weight for weight, _ in weighed), Fraction(0))
    return (known + rest * (min(free) if end == "least" else max(free))) / WHOLE


def _end(result: AspectResult, end: str) -> Fraction:
    return result.least if end == "least" else result.most


def _engaged(engagement: Decimal | None, end: str) -> Fraction:
    if engagement is None:
        return Fraction(0) if end == "least" else Fraction(1)
    return Fraction(within(engagement, 0, 1, str(msg("keterikatan pegawai"))))
