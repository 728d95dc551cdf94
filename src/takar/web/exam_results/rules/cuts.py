"""From a score to a level by recorded cuts, compared exactly; pure."""

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from takar.items.keys import Points
from takar.kernel.language import mark
from takar.web.exam_results.rules.totals import Total

ON = {
    "POINTS": mark("Nilai"),
    "PERCENT": mark("Persen dari nilai tertinggi"),
    "THETA": mark("Kemampuan pada skala kalibrasi"),
}
LOWEST_ABILITY = "-10"
"""Below every ability that is told: where the lowest level begins."""


class Cuts(BaseModel):
    """The least score of each level; whoever is below all of them has the lowest level.

    Attributes:
        on: whether the cuts are points, percent of what could be reached, or abilities.
        levels: level (``"3"``, ``"3.5"``) to its least score.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    version: Literal[1] = 1
    on: Literal["POINTS", "PERCENT", "THETA"] = "PERCENT"
    levels: dict[str, Points] = Field(min_length=2, max_length=20)

    @model_validator(mode="after")
    def _rises(self) -> Self:
        steps = self.steps
        if any(not 0 <= level <= 5 for level, _ in steps):
            raise ValueError("level_range")
        if any(not low[1] < high[1] for low, high in pairwise(steps)):
            raise ValueError("cuts_rise")
        return self

    @property
    def steps(self) -> list[tuple[Decimal, Fraction]]:
        """Level and least score, lowest level first."""
        return sorted((Decimal(level), least) for level, least in self.levels.items())

    def score(self, total: Total) -> Fraction | None:
        """Return the score the cuts are compared with."""
        if self.on == "THETA":
            return None if total.theta is None else Fraction(total.theta)
        return total.points if self.on == "POINTS" else total.percent

    def level_of(self, total: Total) -> Decimal | None:
        """Return the level of a total; none while anything about it is open."""
        score = self.score(total)
        if score is None or not total.is_settled:
            return None
        reached = [level for level, least in self.steps if score >= least]
        return reached[-1] if reached else self.steps[0][0]

    def nearest(self, score: Fraction) -> tuple[Decimal, Fraction]:
        """Return the cut nearest to a score, with its level; the lowest level has none."""
        return min(self.steps[1:], key=lambda step: abs(step[1] - score))
