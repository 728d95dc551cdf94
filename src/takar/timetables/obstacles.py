"""Why there is no timetable, and the cheapest way out."""

from dataclasses import dataclass

from takar.kernel.language import Message
from takar.timetables.problem import Problem


@dataclass(frozen=True)
class Obstacle:
    """What stands in the way, and one way out.

    Attributes:
        problem: what clashes, in words and numbers.
        way_out: what helps; empty where nothing tried helps.
        cost: the price of the way out in the units of ``Prices``; the cheapest comes first.
        remedied: the problem with the way out taken, for which a timetable was found.
    """

    problem: Message
    way_out: Message | None
    cost: int | None
    remedied: Problem | None = None


def why_not(problem: Problem, *, seconds: float = 30) -> tuple[Obstacle, ...]:
    """Return what stands in the way with the ways out, cheapest first; empty when nothing does."""
    raise NotImplementedError
