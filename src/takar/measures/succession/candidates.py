"""A candidate for a target post: every fact that an order or a comparison reads, exact."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from takar.measures.succession.matching import Match
from takar.measures.succession.readiness import Outcome, Readiness, readiness
from takar.regulations.law import Law
from takar.regulations.profile import FinalShares

WHOLE = Fraction(100)


@dataclass(frozen=True)
class Between:
    """A number that is known, or lies between two.

    >>> Between.of(None, Fraction(60), Fraction(80)).value is None
    True
    """

    value: Fraction | None
    least: Fraction
    most: Fraction

    @classmethod
    def of(
        cls,
        value: Decimal | Fraction | None,
        least: Decimal | Fraction | None = None,
        most: Decimal | Fraction | None = None,
    ) -> "Between":
        """Return a known number, or one between its ends; unknown ends are 0 and 100."""
        if value is not None:
            return cls(Fraction(value), Fraction(value), Fraction(value))
        low = Fraction(0) if least is None else Fraction(least)
        high = WHOLE if most is None else Fraction(most)
        return cls(low, low, low) if low == high else cls(None, low, high)


@dataclass(frozen=True)
class Profiled:
    """What talent measured of one person, whatever the post.

    Attributes:
        boxes: where the person may be; one box where it is known, none where not measured.
        technical: the latest technical test, 0 to 100.
        indicators: score of every indicator, named ``axis.indicator``.
    """

    employee_id: str
    boxes: frozenset[int]
    performance: Between
    potential: Between
    talent: Between
    technical: Between
    grade: str | None = None
    graded_on: date | None = None
    indicators: Mapping[str, Decimal | None] = field(default_factory=dict)


@dataclass(frozen=True)
class Candidate:
    """Somebody who may follow in one post."""

    profile: Profiled
    match: Match
    outcome: Outcome | None
    readiness: Readiness

    @property
    def employee_id(self) -> str:
        """Who it is."""
        return self.profile.employee_id

    @property
    def jpm(self) -> Between:
        """The projected JPM."""
        return Between.of(self.match.percent, self.match.least, self.match.most)


def candidate(profile: Profiled, match: Match, outcome: Outcome | None, law: Law) -> Candidate:
    """Bring the facts together and read the readiness from them."""
    return Candidate(profile, match, outcome, readiness(profile.boxes, match, outcome, law))


def profiled(
    row: Mapping[str, Any],
    law: Law,
    *,
    grade: str | None = None,
    graded_on: date | None = None,
) -> Profiled:
    """Return one row of the talent measure as facts.

    Args:
        row: of ``takar.measures.talent``.
        law: the law in force.
        grade: of the person.
        graded_on: since when.
    """
    return Profiled(
        employee_id=row["employee_id"],
        boxes=possible_boxes(row, law),
        performance=_of_row(row, "performance"),
        potential=_of_row(row, "potential"),
        talent=_of_row(row, "talent"),
        technical=Between.of(row.get("technical")),
        grade=grade,
        graded_on=graded_on,
        indicators={name: value for name, value in row.items() if "." in name},
    )


def _of_row(row: Mapping[str, Any], name: str) -> Between:
    return Between.of(row[name], row[f"{name}_least"], row[f"{name}_most"])


def possible_boxes(row: Mapping[str, Any], law: Law) -> frozenset[int]:
    """Return every box in which a person may be, between the least and most of both axes."""
    matrix = law.matrix("nine_box.matrix")
    rows = list(dict.fromkeys(first for first, _ in matrix))
    columns = list(dict.fromkeys(second for _, second in matrix))
    heights = _between(row, "performance", rows)
    widths = _between(row, "potential", columns)
    return frozenset(int(matrix[one, other]) for one in heights for other in widths)


def final_score(profile: Profiled, shares: FinalShares | None) -> Between:
    """Weigh talent against the technical test; without shares the talent stands alone."""
    if shares is None:
        return profile.talent
    ends = [
        (Fraction(shares.talent) * talent + Fraction(shares.technical) * technical) / WHOLE
        for talent, technical in (
            (profile.talent.least, profile.technical.least),
            (profile.talent.most, profile.technical.most),
        )
    ]
    known = profile.talent.value is not None and profile.technical.value is not None
    return Between.of(ends[0] if known else None, *ends)


def _between(row: Mapping[str, Any], axis: str, order: Iterable[str]) -> list[str]:
    least, most = row[f"{axis}_category_least"], row[f"{axis}_category_most"]
    if least is None or most is None:
        return []
    places = list(order)
    low, high = sorted((places.index(least), places.index(most)))
    return places[low : high + 1]
