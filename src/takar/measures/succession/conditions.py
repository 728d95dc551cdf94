"""What the law asks of a member of the succession group, in three answers.

Law: PP 11/2017 Pasal 199 ayat (2): fits the post's competency, met the duty to develop, performance
at least good in the last two years.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from takar.measures.succession.matching import Match
from takar.measures.succession.readiness import MET, NOT_MET, TO_VERIFY
from takar.regulations.law import Law

CONDITIONS = "talent.succession_conditions"
COMPETENCE, DEVELOPMENT, PERFORMANCE = "KOMPETENSI", "PENGEMBANGAN", "KINERJA"


@dataclass(frozen=True)
class GroupCondition:
    """One condition and its answer: ``TERPENUHI``, ``TIDAK`` or ``PERLU_VERIFIKASI``.

    Attributes:
        missing_years: years without a rating that would be needed.
    """

    code: str
    title: str
    value: str
    missing_years: tuple[int, ...] = ()


def group_conditions(
    match: Match | None,
    ratings: Mapping[int, str],
    law: Law,
    *,
    has_developed: bool | None = None,
) -> tuple[GroupCondition, ...]:
    """Return the conditions of membership for one person, in the order of the law.

    Args:
        match: with the post aimed at, else the present one; none where there is none.
        ratings: the performance rating of each year that has one.
        law: the law in force.
        has_developed: the lesson hours of the last year were reached; none where not known.
    """
    answers = {
        COMPETENCE: _competence(match, law),
        DEVELOPMENT: _told(has_developed),
        PERFORMANCE: _performance(ratings, law),
    }
    years = tuple(year for year in _years(law) if year not in ratings)
    return tuple(
        GroupCondition(code, own.title, answers[code], years if code == PERFORMANCE else ())
        for code, own in law.codes(CONDITIONS).items()
    )


def _competence(match: Match | None, law: Law) -> str:
    """Fit is any category above the lowest; a gap that could change it is to be verified."""
    if match is None:
        return TO_VERIFY
    lowest = law.bands("jpm.bands_filling").of(0)
    if match.category_least != lowest:
        return MET
    return NOT_MET if match.category_most == lowest else TO_VERIFY


def _performance(ratings: Mapping[int, str], law: Law) -> str:
    """Each of the last full years needs the rating; one below it fails, whatever is missing."""
    order = list(law.codes("performance.ratings"))
    least = order.index(law.codes(CONDITIONS)[PERFORMANCE]["least_rating"])
    seen = [order.index(ratings[year]) for year in _years(law) if ratings.get(year) in order]
    if any(place > least for place in seen):
        return NOT_MET
    return MET if len(seen) == len(_years(law)) else TO_VERIFY


def _years(law: Law) -> tuple[int, ...]:
    """Return the last full years that count, the latest first."""
    count = law.codes(CONDITIONS)[PERFORMANCE]["years"]
    return tuple(range(law.day.year - 1, law.day.year - 1 - count, -1))


def _told(value: bool | None) -> str:  # noqa: FBT001 -- a three-valued answer
    if value is None:
        return TO_VERIFY
    return MET if value else NOT_MET
