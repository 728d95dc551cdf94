"""Drawings of a report: ladder of severities, ruler, bars with intervals, curves, drift."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from takar.web.kit.charts import COLOURS, Drawing, rect, shown, text
from takar.web.kit.drawing import shortened
from takar.web.rating_quality.rulers import apart

Scale = Callable[[float], float]
LOOKS = (
    ("teal", "", "chart-stroke"),
    ("amber", "7 4", "chart-required"),
    ("info", "2 4", "chart-info"),
    ("ink", "10 3 2 3", "chart-ink"),
)
"""Colour, dashes and class of each line, so that lines differ without colour."""
ENOUGH = 0.7
"""A coefficient from here on is usual for decisions about groups; marked on the axis."""


@dataclass(frozen=True)
class Rung:
    """One line of a ladder: a value with its interval."""

    label: str
    value: float | None
    low: float | None = None
    high: float | None = None
    tone: str = "teal"


def ladder_svg(rungs: Sequence[Rung], *, title: str, ends: tuple[str, str]) -> str:
    """Draw values with their intervals around zero, one line each.

    Args:
        ends: what the left and the right end mean.
    """
    left, width, step, top = 168.0, 320.0, 30, 34.0
    reach = reach_of(rungs)
    height = top + step * len(rungs)

    def x_of(value: float) -> float:
        return left + (value + reach) / (2 * reach) * width

    shapes = [
        text((left, 14), f"◂ {ends[0]}", size=11, colour="soft"),
        text((left + width, 14), f"{ends[1]} ▸", size=11, anchor="end", colour="soft"),
        upright(x_of(0), 20, height, css="chart-axis"),
    ]
    for number, rung in enumerate(rungs):
        shapes += rung_parts(rung, top + number * step + step / 2, x_of, left)
    shapes += [
        text((x_of(mark), height + 16), shown(round(mark, 2)), size=11, anchor="middle")
        for mark in (-reach, 0.0, reach)
    ]
    words = "; ".join(f"{rung.label}: {said(rung)}" for rung in rungs)
    return Drawing(left + width + 66, height + 24, title, words).around(*shapes)


def reach_of(rungs: Sequence[Rung]) -> float:
    """Return how far the scale reaches to both sides of zero, in halves."""
    ends = [abs(end) for rung in rungs for end in (rung.low, rung.high, rung.value) if end]
    return max(1.0, -(-max(ends, default=1.0) // 0.5) * 0.5)


def rung_parts(rung: Rung, y: float, x_of: Scale, left: float) -> list[str]:
    """Draw one line of a ladder; a gap stays empty."""
    shapes = [text((left - 10, y + 4), shortened(rung.label), size=12, anchor="end")]
    if rung.value is None:
        return shapes
    colour = COLOURS[rung.tone]
    if rung.low is not None and rung.high is not None:
        shapes.append(
            f'<line x1="{x_of(rung.low):.1f}" y1="{y:.1f}" x2="{x_of(rung.high):.1f}" y2="{y:.1f}"'
            f' stroke="{COLOURS["teal"]}" stroke-width="3" class="chart-stroke"/>'
        )
    shapes.append(
        f'<circle cx="{x_of(rung.value):.1f}" cy="{y:.1f}" r="6" fill="{colour}"'
        f' class="fill-{rung.tone}"/>'
    )
    return shapes


def said(rung: Rung) -> str:
    """Return a value with its interval in words."""
    if rung.low is None or rung.high is None:
        return rounded(rung.value)
    return f"{rounded(rung.value)} ({rounded(rung.low)} – {rounded(rung.high)})"


def rounded(value: float | None) -> str:
    """Print an estimate with two decimals."""
    return shown(None if value is None else round(value, 2))


def upright(x: float, top: float, bottom: float, *, css: str = "chart-grid") -> str:
    """Return a line from top to bottom."""
    return (
        f'<line x1="{x:.1f}" y1="{top:.1f}" x2="{x:.1f}" y2="{bottom:.1f}"'
        f' stroke="{COLOURS["line"]}" class="{css}"/>'
    )


def interval_bars_svg(bars: Sequence[Rung], *, title: str) -> str:
    """Draw coefficients from 0 to 1 as bars, each with its interval as a line."""
    left, width, step = 190.0, 260.0, 30
    height = 8.0 + step * len(bars)
    shapes = [upright(left + ENOUGH * width, 2, height, css="chart-required")]
    for number, bar in enumerate(bars):
        y = 8.0 + number * step
        shapes += [
            text((left - 10, y + 14), shortened(bar.label, 26), size=12, anchor="end"),
            rect((left, y), width, 18, fill=COLOURS["track"], css="chart-track", round_by=3),
        ]
        if bar.value is not None:
            filled = min(max(bar.value, 0), 1) * width
            shapes.append(
                rect((left, y), filled, 18, fill=COLOURS["teal"], css="fill-teal", round_by=3)
            )
        if bar.low is not None and bar.high is not None:
            ends = [left + min(max(end, 0), 1) * width for end in (bar.low, bar.high)]
            shapes.append(
                f'<line x1="{ends[0]:.1f}" y1="{y + 9:.1f}" x2="{ends[1]:.1f}" y2="{y + 9:.1f}"'
                f' stroke="{COLOURS["ink"]}" stroke-width="2" class="chart-ink"/>'
            )
        shapes.append(text((left + width + 8, y + 14), rounded(bar.value), size=12, bold=True))
    shapes.append(
        text((left + ENOUGH * width, height + 12), shown(ENOUGH), size=11, anchor="middle")
    )
    words = "; ".join(f"{bar.label}: {said(bar)}" for bar in bars)
    return Drawing(left + width + 60, height + 20, title, words).around(*shapes)


def curves_svg(
    lines: Mapping[str, Sequence[tuple[float, float]]], *, title: str, across: str
) -> str:
    """Draw coefficients from 0 to 1 over whole numbers, one line each, its name at its end.

    Args:
        across: what the numbers below count.
    """
    left, top, width, height = 44.0, 14.0, 380.0, 220.0
    counts = sorted({x for line in lines.values() for x, _ in line})
    span = max(len(counts) - 1, 1)

    def at(x: float, y: float) -> tuple[float, float]:
        across_by = counts.index(x) / span * width
        return left + across_by, top + (1 - min(max(y, 0), 1)) * height

    shapes = [part for share in (0, 0.25, 0.5, 0.75, 1) for part in level(share, left, width, top)]
    shapes += [text((at(x, 0)[0], top + height + 18), shown(x), size=11) for x in counts]
    shapes.append(text((left, top + height + 36), across, size=12, colour="soft"))
    for number, line in enumerate(lines.values()):
        points = [at(x, y) for x, y in sorted(line)]
        shapes += [stroke(a, b, number) for a, b in pairwise(points)]
        shapes += [dot(point, number) for point in points]
    ends = {name: at(*max(line)) for name, line in lines.items() if line}
    shapes += [
        text((left + width + 12, y + 4), name, size=12)
        for name, y in apart((name, end[1]) for name, end in ends.items())
    ]
    words = "; ".join(
        f"{name}: {', '.join(f'{shown(x)} {rounded(y)}' for x, y in sorted(line))}"
        for name, line in lines.items()
    )
    return Drawing(left + width + 110, top + height + 46, title, words).around(*shapes)


def level(share: float, left: float, width: float, top: float, height: float = 220.0) -> list[str]:
    """Draw one height of the scale from 0 to 1."""
    y = top + (1 - share) * height
    line = (
        f'<line x1="{left:.1f}" y1="{y:.1f}" x2="{left + width:.1f}" y2="{y:.1f}"'
        f' stroke="{COLOURS["line"]}" class="chart-grid"/>'
    )
    return [
        line,
        text((left - 6, y + 4), shown(share), size=11, anchor="end", colour="soft"),
    ]


def stroke(a: tuple[float, float], b: tuple[float, float], number: int) -> str:
    """Draw a piece of a line in its own look."""
    colour, dashes, css = LOOKS[number % len(LOOKS)]
    pattern = f' stroke-dasharray="{dashes}"' if dashes else ""
    return (
        f'<line x1="{a[0]:.1f}" y1="{a[1]:.1f}" x2="{b[0]:.1f}" y2="{b[1]:.1f}"'
        f' stroke="{COLOURS[colour]}" stroke-width="2.5"{pattern} class="{css}"/>'
    )


def dot(point: tuple[float, float], number: int) -> str:
    """Draw a point of a line in its own look."""
    colour, _dashes, css = LOOKS[number % len(LOOKS)]
    return (
        f'<circle cx="{point[0]:.1f}" cy="{point[1]:.1f}" r="4" fill="none" stroke-width="2.5"'
        f' stroke="{COLOURS[colour]}" class="{css}"/>'
    )
