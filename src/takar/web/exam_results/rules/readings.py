"""Answers that people read: two of them, blind to one another; a third decides; pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from takar.kernel.language import mark

READING_STATES = {
    "BELUM": mark("Belum dibaca"),
    "SATU": mark("Menunggu pembaca kedua"),
    "SEPAKAT": mark("Sepakat"),
    "BERBEDA": mark("Berbeda, menunggu pembaca ketiga"),
    "DIPUTUS": mark("Diputuskan pembaca ketiga"),
}
OPEN = frozenset({"BELUM", "SATU", "BERBEDA"})


@dataclass(frozen=True, slots=True)
class Reading:
    """What one person gave an answer."""

    marker: int
    points: Fraction
    is_deciding: bool = False


@dataclass(frozen=True, slots=True)
class Settled:
    """Where the reading of an answer stands, and its points once they are settled."""

    state: str
    points: Fraction | None

    @property
    def is_open(self) -> bool:
        """Somebody has to read it still."""
        return self.state in OPEN


def settled(
    readings: Sequence[Reading], most: Fraction, *, markers: int, apart: Fraction
) -> Settled:
    """Return where the reading stands.

    Args:
        readings: the last one of each person, in the order in which they were given.
        most: what the answer can earn.
        markers: how many people read each answer.
        apart: share of ``most`` by which two may differ and still agree; then the mean counts.
    """
    deciding = [one for one in readings if one.is_deciding]
    if deciding:
        return Settled("DIPUTUS", deciding[-1].points)
    first = readings[:markers]
    if len(first) < markers:
        return Settled("SATU" if first else "BELUM", None)
    given = [one.points for one in first]
    if max(given) - min(given) > apart * most:
        return Settled("BERBEDA", None)
    return Settled("SEPAKAT", sum(given, Fraction(0)) / len(given))
