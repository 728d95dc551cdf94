"""The course of a sitting: which section is next, when one runs, when all is over; pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from takar.web.sittings.rules.clock import WHOLE, Clock, due_at, end_of

NOT_BEGUN = "BELUM"
"""The state before the first section: there are no clocks, no answers and no marks yet."""
RUNS = frozenset({NOT_BEGUN, "BERJALAN"})
"""States in which a sitting may still go on."""


@dataclass(frozen=True, slots=True)
class Course:
    """Where a sitting stands at a moment.

    Attributes:
        running: the section that is open now.
        next: the first section not yet begun, once none is open.
        over: sections that have ended.
        is_over: nothing is left to begin.
    """

    running: str | None
    next: str | None
    over: tuple[str, ...]

    @property
    def is_over(self) -> bool:
        """Nothing is open and nothing is left to begin."""
        return self.running is None and self.next is None


def course_of(sections: Sequence[str], clocks: Mapping[str, Clock], now: datetime) -> Course:
    """Return where a sitting stands; sections are taken in their order, one at a time.

    A section on the clock of the whole test that has not begun when that clock runs out is over.
    """
    over: list[str] = []
    for code in sections:
        clock = clocks.get(code)
        if clock is None or clock.started_at is None:
            if clock is not None and is_lost(clock, clocks, now):
                over.append(code)
                continue
            return Course(None, code, tuple(over))
        end = end_of(clock, clocks.values())
        if end is None or now < end:
            return Course(code, None, tuple(over))
        over.append(code)
    return Course(None, None, tuple(over))


def is_lost(clock: Clock, clocks: Mapping[str, Clock], now: datetime) -> bool:
    """Say whether a section can no longer begin: the clock of the whole test has run out."""
    whole = clocks.get(WHOLE)
    if clock.runs_alone or whole is None:
        return False
    end = end_of(whole, clocks.values()) if whole.runs_alone else None
    return end is not None and now >= end


def ended_by_time(clock: Clock, clocks: Mapping[str, Clock], now: datetime) -> datetime | None:
    """Return when the time of a section ran out, if it did and nobody has closed it."""
    if clock.ended_at is not None:
        return None
    due = due_at(clock, clocks.values())
    return due if due is not None and now >= due else None
