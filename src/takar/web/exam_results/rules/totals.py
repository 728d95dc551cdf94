"""From marked items to scores: the whole test, each section, each competency; exact, pure."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

WHOLE = "UJIAN"
SECTION, COMPETENCY = "BAGIAN:", "KOMPETENSI:"
NOTHING, ONE = Fraction(0), Fraction(1)


@dataclass(frozen=True, slots=True)
class Line:
    """One item on one paper, marked.

    Attributes:
        points: what counts; ``None`` while somebody has to read it, and where it is left out.
        is_answered: there is an answer that stands.
        waits: somebody has to read it first.
        is_late: an answer came late, and nobody has ruled on it.
        category: of the answer, for abilities; ``None`` tells nothing.
        categories: how many the item has.
        is_adaptive: it was chosen for this person: it tells of an ability, and earns no points.
        is_granted: everybody has its points, so it tells of nobody.
    """

    slot: int
    version: int
    section: str
    competency: str
    points: Fraction | None
    most: Fraction
    is_answered: bool
    waits: bool = False
    is_late: bool = False
    category: int | None = None
    categories: int = 0
    is_adaptive: bool = False
    is_granted: bool = False

    @property
    def is_counted(self) -> bool:
        """It belongs to the total: it counts now, or will once somebody has read it."""
        return self.most > 0 and (self.points is not None or self.waits)


@dataclass(frozen=True, slots=True)
class Total:
    """What one person reached on one scale.

    Attributes:
        points: ``None`` where nothing counts: a gap, never zero.
        most: what could be reached.
        waiting: answers that somebody has to read.
        late: items with a late answer that nobody has ruled on.
        theta, error: ability on the calibrated scale, and its standard error.
    """

    scale: str
    points: Fraction | None
    most: Fraction
    answered: int
    waiting: int
    late: int
    theta: Decimal | None = None
    error: Decimal | None = None

    @property
    def is_settled(self) -> bool:
        """Nothing about it is still open."""
        return not self.waiting and not self.late

    @property
    def percent(self) -> Fraction | None:
        """Points of a hundred."""
        return None if self.points is None or not self.most else 100 * self.points / self.most


def scales_of(line: Line) -> Iterator[str]:
    """Yield the scales an item counts on."""
    yield WHOLE
    yield f"{SECTION}{line.section}"
    if line.competency:
        yield f"{COMPETENCY}{line.competency}"


def totals(lines: Iterable[Line], weights: Mapping[str, Fraction]) -> list[Total]:
    """Return the totals of one paper, the whole first, then in the order of the paper.

    Args:
        lines: the items of the paper.
        weights: what the points of a section weigh in the whole; one where none is given.
    """
    told: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        for scale in scales_of(line):
            told[scale].append(line)
    return [total(scale, own, weights if scale == WHOLE else {}) for scale, own in told.items()]


def total(scale: str, lines: Iterable[Line], weights: Mapping[str, Fraction]) -> Total:
    """Return the total of the items of one scale."""
    lines = list(lines)
    counted = [line for line in lines if line.is_counted]
    earned = [
        line.points * weights.get(line.section, ONE) for line in counted if line.points is not None
    ]
    return Total(
        scale=scale,
        points=sum(earned, NOTHING) if earned else None,
        most=sum((line.most * weights.get(line.section, ONE) for line in counted), NOTHING),
        answered=sum(line.is_answered for line in lines),
        waiting=sum(line.waits for line in lines),
        late=sum(line.is_late for line in lines),
    )
