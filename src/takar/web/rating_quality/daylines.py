"""Severity over the event: one small drawing for each assessor, all on one scale.

Many lines with their bands in one drawing cover one another, and shrink on a small screen; small
drawings side by side do neither.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from takar.runs.rating_quality.parts import Rater
from takar.web.kit.charts import COLOURS, Drawing, shown, text
from takar.web.kit.drawing import shortened

LEFT, TOP, WIDTH, HEIGHT = 40.0, 30.0, 250.0, 120.0
POINTS = 13
SURE = 1.96
HALF = 0.5


@dataclass(frozen=True)
class DayLine:
    """The severity of one assessor at moments of the event.

    Attributes:
        points: hours since the event began, severity, and the ends of its band of 95 %.
        is_seen: the slope alone is more than chance brings.
    """

    name: str
    points: tuple[tuple[float, float, float, float], ...]
    is_seen: bool

    @property
    def first(self) -> tuple[float, float, float, float]:
        """The first moment."""
        return self.points[0]

    @property
    def last(self) -> tuple[float, float, float, float]:
        """The last moment."""
        return self.points[-1]


@dataclass(frozen=True)
class Frame:
    """The scale that all drawings share."""

    since: float
    until: float
    reach: float

    @classmethod
    def around(cls, lines: Sequence[DayLine]) -> "Frame":
        """Return the scale that holds every band, in whole hours and half logits."""
        ends = [abs(end) for line in lines for point in line.points for end in point[2:]]
        hours = [point[0] for line in lines for point in line.points]
        reach = max(1.0, -(-max(ends, default=1.0) // HALF) * HALF)
        since, until = min(hours, default=0.0) // 1, -(-max(hours, default=1.0) // 1)
        return cls(since, max(until, since + 1), reach)

    def at(self, hour: float, severity: float) -> tuple[float, float]:
        """Return a place in the drawing."""
        x = LEFT + (hour - self.since) / (self.until - self.since) * WIDTH
        return x, TOP + (self.reach - severity) / (2 * self.reach) * HEIGHT


def dayline(rater: Rater) -> DayLine | None:
    """Return the line of an assessor; nothing where severity or moments are not known."""
    known = (rater.severity, rater.se, rater.drift, rater.drift_se)
    moments = (rater.middle, rater.since, rater.until)
    if None in known or None in moments or rater.since == rater.until:
        return None
    severity, se, slope, slope_se = (float(value or 0) for value in known)
    middle, since, until = (float(value or 0) for value in moments)
    points = []
    for place in range(POINTS):
        hour = since + (until - since) * place / (POINTS - 1)
        here = severity + slope * (hour - middle)
        band = SURE * float((se**2 + (slope_se * (hour - middle)) ** 2) ** 0.5)
        points.append((hour, here, here - band, here + band))
    return DayLine(rater.code, tuple(points), abs(slope) > SURE * slope_se)


def dayline_svg(line: DayLine, frame: Frame, *, title: str, ends: tuple[str, str]) -> str:
    """Draw one line with its band.

    Args:
        ends: what the upper and the lower end mean.
    """
    band = [frame.at(hour, high) for hour, _, _, high in line.points]
    band += [frame.at(hour, low) for hour, _, low, _ in reversed(line.points)]
    path = [frame.at(hour, here) for hour, here, _, _ in line.points]
    shapes = [
        text((LEFT, 15), shortened(line.name, 30), size=13, bold=True),
        *scale_of(frame, ends),
        (
            f'<polygon points="{joined(band)}" fill="{COLOURS["teal"]}" fill-opacity="0.16"'
            ' stroke="none" class="fill-teal"/>'
        ),
        (
            f'<polyline points="{joined(path)}" fill="none" stroke="{COLOURS["teal"]}"'
            ' stroke-width="2.5" class="chart-stroke"/>'
        ),
    ]
    return Drawing(LEFT + WIDTH + 20, TOP + HEIGHT + 40, title, words(line)).around(*shapes)


def scale_of(frame: Frame, ends: tuple[str, str]) -> list[str]:
    """Draw the axes: severity up, hours to the right."""
    shapes = []
    for value in (frame.reach, 0.0, -frame.reach):
        y = frame.at(frame.since, value)[1]
        shapes += [
            (
                f'<line x1="{LEFT:.1f}" y1="{y:.1f}" x2="{LEFT + WIDTH:.1f}" y2="{y:.1f}"'
                f' stroke="{COLOURS["line"]}" class="chart-grid"/>'
            ),
            text((LEFT - 6, y + 4), shown(round(value, 1)), size=11, anchor="end", colour="soft"),
        ]
    shapes += [
        text((LEFT + WIDTH, TOP - 4), f"▴ {ends[0]}", size=11, anchor="end", colour="soft"),
        text(
            (LEFT + WIDTH, TOP + HEIGHT + 14), f"▾ {ends[1]}", size=11, anchor="end", colour="soft"
        ),
    ]
    for hour in (frame.since, frame.until):
        x = frame.at(hour, 0)[0]
        shapes.append(text((x, TOP + HEIGHT + 30), shown(hour), size=11, anchor="middle"))
    return shapes


def joined(points: Sequence[tuple[float, float]]) -> str:
    """Return points as an attribute of a shape."""
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in points)


def words(line: DayLine) -> str:
    """Say the line in words: its first and its last moment."""
    return "; ".join(
        f"{shown(round(hour, 1))}: {shown(round(here, 2))} "
        f"({shown(round(low, 2))} – {shown(round(high, 2))})"
        for hour, here, low, high in (line.first, line.last)
    )
