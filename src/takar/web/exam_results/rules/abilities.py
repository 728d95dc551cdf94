"""Which answers of a paper tell of an ability, and what was found; pure.

A scale has an ability only where every item that counts on it is calibrated on one and the same
scale, and nothing about it still waits for a reader: an ability from some of the items would be
another scale.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from pydantic import BaseModel, ConfigDict

from takar.web.exam_results.rules.totals import Line, scales_of

ABILITY_PLACES = 3


class Calibrated(BaseModel):
    """The parameters of an item version as a run uses them; ``row`` is theirs in the item bank."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    row: int
    model: str
    a: float
    d: tuple[float, ...]
    c: float = 0.0


@dataclass(frozen=True, slots=True)
class Curve:
    """The items of a scale, all calibrated on one scale of ability.

    Attributes:
        calibration: its name.
        items: by code, as judges see them.
        points: what each category of each of them gives, lowest first.
    """

    calibration: str
    items: tuple[Calibrated, ...]
    points: tuple[tuple[Fraction, ...], ...]

    @property
    def most(self) -> Fraction:
        """The points all items can give."""
        return sum((own[-1] for own in self.points), Fraction(0))


@dataclass(frozen=True, slots=True)
class Ability:
    """Ability on the calibrated scale, and its standard error; rounded before it is compared."""

    theta: Decimal
    error: Decimal


Cells = dict[int, int]
"""Category by row of parameters."""


def cells_by_scale(lines: Iterable[Line], known: Mapping[int, Calibrated]) -> dict[str, Cells]:
    """Return what tells of the ability on each scale of one paper that has one.

    Args:
        lines: the marked items of the paper.
        known: the parameters by item version.
    """
    told: dict[str, Cells] = defaultdict(dict)
    unfit: set[str] = set()
    for line in lines:
        scales = list(scales_of(line))
        if not tells(line):
            continue
        item = known.get(line.version)
        if item is None or not fits(line, item):
            unfit.update(scales)
        elif line.category is not None:
            for scale in scales:
                told[scale][item.row] = line.category
    return {scale: cells for scale, cells in told.items() if scale not in unfit}


def fits(line: Line, item: Calibrated) -> bool:
    """Say whether an answer can be read by these parameters, category by category."""
    is_unread = line.waits or (line.is_answered and line.category is None)
    return not is_unread and line.categories == len(item.d) + 1


def tells(line: Line) -> bool:
    """Say whether an item belongs to the ability of its scales: marked, and not given away."""
    return not line.is_granted and (line.is_adaptive or line.most > 0)
