"""From one category of an axis to the next, by the fewest and smallest changes; pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_UP, Decimal

from takar.kernel.language import Message
from takar.regulations.bands import Band, Bands
from takar.regulations.profile import Axis, Indicator
from takar.web.paths.rules.options import Options, options_of
from takar.web.results.rules import Component

CENT = Decimal("0.01")
NOTHING = Decimal(0)


@dataclass(frozen=True)
class Lift:
    """One indicator that is raised.

    Attributes:
        gain: points of the axis it earns then.
        says: what stands in the evidence then; none where nobody has the evidence yet.
    """

    title: str
    gain: Decimal
    says: Message | None = None

    @property
    def is_missing(self) -> bool:
        """Nobody has the evidence yet; it may exist already."""
        return self.says is None


@dataclass(frozen=True)
class Climb:
    """From one category of an axis to the next.

    Attributes:
        needed: points to the next category; none where it is the highest, or not known.
        lifts: the fewest changes that earn them; where evidence is missing, what is missing.
        others: single changes that would do as well.
        reaches: whether the changes earn enough.
    """

    axis: str
    title: str
    completeness: Decimal | None
    score: Decimal | None
    category: Band | None
    next_category: Band | None
    needed: Decimal | None
    lifts: tuple[Lift, ...]
    others: tuple[Lift, ...] = ()
    reaches: bool = False


@dataclass(frozen=True)
class Ladder:
    """One indicator with its options, and what a point of its score is worth on the axis."""

    title: str
    score: Decimal
    worth: Decimal
    options: Options

    @property
    def most(self) -> Decimal:
        """The points it could still earn."""
        most = self.options.most
        return NOTHING if most is None else (most - self.score) * self.worth

    def lift(self, needed: Decimal) -> Lift | None:
        """Return the smallest change that earns so many points; none where nothing does."""
        wanted = self.score + needed / self.worth
        if self.options.highest is not None:
            wanted = min(wanted.quantize(CENT, ROUND_UP), max(self.options.highest, wanted))
        option = self.options.least_of(wanted)
        if option is None:
            return None
        return Lift(self.title, (option.score - self.score) * self.worth, option.says)

    def whole(self) -> Lift:
        """Return the largest change."""
        found = self.lift(self.most)
        return found or Lift(self.title, NOTHING)


def climb(
    name: str,
    axis: Axis,
    rows: Iterable[Component],
    score: Decimal | None,
    completeness: Decimal | None = None,
) -> Climb:
    """Return the smallest changes by which an axis would reach its next category.

    The fewest indicators go first; of several that would do alone, the one that has to rise least.

    Args:
        name: ``performance`` or ``potential``.
        axis: its indicators and categories.
        rows: the components of the result.
        score: of the axis; unknown while evidence is missing.
        completeness: percent of the axis for which there is evidence.
    """
    every = [row for row in rows if row.axis == name]
    own = [row for row in every if not row.is_part]
    if score is None:
        missing = tuple(Lift(row.title, row.possible or NOTHING) for row in own if is_open(row))
        return Climb(name, axis.title, completeness, None, None, None, None, missing)
    bands = axis.categories
    here, above = bands[bands.of(score)], following(bands, score)
    if above is None:
        return Climb(name, axis.title, completeness, score, here, None, None, (), reaches=True)
    needed = missing_points(above, score)
    ladders = ladders_of(axis, own, parts_of(every))
    lifts, reaches = fewest(ladders, needed)
    others = tuple(one for one in singles(ladders, needed) if one not in lifts)
    return Climb(
        name, axis.title, completeness, score, here, above, needed, lifts, others[:2], reaches
    )


def is_open(row: Component) -> bool:
    """Tell whether nobody has the evidence of an indicator."""
    return row.state == "KOSONG"


def following(bands: Bands, score: Decimal) -> Band | None:
    """Return the next category above a score; none above the highest."""
    above = [band for band in bands if band.lower and missing_points(band, score) > 0]
    return min(above, key=lambda band: missing_points(band, score), default=None)


def missing_points(band: Band, score: Decimal) -> Decimal:
    """Return how many points lead from a score into a band; none or fewer where it is reached."""
    if band.lower is None:
        return NOTHING
    needed = band.lower.value - score
    return needed if band.lower.included or needed < 0 else needed + CENT


def parts_of(rows: Iterable[Component]) -> dict[str, dict[str, Decimal]]:
    """Return the scores of the parts of each indicator, by their names below it."""
    found: dict[str, dict[str, Decimal]] = {}
    for row in rows:
        indicator, _, part = named(row).partition(".")
        if part and row.score is not None:
            found.setdefault(indicator, {})[part] = row.score
    return found


def ladders_of(
    axis: Axis, rows: Iterable[Component], parts: Mapping[str, Mapping[str, Decimal]]
) -> list[Ladder]:
    """Return the indicators that can rise; what does not apply leaves the divisor."""
    listed = [(axis.indicators.get(named(row)), row) for row in rows]
    known = [(indicator, row) for indicator, row in listed if indicator is not None]
    outside = sum((one.weight for one, row in known if row.state == "TIDAK_BERLAKU"), NOTHING)
    found = []
    for indicator, row in known:
        if row.state != "ADA" or (score := score_of(indicator, row)) is None:
            continue
        below = parts.get(named(row), {})
        options = options_of(indicator.rubric, score, indicator.full, below)
        if options.most is not None:
            worth = indicator.weight / indicator.full * axis.total / (axis.total - outside)
            found.append(Ladder(row.title or indicator.title, score, worth, options))
    return found


def score_of(indicator: Indicator, row: Component) -> Decimal | None:
    """Return the score of an indicator, from its points where only they are kept."""
    if row.score is not None or row.points is None:
        return row.score
    return row.points * indicator.full / indicator.weight


def named(row: Component) -> str:
    """Return the indicator of a component."""
    return row.name.partition(".")[2]


def singles(ladders: Iterable[Ladder], needed: Decimal) -> list[Lift]:
    """Return the changes of one indicator that earn enough alone, the smallest first."""
    found = [one for ladder in ladders if (one := ladder.lift(needed))]
    return sorted(found, key=lambda lift: (lift.gain, lift.title))


def fewest(ladders: list[Ladder], needed: Decimal) -> tuple[tuple[Lift, ...], bool]:
    """Return the fewest changes that earn so many points, and whether they do."""
    left = sorted(ladders, key=lambda ladder: (-ladder.most, ladder.title))
    chosen: list[Lift] = []
    while left:
        last = singles(left, needed)
        if last:
            return (*chosen, last[0]), True
        largest = left.pop(0)
        chosen.append(largest.whole())
        needed -= chosen[-1].gain
    return tuple(chosen), False
