"""How totals are counted into a histogram and losses into a table; pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

from takar.web.results.rules.ip_asn import INDICATORS, reason_of

STEP = 5
"""The width of a bar of the histogram, in points."""
FULL = 100
NO_SUBJECT = "BUKAN_SUBJEK"


@dataclass(frozen=True)
class Bin:
    """The people whose total lies above ``over`` and not above ``up_to``."""

    over: int
    up_to: int
    people: int


def bins(totals: Iterable[tuple[Decimal, int]]) -> list[Bin]:
    """Count totals into bars of five points; a total on a limit belongs to the bar below it.

    So no bar crosses a limit of the categories, which are open below and closed above.

    >>> [bar for bar in bins([(Decimal(90), 2), (Decimal("90.5"), 1)]) if bar.people]
    [Bin(over=85, up_to=90, people=2), Bin(over=90, up_to=95, people=1)]
    """
    counted = [0] * (FULL // STEP)
    for total, people in totals:
        place = int((total / STEP).to_integral_value(ROUND_CEILING)) - 1
        counted[min(max(place, 0), len(counted) - 1)] += people
    return [Bin(n * STEP, (n + 1) * STEP, people) for n, people in enumerate(counted)]


@dataclass(frozen=True)
class Cell:
    """People whose states and post group are alike, with the points they have together.

    Attributes:
        states: the state of each sub-indicator, by column.
        points: the points of each sub-indicator together, by column.
    """

    people: int
    post_group: str | None
    states: Mapping[str, str | None]
    points: Mapping[str, Decimal]


@dataclass(frozen=True)
class Loss:
    """What one state of one sub-indicator costs.

    Attributes:
        indicator: of the law, as ``DIKLAT_TEKNIS``.
        points: all points below the most.
        effect: by how much the index would rise without it.
    """

    indicator: str
    state: str
    people: int
    points: Decimal
    effect: Decimal

    @property
    def reason(self) -> str:
        """Why the points are lost."""
        return reason_of(self.state)

    @property
    def can_be_corrected(self) -> bool:
        """Evidence could win the points back; what is low stays low until something happens."""
        return self.reason != "low"


def losses(
    cells: Iterable[Cell], most: Mapping[str | None, Mapping[str, Decimal]], measured: int
) -> list[Loss]:
    """Return what each state of each sub-indicator costs, most first.

    Args:
        cells: the measured people.
        most: the most points of each sub-indicator by column, for each group of posts.
        measured: how many people make the index.
    """
    people: dict[tuple[str, str], int] = {}
    lost: dict[tuple[str, str], Decimal] = {}
    for cell in cells:
        for indicator, column in INDICATORS.items():
            state = cell.states[column] or ""
            below = most[cell.post_group][column] * cell.people - cell.points[column]
            if state and below > 0:
                key = indicator, state
                people[key] = people.get(key, 0) + cell.people
                lost[key] = lost.get(key, Decimal(0)) + below
    found = [
        Loss(indicator, state, people[indicator, state], points, points / measured)
        for (indicator, state), points in lost.items()
    ]
    return sorted(found, key=lambda loss: (-loss.points, loss.indicator, loss.state))
