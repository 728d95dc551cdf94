"""A cut score: where a panel drew the line, how sure that line is, and what to know of it."""

from dataclasses import dataclass
from math import sqrt

from takar.kernel.errors import TakarError
from takar.kernel.language import Message

Z95 = 1.959963984540054


class BadJudgements(TakarError):
    """What a panel said cannot be made into a line."""


@dataclass(frozen=True)
class Cut:
    """A line drawn by one method.

    Attributes:
        value: the cut, on the scale of the method (points or ability); none where the method
            finds none, with the reason.
        se: its standard error; none where one judge or the method gives none.
        parts: what each judge (or group) said by himself.
    """

    method: str
    value: float | None
    se: float | None
    parts: tuple[float, ...]
    n_used: int
    n_excluded: int = 0
    reasons: tuple[Message, ...] = ()
    has_converged: bool = True

    @property
    def interval(self) -> tuple[float, float] | None:
        """The cut's interval of 95 %."""
        if self.value is None or self.se is None:
            return None
        return self.value - Z95 * self.se, self.value + Z95 * self.se


def mean_error(values: "list[float]") -> float | None:
    """Return the standard error of a mean; none for a single value."""
    if len(values) < 2:
        return None
    mean = sum(values) / len(values)
    spread = sum((value - mean) ** 2 for value in values) / (len(values) - 1)
    return sqrt(spread / len(values))
