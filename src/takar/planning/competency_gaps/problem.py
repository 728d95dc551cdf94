"""What a plan for competency gaps is asked: whose gaps, which trainings, and the limits.

Gaps and hours are exact decimals, money is whole rupiah; the steps are told in
``docs/explanation/development_needs.md``.
"""

from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal

from takar.kernel.errors import TakarError
from takar.kernel.language import msg

USUAL_TRAININGS = 2
MOST_TRAININGS = 4
"""Beyond, the ways to combine trainings become too many to try."""


class OddGapTask(TakarError):
    """The task cannot be meant as it stands."""


@dataclass(frozen=True)
class Want:
    """One gap of one person that training may close.

    Attributes:
        gap: levels lacking, above zero.
        weight: what closing one level is worth.
    """

    employee_id: str
    unit: str
    competency: str
    gap: Decimal
    weight: Decimal


@dataclass(frozen=True)
class Offer:
    """A training that can be held for one competency.

    Attributes:
        code: its name in the plan, once only.
        closes: the levels that it closes at most.
        class_size: seats in a class; without one, a single class holds everybody.
        classes_most: how many classes can be held; none where there is no limit.
        form: a code of ``development.forms``.
        quarter: 1 to 4.
    """

    code: str
    competency: str
    closes: Decimal
    hours: Decimal
    cost_per_person: int = 0
    cost_per_class: int = 0
    class_size: int | None = None
    classes_most: int | None = None
    title: str = ""
    form: str = "PELATIHAN"
    provider: str = ""
    quarter: int | None = None

    @property
    def seats(self) -> int | None:
        """How many can attend; none where there is no limit."""
        if self.class_size is None or self.classes_most is None:
            return None
        return self.class_size * self.classes_most


@dataclass(frozen=True)
class Caps:
    """What a plan must keep within; ``None`` is no limit.

    Attributes:
        hours_each: most lesson hours of one person.
        trainings_each: most trainings of one person.
    """

    budget: int | None = None
    hours_each: Decimal | None = None
    trainings_each: int = USUAL_TRAININGS


@dataclass(frozen=True)
class GapTask:
    """Everything that a plan is asked.

    Attributes:
        word: from it the lot is drawn among people who are alike.
        seconds: the most time for one objective; beyond it the best found so far stands.
    """

    wants: tuple[Want, ...]
    offers: tuple[Offer, ...]
    caps: Caps = field(default_factory=Caps)
    word: str = ""
    seconds: float = 20.0


def refuse_odd(task: GapTask) -> None:
    """Refuse a task that names something twice or means nothing.

    Raises:
        OddGapTask: naming what is odd.
    """
    twice = [code for code, count in Counter(o.code for o in task.offers).items() if count > 1]
    if twice:
        raise OddGapTask(
            msg("Pelatihan {code} tertulis dua kali.", code=twice[0]),
            hint=msg("Beri setiap pelatihan kode yang berbeda."),
        )
    pairs = Counter((want.employee_id, want.competency) for want in task.wants)
    if doubled := [pair for pair, count in pairs.items() if count > 1]:
        raise OddGapTask(
            msg("Kesenjangan {competency} tertulis dua kali.", competency=doubled[0][1]),
            hint=msg("Satu orang satu baris untuk setiap kompetensi."),
        )
    if not 1 <= task.caps.trainings_each <= MOST_TRAININGS:
        raise OddGapTask(
            msg("Pelatihan per orang harus 1 sampai {most}.", most=MOST_TRAININGS),
            hint=msg("Susun rencana beberapa tahun bila perlu lebih banyak."),
        )
    for want in task.wants:
        if want.gap <= 0 or want.weight <= 0:
            raise OddGapTask(
                msg("Kesenjangan {competency} bukan di atas nol.", competency=want.competency),
                hint=msg("Masukkan hanya kesenjangan yang perlu ditutup."),
            )
