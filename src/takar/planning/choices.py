"""What may be chosen in a task: the lifts allowed, the people in line, the points still needed."""

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.planning.pooling import Group, pooled
from takar.planning.problem import PLANNED, VERIFY, Lift, Limits, Task
from takar.planning.solving import DEEDS, Found, Question, highest, smallest
from takar.tables.expressions import micro


class OddTask(TakarError):
    """The task cannot be meant as it stands."""


@dataclass(frozen=True)
class Choices:
    """A task made ready for the solver.

    Attributes:
        given: claims that are verified in any case, in line.
        needed: millionths that the choices must still gain.
    """

    task: Task
    given: tuple[Lift, ...]
    groups: tuple[Group, ...]
    needed: int

    @property
    def question(self) -> Question:
        """What the solver is asked."""
        task = self.task
        return Question(self.groups, task.courses, task.limits, task.seconds)

    def most(self) -> Decimal:
        """Return the most points that can be gained within the limits."""
        gained = sum((lift.gain for lift in self.given), Decimal(0))
        return gained + Decimal(highest(self.question)).scaleb(-6)

    def smallest(self) -> Found:
        """Return the smallest choice; ties are settled by the number of deeds."""
        return smallest(self.question, self.needed, (*self.task.objectives, DEEDS))


def choices(task: Task) -> Choices:
    """Make a task ready for the solver.

    Raises:
        OddTask: it names a course twice, somebody in two units, or nobody is measured.
    """
    _sound(task)
    limits = task.limits
    deeds = limits.deeds & set(PLANNED)
    allowed = [lift for lift in task.lifts if lift.deed in deeds and lift.gain > 0]
    line = in_line(allowed, task.word)
    given: list[Lift] = []
    if limits.is_verified_first:
        given = sorted(
            {(lift.employee_id, lift.indicator): lift for lift in allowed if lift.deed == VERIFY}
            .values(),
            key=lambda lift: (line[lift.employee_id], lift.indicator),
        )  # fmt: skip
    done = {(lift.employee_id, lift.indicator) for lift in given}
    left = [lift for lift in allowed if (lift.employee_id, lift.indicator) not in done]
    needed = task.aim.needed - sum((lift.gain for lift in given), Decimal(0))
    groups = pooled(left, task.courses, line)
    return Choices(task, tuple(given), groups, max(micro(needed), 0))


def in_line(lifts: Iterable[Lift], word: str) -> dict[str, int]:
    """Give each person a place: the lowest total first, among equals by a lot anybody can draw."""
    standing = {lift.employee_id: lift.standing for lift in lifts}
    ordered = sorted(standing, key=lambda code: (standing[code], lot(word, code), code))
    return {code: place for place, code in enumerate(ordered)}


def lot(word: str, code: str) -> str:
    """Draw the neutral lot of a person: eight signs that anybody can draw again.

    >>> lot("2025", "P1")
    '8fd2ce8e'
    """
    return hashlib.sha256(f"{word}|{code}".encode()).hexdigest()[:8]


def within(task: Task, limits: Limits) -> Choices:
    """Make the same task ready under other limits."""
    return choices(replace(task, limits=limits))


def _sound(task: Task) -> None:
    if task.aim.measured <= 0:
        raise OddTask(
            msg("Tidak ada orang yang terukur dalam kelompok ini."),
            hint=msg("Lengkapi dahulu pendidikan dan predikat kinerja pegawainya."),
        )
    twice = [code for code, count in Counter(c.code for c in task.courses).items() if count > 1]
    if twice:
        raise OddTask(
            msg("Pelatihan {code} tertulis dua kali.", code=twice[0]),
            hint=msg("Beri setiap pelatihan kode yang berbeda."),
        )
    unit: dict[str, str] = {}
    for lift in task.lifts:
        if unit.setdefault(lift.employee_id, lift.unit) != lift.unit:
            raise OddTask(
                msg("{code} tercatat pada dua unit.", code=lift.employee_id),
                hint=msg("Tulis satu unit kerja untuk setiap orang."),
            )
