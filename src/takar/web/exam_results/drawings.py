"""How points are spread, as a drawing."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from takar.web.kit.drawing import COLOURS, Drawing, rect, shown, text

BINS = 10
LEFT, WIDE, TALL, TOP = 16.0, 340.0, 150.0, 24.0


def bins_of(points: Sequence[Decimal], most: Decimal) -> list[int]:
    """Return how many people lie in each tenth of what can be reached, lowest first.

    Whoever is on a line is above it; whoever reached everything is in the last tenth, and whoever
    is below nothing in the first.
    """
    counts = [0] * BINS
    for point in points:
        place = int(Fraction(point) * BINS / Fraction(most)) if most > 0 else 0
        counts[min(max(place, 0), BINS - 1)] += 1
    return counts


def spread_svg(points: Sequence[Decimal], most: Decimal, *, title: str, people: str) -> str:
    """Draw how many people lie in each tenth of what can be reached.

    Args:
        title: what the drawing shows.
        people: the word beside the numbers.
    """
    counts = bins_of(points, most)
    tall, wide = max([*counts, 1]), WIDE / BINS
    parts = []
    for place, count in enumerate(counts):
        high = TALL * count / tall
        at = (LEFT + place * wide + 3, TOP + TALL - high)
        parts.append(rect(at, wide - 6, high, fill=COLOURS["teal"], css="fill-teal", round_by=2))
        if count:
            parts.append(text((at[0] + wide / 2 - 3, at[1] - 5), str(count), anchor="middle"))
    for place in range(0, BINS + 1, 2):
        mark = shown(Fraction(most) * place / BINS)
        at = (LEFT + place * wide, TOP + TALL + 18)
        parts.append(text(at, mark, size=11, anchor="middle", colour="soft"))
    told = "; ".join(
        f"{shown(Fraction(most) * place / BINS)}–{shown(Fraction(most) * (place + 1) / BINS)}: "
        f"{count} {people}"
        for place, count in enumerate(counts)
        if count
    )
    return Drawing(LEFT + WIDE + 30, TOP + TALL + 30, title, told).around(*parts)
