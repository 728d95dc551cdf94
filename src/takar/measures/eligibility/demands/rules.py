"""The requirements in force, in their order, each checked against the words of the house."""

from collections.abc import Iterator
from dataclasses import dataclass

from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.regulations.law import Law
from takar.regulations.requirements import (
    EVERY_POST,
    Demand,
    LeastDemand,
    MatchDemand,
    PathDemand,
    PerformanceDemand,
    Requirement,
)
from takar.tables.people import POSITION_TIERS

CONCEPT = "eligibility."


class BadRequirement(TakarError):
    """A requirement names a tier, grade, level or category that there is not."""


@dataclass(frozen=True)
class Rule:
    """One requirement of the law, by its short name."""

    code: str
    title: str
    requirement: Requirement

    @property
    def key(self) -> str:
        """Its key in the law."""
        return f"{CONCEPT}{self.code}"


def rules_of(law: Law) -> tuple[Rule, ...]:
    """Return the requirements in force, first things first.

    Raises:
        BadRequirement: one of them names something that there is not.
    """
    found = [
        Rule(key.removeprefix(CONCEPT), citation.title, value)
        for key, (value, citation) in law.found.items()
        if key.startswith(CONCEPT) and isinstance(value, Requirement)
    ]
    for rule in found:
        check_rule(law, rule.key, rule.requirement)
    return tuple(sorted(found, key=lambda rule: (rule.requirement.place, rule.code)))


def check_rule(law: Law, key: str, requirement: Requirement) -> None:
    """Refuse a requirement that names a post, grade, level or category that there is not.

    Raises:
        BadRequirement: naming the word, its place, and what is known.
    """
    for post, demand in requirement.posts.items():
        _known(post, places(law), f"{key} › posts")
        check_words(law, requirement.read, demand, f"{key} › {post}")


def echelons(law: Law) -> dict[str, str]:
    """Return the tier of each echelon that has one, first named first."""
    found = law.codes("codes.echelons").values()
    return {code.title: code["tier"] for code in found if code["tier"]}


def places(law: Law) -> set[str]:
    """Return every word by which a requirement may name posts."""
    return {EVERY_POST, *POSITION_TIERS, *echelons(law)}


def check_words(law: Law, read: str, demand: Demand, place: str) -> None:
    """Refuse words of a demand that the law does not know.

    Raises:
        BadRequirement: naming the word, its place, and what is known.
    """
    for word, known in _words(law, read, demand):
        _known(word, known, place)


def _words(law: Law, read: str, demand: Demand) -> Iterator[tuple[str, set[str]]]:
    """Yield each word of a demand, beside those it may be."""
    match demand:
        case LeastDemand():
            steps = {"education": "eligibility.education_steps", "grade": "codes.grades"}
            yield demand.at_least, set(law.points(steps[read]))
        case MatchDemand():
            yield demand.at_least, {band.code for band in law.bands(demand.bands)}
        case PerformanceDemand():
            yield demand.at_least, set(law.codes("performance.ratings"))
        case PathDemand():
            for way in demand.any_of:
                yield from ((tier, set(POSITION_TIERS)) for tier in way.tiers)


def _known(word: str, known: set[str], place: str) -> None:
    if word not in known:
        raise BadRequirement(
            msg("{place}: {word} tidak dikenal.", place=place, word=word),
            hint=msg("Yang dikenal: {known}.", known=", ".join(sorted(known))),
        )
