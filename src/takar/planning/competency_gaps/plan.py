"""What a plan for competency gaps answers: who attends what, for how much, who is left out, why."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from takar.planning.competency_gaps.problem import GapTask, Offer

NO_OFFER, UNASSESSED = "TANPA_PELATIHAN", "BELUM_DINILAI"
HOURS, TRAININGS, SEATS, BUDGET = "BATAS_JP", "BATAS_JUMLAH", "KURSI", "ANGGARAN"
LOT, UNPROVED = "UNDIAN", "BELUM_TERBUKTI"


@dataclass(frozen=True)
class GapStep:
    """One training for one person.

    Attributes:
        closed: the levels that it closes.
        worth: the levels closed times their weight.
        cost: what the person costs, without a share of the class.
    """

    employee_id: str
    unit: str
    competency: str
    offer: str
    closed: Decimal
    worth: Decimal
    hours: Decimal
    cost: int


@dataclass(frozen=True)
class GapBooking:
    """A training as it is held."""

    offer: Offer
    people: int
    classes: int
    cost: int
    worth: Decimal


@dataclass(frozen=True)
class LeftOut:
    """A gap that the plan does not close, and why.

    Attributes:
        reason: see ``docs/explanation/development_needs.md``.
        offer: the training that came nearest; empty where there is none.
        worth: what it would have been worth.
        lacking: rupiah that are lacking, for ``ANGGARAN``.
        least_seated: the least worth among those who have a seat, for ``KURSI``.
    """

    employee_id: str
    unit: str
    competency: str
    reason: str
    offer: str = ""
    worth: Decimal = Decimal(0)
    lacking: int | None = None
    least_seated: Decimal | None = None


@dataclass(frozen=True)
class GapVerdict:
    """What the solver proved about one objective (``worth`` first, then ``money``).

    Attributes:
        bound: no plan can be better than this.
        gap: how far the plan may be from the best, as a share; zero when proved.
    """

    objective: str
    status: str
    value: Decimal
    bound: Decimal
    gap: Fraction


@dataclass(frozen=True)
class GapPlan:
    """The best use of a budget for gaps.

    Attributes:
        steps: by unit, person and competency.
        wanted: the worth of closing every gap whole.
        left_out: every gap without a training, by unit, person and competency.
        word: from which the lot was drawn.
    """

    task: GapTask
    status: str
    steps: tuple[GapStep, ...]
    bookings: tuple[GapBooking, ...]
    proofs: tuple[GapVerdict, ...]
    left_out: tuple[LeftOut, ...]
    wanted: Decimal
    word: str

    @property
    def worth(self) -> Decimal:
        """The worth of what is closed."""
        return sum((step.worth for step in self.steps), Decimal(0))

    @property
    def cost(self) -> int:
        """What everything costs."""
        return sum(booking.cost for booking in self.bookings)

    @property
    def hours(self) -> Decimal:
        """The lesson hours of everybody."""
        return sum((step.hours for step in self.steps), Decimal(0))

    @property
    def people(self) -> int:
        """How many attend something."""
        return len({step.employee_id for step in self.steps})


@dataclass(frozen=True)
class WhatIf:
    """What it would take to serve one gap that was left out.

    Attributes:
        is_possible: no limit forbids it.
        loss: the worth that the plan would lose altogether.
        leaves: gaps that would be left out instead, by person and competency.
    """

    is_possible: bool
    status: str
    loss: Decimal
    leaves: tuple[tuple[str, str], ...]
