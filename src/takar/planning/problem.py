"""What a plan is asked: whom a deed would lift, which courses there are, the aim and the limits.

Points and hours are exact decimals, money is whole rupiah; the steps are told in
``docs/explanation/training_plan.md``.
"""

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

VERIFY, COMPLETE, RENEW, TRAIN = "VERIFIKASI", "LENGKAPI_BUKTI", "PERBARUI", "PELATIHAN"
TAUGHT = (RENEW, TRAIN)
"""Deeds for which somebody goes to a course; the others are paperwork."""
PLANNED = (VERIFY, COMPLETE, *TAUGHT)
"""Deeds that a plan may hold; study and better performance are not among them."""
USUAL_DEEDS = frozenset({VERIFY, RENEW, TRAIN})
"""``LENGKAPI_BUKTI`` is left out: nobody knows yet whether that evidence exists."""


class Objective(StrEnum):
    """What a plan keeps small."""

    HOURS = "hours"
    PEOPLE = "people"
    MONEY = "money"


@dataclass(frozen=True)
class Lift:
    """The points that one deed gains one person in one sub-indicator.

    A person may have several lifts in one sub-indicator; a plan takes at most one of them.

    Attributes:
        unit: where the person works; limits per unit count by it.
        tier: the tier of the post; only courses for that tier serve.
        gain: points of the index of this person.
        hours: lesson hours still needed; zero where any course will do.
        standing: the person's total now; who is furthest behind goes first.
    """

    employee_id: str
    unit: str
    indicator: str
    deed: str
    gain: Decimal
    hours: Decimal = Decimal(0)
    tier: str = ""
    standing: Decimal = Decimal(0)


@dataclass(frozen=True)
class Course:
    """A training that can be held.

    Attributes:
        code: its name in the plan, once only.
        hours: its length; the most hours it can give.
        class_size: seats in a class; without one, a single class holds everybody.
        tiers: the tiers it is for; empty serves all.
        is_whole: whoever comes attends all of it; otherwise only the hours still needed.
    """

    code: str
    indicator: str
    hours: Decimal
    cost_per_person: int = 0
    cost_per_class: int = 0
    class_size: int | None = None
    title: str = ""
    tiers: frozenset[str] = frozenset()
    is_whole: bool = True


@dataclass(frozen=True)
class Aim:
    """The index that a group of measured people is to reach, exactly (no rounding helps).

    Attributes:
        total: the sum of the totals of the people measured.
    """

    target: Decimal
    measured: int
    total: Decimal

    @property
    def needed(self) -> Decimal:
        """The points still lacking in the whole group; never below zero."""
        return max(self.target * self.measured - self.total, Decimal(0))

    def index(self, gained: Decimal | int = 0) -> Fraction:
        """Return the exact index once so many points have been gained."""
        return (Fraction(self.total) + Fraction(gained)) / self.measured


@dataclass(frozen=True)
class Limits:
    """What a plan must keep within; ``None`` is no limit.

    Attributes:
        hours_each: most lesson hours that one person attends.
        people_per_unit: most people of one unit who go to a course.
        deeds: the deeds that may be planned.
        is_verified_first: every waiting claim is verified before anybody is sent to a course.
    """

    hours_each: Decimal | None = None
    budget: int | None = None
    people_per_unit: int | None = None
    deeds: frozenset[str] = field(default=USUAL_DEEDS)
    is_verified_first: bool = True


@dataclass(frozen=True)
class Task:
    """Everything that a plan is asked.

    Attributes:
        objectives: what is kept small, the first above the second.
        word: the word from which the neutral lot is drawn among people who are alike.
        seconds: the most time for one objective; beyond it the best found so far stands.
    """

    lifts: tuple[Lift, ...]
    courses: tuple[Course, ...]
    aim: Aim
    limits: Limits = field(default_factory=Limits)
    objectives: tuple[Objective, ...] = (Objective.HOURS, Objective.PEOPLE)
    word: str = ""
    seconds: float = 20.0
