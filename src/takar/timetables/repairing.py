"""A new timetable after somebody falls ill or a room is lost, moving as few as possible."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from takar.kernel.language import Message
from takar.timetables.problem import Problem, Span
from takar.timetables.timetable import Timetable


class Who(StrEnum):
    """What is missing."""

    ASSESSOR = "ASESOR"
    ROOM = "RUANG"
    CANDIDATE = "PESERTA"


@dataclass(frozen=True)
class Absence:
    """Somebody or some room that cannot be used; ``spans`` empty: from now on."""

    who: Who
    id: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True)
class Repaired:
    """The new timetable and what changed.

    Attributes:
        problem: the problem as it is after the absence; the timetable keeps its rules.
        moved: (candidate, method) whose time or room changed.
        replaced: assessors' seats that changed hands in sessions that stay.
        bound: no timetable moves fewer sittings.
    """

    timetable: Timetable
    problem: Problem
    moved: tuple[tuple[str, str], ...]
    replaced: int
    bound: int
    proof: Message


def repair(  # noqa: PLR0913 -- all but two are settings by keyword
    problem: Problem,
    timetable: Timetable,
    *,
    absent: tuple[Absence, ...],
    held_until: tuple[dt.date, int] | None = None,
    seconds: float = 20,
    workers: int = 2,
    seed: int = 1,
) -> Repaired:
    """Return a timetable without those absent that moves the fewest sittings.

    Args:
        held_until: sessions that started before this moment were held and stay as they are.
    """
    raise NotImplementedError
