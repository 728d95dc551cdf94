"""Drawings of an index: profile, histogram, losses, a bar in a table, and the course of years."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from takar.kernel.rounding import printed
from takar.web.ip_asn.rules import FULL, Bin
from takar.web.kit.charts import COLOURS, Drawing, rect, shown, text

LINE_LOOKS = (
    ("teal", "", "chart-stroke"),
    ("amber", "7 4", "chart-required"),
    ("info", "2 4", "chart-info"),
    ("ink", "10 3 2 3", "chart-ink"),
)
"""The colour, the dashes and the class of each rule set, so that lines differ without colour."""


@dataclass(frozen=True)
class Part:
    """One dimension: its mean and the most it may be."""

    title: str
    points: Decimal | None
    most: Decimal


def profile_svg(parts: Sequence[Part], *, title: str) -> str:
    """Draw each dimension as a bar as long as its most, filled to its mean."""
    left, scale, step = 112.0, 7.0, 40
    shapes = []
    for number, part in enumerate(parts):
        y = 6.0 + number * step
        width = float(part.most) * scale
        shapes += [
            text((left - 10, y + 17), part.title, size=13, anchor="end"),
            rect((left, y), width, 24, fill=COLOURS["track"], css="chart-track", round_by=3),
        ]
        if part.points is not None:
            filled = float(part.points) * scale
            shapes.append(
                rect((left, y), filled, 24, fill=COLOURS["teal"], css="fill-teal", round_by=3)
            )
        words = f"{shown(part.points)} / {shown(part.most)}"
        shapes.append(text((left + width + 8, y + 17), words, size=13, bold=True))
    summary = "; ".join(f"{p.title}: {shown(p.points)} / {shown(p.most)}" for p in parts)
    longest = max((float(part.most) for part in parts), default=0) * scale
    drawing = Drawing(left + longest + 96, 6 + step * len(parts), title, summary)
    return drawing.around(*shapes)


def histogram_svg(
    bars: Sequence[Bin], limits: Sequence[Decimal], tones: Sequence[str], *, title: str
) -> str:
    """Draw how many people have which total, with the limits of the categories.

    Args:
        limits: where categories begin.
        tones: the tone of each bar, by its category.
    """
    left, top, width, height = 44.0, 18.0, 520.0, 180.0
    most = max((bar.people for bar in bars), default=0) or 1
    floor, wide = top + height, width / len(bars)
    shapes = [
        text((left - 6, top + 5), shown(most), size=11, anchor="end", colour="soft"),
        text((left - 6, floor), "0", size=11, anchor="end", colour="soft"),
    ]
    for number, bar in enumerate(bars):
        tall = bar.people / most * height
        at = left + number * wide + 1, floor - tall
        tone = tones[number]
        shapes.append(rect(at, wide - 2, tall, fill=COLOURS[tone], css=f"fill-{tone}"))
    for value in (Decimal(0), *limits, Decimal(FULL)):
        x = left + float(value) / FULL * width
        shapes.append(text((x, floor + 16), shown(value), size=11, anchor="middle", colour="soft"))
    shapes += [_limit(left + float(limit) / FULL * width, top - 6, floor + 4) for limit in limits]
    words = "; ".join(f"{bar.over}–{bar.up_to}: {bar.people}" for bar in bars if bar.people)
    return Drawing(left + width + 14, floor + 24, title, words).around(*shapes)


def _limit(x: float, top: float, bottom: float) -> str:
    return (
        f'<line x1="{x:.1f}" y1="{top:.1f}" x2="{x:.1f}" y2="{bottom:.1f}"'
        f' stroke="{COLOURS["amber"]}" stroke-dasharray="5 4" class="chart-required"/>'
    )


def bar_svg(value: Decimal | None, tone: str, *, title: str, most: int = FULL) -> str:
    """Draw one bar of a ranked list, as wide as its column."""
    width, height = 160.0, 14.0
    filled = 0.0 if value is None else min(max(float(value) / most, 0), 1) * width
    return Drawing(width, height, title).around(
        rect((0, 0), width, height, fill=COLOURS["track"], css="chart-track", round_by=2),
        rect((0, 0), filled, height, fill=COLOURS[tone], css=f"fill-{tone}", round_by=2),
    )


Line = Mapping[int, Decimal | None]


def years_svg(lines: Mapping[str, Line], breaks: Sequence[int], *, title: str) -> str:
    """Draw the index over years, one line per rule set, with a mark where the rules change.

    Args:
        lines: by title of the rule set: the index of each year.
        breaks: the years with which another rule set begins.
    """
    years = sorted({year for line in lines.values() for year in line})
    left, top, step, height = 40.0, 16.0, 92.0, 220.0

    def x_of(year: int) -> float:
        return left + 30 + years.index(year) * step

    def y_of(value: Decimal) -> float:
        return top + height - float(value) / FULL * height

    right = left + 60 + step * max(len(years) - 1, 1)
    shapes = [part for value in range(0, FULL + 1, 20) for part in _level(value, left, right, y_of)]
    shapes += [
        text((x_of(year), top + height + 20), str(year), size=12, anchor="middle") for year in years
    ]
    shapes += [
        _limit(x_of(year) - step / 2, top - 8, top + height + 6) for year in breaks if year in years
    ]
    highest = {year: max(filled(lines, year), default=None) for year in years}
    for number, line in enumerate(lines.values()):
        known = [
            Point(year, x_of(year), y_of(value), value, is_top=value == highest[year])
            for year, value in sorted(line.items())
            if value is not None
        ]
        shapes += _course(known, number)
    words = "; ".join(
        f"{name}: {', '.join(f'{year} {shown(line[year])}' for year in sorted(line))}"
        for name, line in lines.items()
    )
    return Drawing(right + 20, top + height + 30, title, words).around(*shapes)


def _level(value: int, left: float, right: float, y_of: Callable[[Decimal], float]) -> list[str]:
    y = y_of(Decimal(value))
    line = (
        f'<line x1="{left:.1f}" y1="{y:.1f}" x2="{right:.1f}" y2="{y:.1f}"'
        f' stroke="{COLOURS["line"]}" class="chart-grid"/>'
    )
    return [
        line,
        text((left - 6, y + 4), str(value), size=11, anchor="end", colour="soft"),
    ]


def filled(lines: Mapping[str, Line], year: int) -> list[Decimal]:
    """Return the indexes known of one year."""
    found = (line.get(year) for line in lines.values())
    return [value for value in found if value is not None]


class Point(NamedTuple):
    """One year of one line; the number of the highest of a year stands above, others below."""

    year: int
    x: float
    y: float
    value: Decimal
    is_top: bool


def _course(known: Sequence[Point], number: int) -> list[str]:
    """Draw one line with its points and numbers; years that do not follow are not joined."""
    shapes = [
        f'<line x1="{a.x:.1f}" y1="{a.y:.1f}" x2="{b.x:.1f}" y2="{b.y:.1f}" stroke-width="2.5"'
        f"{_look(number)}/>"
        for a, b in pairwise(known)
        if b.year == a.year + 1
    ]
    for one in known:
        shapes.append(
            f'<circle cx="{one.x:.1f}" cy="{one.y:.1f}" r="4.5" stroke-width="2.5" fill="none"'
            f"{_look(number, dashed=False)}/>"
        )
        at = one.x, one.y + (-12 if one.is_top else 22)
        shapes.append(text(at, printed(one.value, 2), size=12, anchor="middle", bold=True))
    return shapes


def _look(number: int, *, dashed: bool = True) -> str:
    """Return the colour, dashes and class of one line as attributes."""
    colour, dashes, css = LINE_LOOKS[number % len(LINE_LOOKS)]
    pattern = f' stroke-dasharray="{dashes}"' if dashes and dashed else ""
    return f' stroke="{COLOURS[colour]}"{pattern} class="{css}"'


def swatch_svg(number: int) -> str:
    """Draw the look of one line, for the legend."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 10" width="36" height="10"'
        f' aria-hidden="true"><line x1="0" y1="5" x2="36" y2="5" stroke-width="3"'
        f"{_look(number)}/></svg>"
    )
