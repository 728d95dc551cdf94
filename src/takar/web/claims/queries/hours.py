"""Lesson hours a year of one person: on record, and waiting."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Sum
from django.db.models.functions import ExtractYear

from takar.web.claims.models import Claim, ClaimState
from takar.web.claims.rules import EXPECTED_HOURS
from takar.web.people.models import Employee, Training


@dataclass(frozen=True)
class HoursOfYear:
    """Lesson hours of one year.

    Attributes:
        year: in which the trainings ended.
        verified: of trainings on record.
        waiting: of claims nobody has verified yet.
        expected: what is to be reached.
    """

    year: int
    verified: Decimal
    waiting: Decimal
    expected: int = EXPECTED_HOURS

    @property
    def is_reached(self) -> bool:
        """Whether what is on record is enough."""
        return self.verified >= self.expected

    @property
    def lacking(self) -> Decimal:
        """How much is still to be verified."""
        return max(self.expected - self.verified, Decimal(0))


def hours_by_year(employee: Employee, *, first: int, last: int) -> list[HoursOfYear]:
    """Return the lesson hours of each of these years, the newest first."""
    verified = hours_of(Training.objects.filter(employee=employee))
    waiting = hours_of(
        Claim.objects.filter(employee=employee, evidence="trainings", state=ClaimState.SUBMITTED)
    )
    nothing = Decimal(0)
    return [
        HoursOfYear(year, verified.get(year, nothing), waiting.get(year, nothing))
        for year in range(last, first - 1, -1)
    ]


def hours_of(rows: Any) -> dict[int, Decimal]:
    """Return the lesson hours of trainings or claims by the year in which they ended."""
    sums = (
        rows.order_by()
        .exclude(lesson_hours=None)
        .exclude(ended_on=None)
        .values(ended_in=ExtractYear("ended_on"))
        .annotate(hours=Sum("lesson_hours"))
        .values_list("ended_in", "hours")
    )
    return dict(sums)
