"""What a self-assessment gives: an index with its ends, never without its instrument."""

from dataclasses import dataclass
from fractions import Fraction

from takar.kernel.errors import TakarError
from takar.kernel.language import msg


class NotComparable(TakarError):
    """Results of two instruments were to be compared."""


@dataclass(frozen=True)
class AspectResult:
    """One aspect.

    Attributes:
        least: points (first instrument) or maturity (second), with what is missing at its lowest.
        answered: how many of the questions asked have an answer.
        weight: the most points, or the weight in percent; none where it is not known.
    """

    code: str
    title: str
    least: Fraction
    most: Fraction
    answered: int
    asked: int
    weight: Fraction | None

    @property
    def value(self) -> Fraction | None:
        """The value, where least and most agree."""
        return self.least if self.least == self.most else None


@dataclass(frozen=True)
class MeritResult:
    """The index of one instrument.

    Attributes:
        instrument: without it the number means nothing.
        least: the index, exact, with what is missing or not known at its lowest.
        category: none unless least and most agree.
        unweighed: aspects whose weight is not known.
        correction: added to the index (second instrument).
    """

    instrument: str
    least: Fraction
    most: Fraction
    category_least: str
    category_most: str
    aspects: tuple[AspectResult, ...]
    unweighed: tuple[str, ...] = ()
    correction: Fraction = Fraction(0)

    @property
    def value(self) -> Fraction | None:
        """The index, where least and most agree."""
        return self.least if self.least == self.most else None

    @property
    def category(self) -> str | None:
        """The category, where least and most agree."""
        return self.category_least if self.category_least == self.category_most else None

    @property
    def completeness(self) -> Fraction:
        """The share of questions that have an answer, in percent."""
        asked = sum(aspect.asked for aspect in self.aspects)
        return Fraction(sum(aspect.answered for aspect in self.aspects) * 100, asked)


def difference(earlier: MeritResult, later: MeritResult) -> tuple[Fraction, Fraction]:
    """Return the least and the most by which the later index is above the earlier.

    Raises:
        NotComparable: they are of different instruments.
    """
    if earlier.instrument != later.instrument:
        raise NotComparable(
            msg("Hasil dari instrumen yang berbeda tidak dapat dibandingkan."),
            hint=msg(
                "Bandingkan {earlier} hanya dengan {earlier}, dan {later} hanya dengan {later}.",
                earlier=earlier.instrument,
                later=later.instrument,
            ),
        )
    return later.least - earlier.most, later.most - earlier.least
