"""The answer: sessions, what was proved about them, and the network of those who judge."""

import datetime as dt
from dataclasses import dataclass
from fractions import Fraction

from takar.kernel.language import Message

OPTIMAL, FEASIBLE = "OPTIMAL", "FEASIBLE"
INFEASIBLE, UNKNOWN = "INFEASIBLE", "UNKNOWN"
PARTIAL = "PARTIAL"
DAYS, WAITING, LOAD = "DAYS", "WAITING", "LOAD"
MEASURES = (DAYS, WAITING, LOAD)
"""What is kept small, one after another; ``docs/explanation/timetables.md`` defines them."""


@dataclass(frozen=True)
class Session:
    """One session: a method, a room, a time, who sits and who judges."""

    method: str
    room: str
    day: dt.date
    start_minute: int
    end_minute: int
    candidates: tuple[str, ...] = ()
    assessors: tuple[str, ...] = ()


@dataclass(frozen=True)
class Measured:
    """One thing kept small: its value, and what no timetable can be below.

    Attributes:
        name: ``DAYS``, ``WAITING`` or ``LOAD``.
        bound: no timetable has less, given the values of those before it.
    """

    name: str
    value: int
    bound: int

    @property
    def gap(self) -> Fraction:
        """The share by which the value may lie above the smallest."""
        return Fraction(self.value - self.bound, self.value) if self.value else Fraction(0)


@dataclass(frozen=True)
class Network:
    """Who judged together with whom.

    Attributes:
        components: the pieces, the largest first; one piece is connected.
        connectivity: the second smallest eigenvalue of the Laplacian of the links (each link
            counts one); zero where the network falls apart.
        links: pairs of assessors who judged enough people together.
        least_shared: fewest people that a linked pair shares; zero without links.
    """

    components: tuple[tuple[str, ...], ...] = ()
    connectivity: float = 0.0
    links: int = 0
    least_shared: int = 0

    @property
    def is_connected(self) -> bool:
        """Whether severity can be compared among all who judge."""
        return len(self.components) <= 1


@dataclass(frozen=True)
class Timetable:
    """A timetable with its proof; without sessions where none was found.

    Attributes:
        status: ``OPTIMAL``, ``FEASIBLE``, ``INFEASIBLE`` (proved), ``UNKNOWN``, or ``PARTIAL``:
            mended, but some people miss a session.
        objective: minutes that all people wait together, one more day of coming included.
        bound: no timetable within as many days makes people wait less.
        gap: the share of ``objective`` that lies above ``bound``.
        measures: all that was kept small, in order of importance: days, waiting, load.
        proof: what was proved, in words.
    """

    sessions: tuple[Session, ...]
    status: str
    objective: int | None
    bound: int | None
    gap: Fraction | None
    proof: Message
    network: Network
    measures: tuple[Measured, ...] = ()

    @property
    def is_found(self) -> bool:
        """Whether there is a timetable at all."""
        return self.status in {OPTIMAL, FEASIBLE}
