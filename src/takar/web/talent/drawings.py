"""Two drawings of the axes: one person's range, and where everybody stands."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from takar.web.kit.charts import COLOURS, Drawing, rect, shown, text

SCALE = 100
STEP = 2
"""The side of a cell of the scatter, in points of the axes."""


@dataclass(frozen=True)
class Place:
    """Where one person stands, or between which limits.

    Attributes:
        performance: least and most; equal when the evidence is complete.
        potential: the same.
    """

    performance: tuple[Decimal, Decimal]
    potential: tuple[Decimal, Decimal]

    @property
    def is_known(self) -> bool:
        """Both scores are exact."""
        return all(least == most for least, most in (self.performance, self.potential))

    @property
    def cell(self) -> tuple[int, int]:
        """The cell of the scatter in which the middle lies: column, row."""
        (low, high), (left, right) = self.performance, self.potential
        return int((left + right) / 2 // STEP), int((low + high) / 2 // STEP)


@dataclass(frozen=True)
class Dot:
    """People who stand at about the same place."""

    column: int
    row: int
    count: int
    is_known: bool


def dots(places: Iterable[Place]) -> list[Dot]:
    """Gather places into cells; the fullest first, so that small ones are drawn over them."""
    cells: dict[tuple[int, int, bool], int] = {}
    for place in places:
        cell = *place.cell, place.is_known
        cells[cell] = cells.get(cell, 0) + 1
    found = [Dot(column, row, count, known) for (column, row, known), count in cells.items()]
    return sorted(found, key=lambda dot: (-dot.count, dot.column, dot.row, dot.is_known))


def scatter_svg(
    found: Sequence[Dot],
    limits: tuple[Sequence[Decimal], Sequence[Decimal]],
    axes: tuple[str, str],
    *,
    title: str,
    summary: str,
) -> str:
    """Draw performance upwards and potential to the right, with the limits of the categories.

    Args:
        limits: where categories of performance and of potential begin.
        axes: the names of the axes, performance first.
    """
    left, top, side = 46.0, 14.0, 500.0

    def at(column: float, row: float) -> tuple[float, float]:
        return left + column / SCALE * side, top + side - row / SCALE * side

    parts = [rect((left, top), side, side, fill=COLOURS["track"], css="chart-track")]
    performance, potential = ([float(limit) for limit in axis] for axis in limits)
    parts += [_line(at(0, limit), at(SCALE, limit)) for limit in performance]
    parts += [_line(at(limit, 0), at(limit, SCALE)) for limit in potential]
    for limit in (0.0, *performance, float(SCALE)):
        x, y = at(0, limit)
        parts.append(text((x - 6, y + 4), f"{limit:g}", size=11, anchor="end", colour="soft"))
    for limit in (0.0, *potential, float(SCALE)):
        x, y = at(limit, 0)
        parts.append(text((x, y + 16), f"{limit:g}", size=11, anchor="middle", colour="soft"))
    parts += [_dot(dot, *at((dot.column + 0.5) * STEP, (dot.row + 0.5) * STEP)) for dot in found]
    parts.append(text((left + 6, top + 16), f"{axes[0]} ↑", size=12, bold=True))
    parts.append(
        text((left + side - 6, top + side - 8), f"{axes[1]} →", size=12, anchor="end", bold=True)
    )
    return Drawing(left + side + 14, top + side + 28, title, summary).around(*parts)


def _dot(dot: Dot, x: float, y: float) -> str:
    radius = min(3 + dot.count**0.5, 14)
    look = (
        f'fill="{COLOURS["teal"]}" fill-opacity="0.75" class="chart-seen"'
        if dot.is_known
        else f'fill="none" stroke="{COLOURS["teal"]}" stroke-width="1.5" class="chart-stroke"'
    )
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" {look}/>'


def _line(start: tuple[float, float], end: tuple[float, float]) -> str:
    return (
        f'<line x1="{start[0]:.1f}" y1="{start[1]:.1f}" x2="{end[0]:.1f}" y2="{end[1]:.1f}"'
        f' stroke="{COLOURS["amber"]}" stroke-dasharray="5 4" class="chart-required"/>'
    )


def range_svg(
    least: Decimal | None, most: Decimal | None, limits: Sequence[Decimal], *, title: str
) -> str:
    """Draw the range in which an axis lies, on a line from 0 to 100 with its category limits."""
    left, width, height = 8.0, 500.0, 18.0

    def at(value: Decimal | int) -> float:
        return left + min(max(float(value), 0), SCALE) / SCALE * width

    parts = [rect((left, 6), width, height, fill=COLOURS["track"], css="chart-track", round_by=4)]
    if least is not None and most is not None:
        parts.append(
            rect(
                (at(least) - 2, 6),
                at(most) - at(least) + 4,
                height,
                fill=COLOURS["teal"],
                css="fill-teal",
                round_by=4,
            )
        )
    for limit in limits:
        parts.append(_line((at(limit), 2), (at(limit), 28)))
        parts.append(
            text((at(limit), 42), f"{float(limit):g}", size=12, anchor="middle", colour="soft")
        )
    parts.append(text((left, 42), "0", size=12, colour="soft"))
    parts.append(text((left + width, 42), f"{SCALE}", size=12, anchor="end", colour="soft"))
    words = shown(least) if least == most else f"{shown(least)} – {shown(most)}"
    return Drawing(left + width + 8, 46, title, words).around(*parts)
