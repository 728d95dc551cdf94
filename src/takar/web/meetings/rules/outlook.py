"""The JPM as it would come out of the levels now on the table, and how near the next category is.

The steps are those of the measure (``docs/explanation/jpm.md``), for one person and in fractions;
a test holds both to the same outcome. Nothing of this is a result: results have a stamp.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from takar.kernel.rounding import half_up
from takar.regulations.bands import Bands

PERCENT = 100
HIGHEST = 5
NEAR = 1
Pair = tuple[Decimal | int | None, int | None]
Count = Fraction | int


@dataclass(frozen=True)
class Formula:
    """How the law computes a JPM.

    Attributes:
        bands: the categories of the purpose.
        cap: ``none``, ``total100`` or ``per_competency``.
        classify_on: ``exact`` or ``rounded``.
        decimals: of the printed JPM.
        step: the smallest step of a level: 1, or a hundredth.
    """

    bands: Bands
    cap: str = "none"
    classify_on: str = "exact"
    decimals: int = 2
    step: Fraction = Fraction(1)


@dataclass(frozen=True)
class Outlook:
    """What the levels on the table would give.

    Attributes:
        missing: competencies without a level, or without a standard.
        category: code and title; empty while something is missing.
        up: levels to gain until a better category, and that category's title.
        down: levels to lose until a worse one.
    """

    achieved: Count | None
    required: int | None
    jpm: Fraction | None
    missing: int
    category: tuple[str, str] | None = None
    up: tuple[Count, str] | None = None
    down: tuple[Count, str] | None = None

    @property
    def is_borderline(self) -> bool:
        """One level more or less would change the category."""
        return any(side is not None and side[0] <= NEAR for side in (self.up, self.down))


def outlook(pairs: Iterable[Pair], formula: Formula) -> Outlook:
    """Return what levels and standards would give, competency by competency.

    Args:
        pairs: level and standard of each competency; a gap is empty, never zero.
        formula: how the law computes.
    """
    known = list(pairs)
    missing = sum(level is None or needed is None for level, needed in known)
    if missing or not known:
        return Outlook(None, None, None, missing)
    counted = [(Fraction(level or 0), needed or 0) for level, needed in known]
    if formula.cap == "per_competency":
        counted = [(min(level, Fraction(needed)), needed) for level, needed in counted]
    achieved = sum((level for level, _ in counted), Fraction(0))
    required = sum(needed for _, needed in counted)
    if not required:
        return Outlook(bare(achieved), required, None, 0)
    ratio = achieved * PERCENT / required
    most = Fraction(required if formula.cap == "per_competency" else HIGHEST * len(counted))
    return Outlook(
        achieved=bare(achieved),
        required=required,
        jpm=min(ratio, Fraction(PERCENT)) if formula.cap == "total100" else ratio,
        missing=0,
        category=named(category_of(achieved, required, formula), formula),
        up=nearest(achieved, required, formula, towards=1, limit=most),
        down=nearest(achieved, required, formula, towards=-1, limit=Fraction(0)),
    )


def category_of(achieved: Fraction, required: int, formula: Formula) -> str:
    """Name the category of the exact ratio, or of the rounded one where the law says so."""
    ratio = achieved * PERCENT / required
    if formula.classify_on == "rounded":
        return formula.bands.of(half_up(ratio, formula.decimals))
    return formula.bands.of(ratio)


def named(code: str, formula: Formula) -> tuple[str, str]:
    """Return a category with its title."""
    return code, titles_of(formula)[code]


def titles_of(formula: Formula) -> Mapping[str, str]:
    """Return the titles of the categories."""
    return {one.code: one.title for one in formula.bands}


def nearest(
    achieved: Fraction, required: int, formula: Formula, *, towards: int, limit: Fraction
) -> tuple[Count, str] | None:
    """Return the fewest levels to another category in one direction, and its title."""
    here = category_of(achieved, required, formula)
    steps = int(abs(limit - achieved) / formula.step)
    low, high = 1, steps
    if (
        steps < 1
        or category_of(achieved + towards * steps * formula.step, required, formula) == here
    ):
        return None
    while low < high:  # the category only changes once on the way out of it
        middle = (low + high) // 2
        moved = achieved + towards * middle * formula.step
        if category_of(moved, required, formula) == here:
            low = middle + 1
        else:
            high = middle
    there = category_of(achieved + towards * low * formula.step, required, formula)
    return bare(low * formula.step), titles_of(formula)[there]


def bare(number: Fraction) -> Count:
    """Return a whole number as one, so that it is shown as one."""
    return int(number) if number.denominator == 1 else number
