"""The first instrument: eight aspects, points out of 400.

Law: PermenPANRB 40/2018 and PerKASN 9/2019; the steps are told in ``docs/explanation/merit.md``.
"""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from takar.measures.merit.answers import Answer, aspects_of, by_aspect, within
from takar.measures.merit.result import AspectResult, MeritResult
from takar.regulations.kinds import Code
from takar.regulations.law import Law

FIRST = "PERMENPANRB_40_2018"
SCALE = "merit.scale_2018"


def merit_by_points(answers: Iterable[Answer], law: Law) -> MeritResult:
    """Score a self-assessment by the first instrument.

    Args:
        answers: one per aspect: levels of its topics, or its points.
        law: the law in force.

    Raises:
        BadAnswer: an answer does not fit the instrument.
    """
    aspects = aspects_of(FIRST, law)
    given = by_aspect(answers, aspects)
    results = tuple(_aspect(aspects[code], given[code], law) for code in aspects)
    least, most = (sum((getattr(own, end) for own in results), Fraction(0)) for end in _ENDS)
    scale, bands = Fraction(law.record(SCALE)["points"]), law.bands("merit.categories_2018")
    return MeritResult(
        instrument=FIRST,
        least=least / scale,
        most=most / scale,
        category_least=bands.of(least),
        category_most=bands.of(most),
        aspects=results,
    )


_ENDS = ("least", "most")


def _aspect(aspect: Code, answer: Answer, law: Law) -> AspectResult:
    highest = sorted({aspect["points"], aspect["other_points"] or aspect["points"]})
    topics = aspect["topics"]
    if answer.points is not None:
        own = Fraction(within(answer.points, 0, highest[-1], aspect.title))
        ends, answered = (own, own), len(topics)
    else:
        least = Fraction(highest[0]) * _share(aspect, answer, law, "lowest_level")
        most = Fraction(highest[-1]) * _share(aspect, answer, law, "highest_level")
        ends, answered = (least, most), len(answer.levels)
    return AspectResult(
        code=aspect.code,
        title=aspect.title,
        least=ends[0],
        most=ends[1],
        answered=answered,
        asked=len(topics),
        weight=Fraction(highest[0]) if len(highest) == 1 else None,
    )


def _share(aspect: Code, answer: Answer, law: Law, other: str) -> Fraction:
    """Return the mean share of the topics, a missing level counting as ``other``."""
    scale = law.record(SCALE)
    low, high = scale["lowest_level"], scale["highest_level"]
    levels = (answer.levels.get(topic, scale[other]) for topic in aspect["topics"])
    held = (Fraction(within(Decimal(level), low, high, aspect.title)) for level in levels)
    return sum(held, Fraction(0)) / Fraction(high * len(aspect["topics"]))
