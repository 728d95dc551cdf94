"""What the report on the quality of ratings says, in shapes with a version; nothing is computed.

The steps, and when a part is left out, are told in ``docs/explanation/rating_quality.md``.
"""

from datetime import date, datetime
from typing import Literal

from takar.runs.rating_quality.kept import Exact, Interval, Part, Real, Sentence
from takar.runs.rating_quality.parts import (
    Agreement,
    Generalizability,
    ManyFacet,
    Network,
    Reliability,
)

STEPS = 13
"""How many parts are tried, one after the other."""


class ReportStamp(Part):
    """What the report was made from, and by which code; a seed draws the same samples again."""

    measure: Literal["rating-quality"] = "rating-quality"
    day: date
    agency: str | None
    known_on: date | None
    purpose: str
    categories: str
    rounding: str
    weights: dict[str, Exact]
    law_edition: str
    evidence_hash: str
    code_version: str
    seed: int
    made_at: datetime


class LeftOut(Part):
    """Rows that a part of the report does not use, and why."""

    reason: str
    rows: int


class Used(Part):
    """What the report rests on."""

    rows: int
    ratings: int
    ratees: int
    raters: int
    competencies: int
    methods: int
    excluded: tuple[LeftOut, ...] = ()

    @property
    def left_out(self) -> int:
        """How many rows the statistics of assessors do not use."""
        return sum(one.rows for one in self.excluded)


class Verdict(Part):
    """Whether severity may be corrected here, and why."""

    applies: bool
    because: Sentence


class Person(Part):
    """One person: raw beside adjusted, and how sure the printed category is."""

    ratee: str
    levels: dict[str, Exact | None]
    adjusted: dict[str, Exact | None] | None = None
    required: int | None = None
    jpm: Exact | None = None
    jpm_adjusted: Exact | None = None
    category: str | None = None
    category_adjusted: str | None = None
    probability: Real = None
    is_borderline: bool = False

    @property
    def would_change(self) -> bool:
        """The category would be another one."""
        both = self.category is not None and self.category_adjusted is not None
        return both and self.category != self.category_adjusted

    @property
    def moved_levels(self) -> int:
        """How many levels would be others."""
        moved = self.adjusted or {}
        return sum(
            level is not None and moved.get(code) is not None and moved[code] != level
            for code, level in self.levels.items()
        )


class Move(Part):
    """How many people would go from one category to another."""

    before: str
    after: str
    people: int


class Category(Part):
    """A category of the table, in its order from high to low."""

    code: str
    title: str
    people: int
    people_adjusted: int | None = None


class Outcome(Part):
    """What the ratings lead to, raw and adjusted, without any name."""

    people: int
    measured: int
    categories: tuple[Category, ...] = ()
    moves: tuple[Move, ...] = ()
    would_change: int | None = None
    levels_moved: int | None = None
    borderline: int | None = None


class Group(Part):
    """One group at one limit: how many reach it."""

    code: str
    title: str
    people: int
    reached: int

    @property
    def rate(self) -> float | None:
        """The share that reaches the limit."""
        return self.reached / self.people if self.people else None


class Comparison(Part):
    """One group against the one that fares best.

    Attributes:
        least_detectable: the smallest difference in shares that so many people could show.
        turns: with one person more or less, the ratio would fall on the other side.
    """

    grouping: str
    limit: str
    limit_title: str
    groups: tuple[Group, ...]
    group: str
    against: str
    ratio: Real = None
    is_below: bool = False
    p: Real = None
    p_holm: Real = None
    difference: Interval = Interval()
    least_detectable: Real = None
    power: Real = None
    turns: bool = False
    verdict: Sentence


class Refusal(Part):
    """A part of the report that is left out, and why."""

    part: str
    because: Sentence


class RatingQuality(Part):
    """The whole report on the ratings of one event."""

    version: Literal[1] = 1
    stamp: ReportStamp
    used: Used
    plain: tuple[Sentence, ...] = ()
    network: Network | None = None
    agreement: Agreement | None = None
    generalizability: Generalizability | None = None
    reliability: tuple[Reliability, ...] = ()
    facets: ManyFacet | None = None
    verdict: Verdict
    outcome: Outcome
    people: tuple[Person, ...] = ()
    fairness: tuple[Comparison, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    warnings: tuple[Sentence, ...] = ()

    def same_as(self, other: "RatingQuality") -> bool:
        """Tell whether two reports differ at most in the moment of making."""
        moment = {"made_at": other.stamp.made_at}
        return self.model_copy(update={"stamp": self.stamp.model_copy(update=moment)}) == other

    def without_people(self) -> "RatingQuality":
        """Return the report with nobody's row."""
        return self.model_copy(update={"people": ()})
