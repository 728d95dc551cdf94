"""How far the next category of an axis is, and what could lead there; pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from takar.regulations.bands import Bands
from takar.web.results.rules import Component

NOTHING = Decimal(0)


@dataclass(frozen=True)
class Lift:
    """What one indicator could still earn.

    Attributes:
        gain: points of the axis, if the indicator earned everything it can.
        is_missing: nobody has the evidence yet; it may exist already.
    """

    title: str
    gain: Decimal
    is_missing: bool


@dataclass(frozen=True)
class Climb:
    """From one category of an axis to the next.

    Attributes:
        needed: points to the next category; none where it is reached already, or not known.
        lifts: the fewest indicators that could earn them, the largest first.
        reaches: whether they could.
    """

    axis: str
    score: Decimal | None
    category: str
    next_category: str
    needed: Decimal | None
    lifts: tuple[Lift, ...]
    reaches: bool


def climb(axis: str, score: Decimal | None, rows: Iterable[Component], bands: Bands) -> Climb:
    """Return the fewest indicators through which an axis could reach its next category.

    The indicators that could earn the most go first: with the largest gains, the fewest suffice.

    Args:
        axis: ``performance`` or ``potential``.
        score: of the axis; unknown while evidence is missing.
        rows: the components of the result.
        bands: the categories of the axis, lowest first.
    """
    lifts = sorted(_lifts(axis, rows), key=lambda lift: (-lift.gain, lift.title))
    if score is None:
        return Climb(axis, None, "", "", None, tuple(x for x in lifts if x.is_missing), False)
    own = bands.of(score)
    above = [band for band in bands if band.lower and band.lower.value > score]
    if not above:
        return Climb(axis, score, own, "", None, (), True)
    target = min(above, key=lambda band: band.lower.value if band.lower else NOTHING)
    needed = (target.lower.value if target.lower else NOTHING) - score
    chosen: list[Lift] = []
    for lift in lifts:
        if sum((one.gain for one in chosen), NOTHING) >= needed:
            break
        chosen.append(lift)
    gained = sum((one.gain for one in chosen), NOTHING)
    return Climb(axis, score, own, target.code, needed, tuple(chosen), gained >= needed)


def _lifts(axis: str, rows: Iterable[Component]) -> list[Lift]:
    return [
        Lift(row.title or row.name, row.possible - (row.points or NOTHING), row.points is None)
        for row in rows
        if row.axis == axis
        and not row.is_part
        and row.possible is not None
        and row.state != "TIDAK_BERLAKU"
        and row.possible > (row.points or NOTHING)
    ]
