"""What a plan answers: who does what, what it costs, how it was proved, what stands in the way."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from takar.planning.problem import Aim, Course, Objective

OPTIMAL, FEASIBLE, INFEASIBLE, UNKNOWN = "OPTIMAL", "FEASIBLE", "INFEASIBLE", "UNKNOWN"
"""Proved smallest; found but not proved smallest; proved impossible; neither found nor proved."""


@dataclass(frozen=True)
class Step:
    """One deed for one person.

    Attributes:
        course: the course attended; empty for paperwork.
        hours: lesson hours that the person attends.
        cost: what the person costs, without a share of the class.
    """

    employee_id: str
    unit: str
    indicator: str
    deed: str
    gain: Decimal
    course: str = ""
    hours: Decimal = Decimal(0)
    cost: int = 0


@dataclass(frozen=True)
class Booking:
    """A course as it is held: how many come, in how many classes, for how much."""

    course: Course
    people: int
    classes: int
    hours: Decimal
    cost: int


@dataclass(frozen=True)
class Totals:
    """The size of a plan.

    Attributes:
        people: those who go to a course.
        deeds: all deeds, paperwork too.
    """

    hours: Decimal
    people: int
    cost: int
    deeds: int
    gain: Decimal


@dataclass(frozen=True)
class Verdict:
    """What the solver proved about one objective.

    Attributes:
        objective: hours, people, money, or ``deeds`` for the last, which settles ties.
        bound: no plan can be smaller than this.
        gap: how far the plan may be above the smallest, as a share of it; zero when proved.
    """

    objective: str
    status: str
    value: Decimal
    bound: Decimal
    gap: Fraction


@dataclass(frozen=True)
class Relaxation:
    """What happens when one limit alone gives way.

    Attributes:
        limit: the name of the field in ``Limits``; for a deed, ``deeds:`` and its name.
        index: the highest index then.
        needed: the tightest value of the limit that reaches the aim; ``None`` where none does.
        totals: the plan at that value.
    """

    limit: str
    index: Fraction
    needed: Decimal | None
    totals: Totals | None


@dataclass(frozen=True)
class Obstacle:
    """Why an aim cannot be reached.

    Attributes:
        index: the highest index within the limits.
        unlimited: the highest index without any limit.
        relaxations: those limits that hold it down, cheapest way out first.
    """

    index: Fraction
    unlimited: Fraction
    relaxations: tuple[Relaxation, ...]


@dataclass(frozen=True)
class Plan:
    """The smallest set of deeds that lifts a group to its aim.

    Attributes:
        objectives: what was kept small, the first above the second.
        steps: by unit, person and sub-indicator; empty where the aim cannot be reached.
        proofs: one per objective, in order.
        obstacle: only where the aim cannot be reached.
        greedy: what the simple way (best ratio first) would take; ``None`` where it fails.
        word: the word from which the neutral lot was drawn.
    """

    aim: Aim
    objectives: tuple[Objective, ...]
    status: str
    steps: tuple[Step, ...]
    bookings: tuple[Booking, ...]
    totals: Totals
    proofs: tuple[Verdict, ...]
    obstacle: Obstacle | None
    greedy: Totals | None
    word: str

    @property
    def before(self) -> Fraction:
        """The exact index now."""
        return self.aim.index()

    @property
    def after(self) -> Fraction:
        """The exact index once every step is done."""
        return self.aim.index(self.totals.gain)
