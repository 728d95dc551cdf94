"""An independent check of every rule, for solved timetables and for changes made by hand."""

from collections.abc import Iterable
from dataclasses import dataclass

from takar.kernel.language import Message
from takar.timetables.problem import Problem
from takar.timetables.timetable import Session, Timetable


@dataclass(frozen=True)
class Fault:
    """A rule that a timetable breaks.

    Attributes:
        rule: a stable name of the rule, in capitals.
        sessions: the places in ``timetable.sessions`` that it concerns.
    """

    rule: str
    problem: Message
    sessions: tuple[int, ...] = ()


def faults(problem: Problem, timetable: Timetable | Iterable[Session]) -> tuple[Fault, ...]:
    """Return every rule broken; empty for a timetable that keeps them all."""
    raise NotImplementedError
