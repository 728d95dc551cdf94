"""The clocks of a sitting: when a section ends; pure.

Only the server's moments count. A section ends when its candidate or a proctor closed it, or when
its time is up: start, plus what was allotted, plus every credit. A section without a clock of its
own runs on the clock of the whole test, which starts with the first section.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

WHOLE = ""
"""The section code under which the clock of the whole test is kept."""
GRACE = timedelta(seconds=10)
"""How long after the end an answer may be on its way: a slow network is nobody's fault."""


@dataclass(frozen=True, slots=True)
class Clock:
    """One clock: of a section, or of the whole test.

    Attributes:
        section: its code; ``WHOLE`` for the clock of the whole test.
        allotted: time as planned, special needs included; zero means the clock of the whole test.
        started_at: when it began to run, if it has.
        credited: time given since.
        ended_at: when somebody closed it, if anybody did.
    """

    section: str
    allotted: timedelta
    started_at: datetime | None = None
    credited: timedelta = timedelta()
    ended_at: datetime | None = None

    @property
    def runs_alone(self) -> bool:
        """The section has a clock of its own."""
        return self.allotted > timedelta()


def allotted(minutes: int | None, extra_percent: int) -> timedelta:
    """Return the time of a section, special needs included; whole seconds, rounded up."""
    seconds = (minutes or 0) * 60
    return timedelta(seconds=seconds + -(-seconds * extra_percent // 100))


def due_at(clock: Clock, clocks: Iterable[Clock]) -> datetime | None:
    """Return when the time of a section is up; nothing while it has not begun."""
    if clock.started_at is None:
        return None
    if clock.runs_alone:
        return clock.started_at + clock.allotted + clock.credited
    whole = next((each for each in clocks if each.section == WHOLE), None)
    if whole is None or whole.started_at is None:
        return None
    return whole.started_at + whole.allotted + whole.credited


def end_of(clock: Clock, clocks: Iterable[Clock]) -> datetime | None:
    """Return when a section ends or ended: closed by somebody, or its time up."""
    due = due_at(clock, clocks)
    moments = [moment for moment in (due, clock.ended_at) if moment is not None]
    return min(moments, default=None)


def remaining(clock: Clock, clocks: Iterable[Clock], now: datetime) -> timedelta:
    """Return the time left in a section; none before it begins or once it has ended."""
    end = end_of(clock, clocks)
    return max(end - now, timedelta()) if end is not None else timedelta()


def is_open(clock: Clock, clocks: Iterable[Clock], now: datetime) -> bool:
    """Say whether answers to a section are taken as given in time."""
    end = end_of(clock, clocks)
    return clock.started_at is not None and end is not None and now <= end + GRACE
