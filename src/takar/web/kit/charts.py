"""Charts as SVG text: pure drawings, used by pages and by printed reports alike.

Colours stand as presentation attributes, so that a drawing is complete on paper; on a page the
style sheet replaces them by class. A missing number leaves a gap, it is never drawn as zero.
"""

from collections.abc import Mapping, Sequence
from math import cos, pi, sin

from takar.web.kit.drawing import (
    COLOURS,
    WASHES,
    Drawing,
    Number,
    Point,
    rect,
    shortened,
    shown,
    text,
    wrapped,
)

__all__ = [
    "BOXES",
    "BOX_TONES",
    "COLOURS",
    "PERFORMANCE",
    "POTENTIAL",
    "Drawing",
    "bars_svg",
    "level_words",
    "nine_box_svg",
    "radar_svg",
    "rect",
    "runs_of",
    "shown",
    "spoke",
    "stack_svg",
    "text",
]

# How the official map is read: performance rises upwards, potential to the right.
BOXES = ((4, 7, 9), (2, 5, 8), (1, 3, 6))
BOX_TONES = {9: "good", 8: "good", 7: "good", 6: "fair", 5: "fair", 4: "fair"} | dict.fromkeys(
    (1, 2, 3), "poor"
)
PERFORMANCE = ("Di atas ekspektasi", "Sesuai ekspektasi", "Di bawah ekspektasi")
POTENTIAL = ("Rendah", "Menengah", "Tinggi")


def spoke(number: int, total: int, share: float, *, centre: Point, radius: float) -> Point:
    """Return the point on one of ``total`` spokes, at a share of the radius; the first is up."""
    angle = 2 * pi * number / total - pi / 2
    return centre[0] + radius * share * cos(angle), centre[1] + radius * share * sin(angle)


def runs_of(points: Sequence[Point | None]) -> list[list[Point]]:
    """Cut a closed ring of points at its gaps; without a gap it is one ring.

    >>> runs_of([(0, 0), None, (1, 1), (2, 2)])
    [[(1, 1), (2, 2), (0, 0)]]
    """
    if None not in points:
        return [[point for point in points if point is not None]]
    start = list(points).index(None)
    runs: list[list[Point]] = [[]]
    for point in [*points[start:], *points[:start]]:
        if point is None:
            runs.append([])
        else:
            runs[-1].append(point)
    return [run for run in runs if run]


def radar_svg(
    labels: Sequence[str],
    seen: Sequence[Number | None],
    required: Sequence[Number | None],
    top: int = 5,
    *,
    title: str = "Level capaian dan standar",
    summary: str = "",
) -> str:
    """Draw levels seen against levels required, one spoke each; gaps stay open."""
    total, centre, radius = len(labels), (260.0, 205.0), 145.0
    if total < 3:
        return bars_svg(labels, seen, marks=required, top=top, title=title)

    def place(number: int, value: Number | None) -> Point | None:
        share = None if value is None else min(max(float(value) / top, 0), 1)
        return None if share is None else spoke(number, total, share, centre=centre, radius=radius)

    rings = [_ring(total, step / top, centre, radius) for step in range(1, top + 1)]
    spokes = [_line(centre, spoke(n, total, 1, centre=centre, radius=radius)) for n in range(total)]
    names = [_spoke_label(label, n, total, centre, radius) for n, label in enumerate(labels)]
    scale = [
        text((centre[0] + 4, centre[1] - radius * step / top + 4), str(step), size=9, colour="soft")
        for step in range(1, top + 1)
    ]
    standard = _outline([place(n, v) for n, v in enumerate(required)], "required")
    levels = _outline([place(n, v) for n, v in enumerate(seen)], "seen")
    drawing = Drawing(520, 410, title, summary or level_words(labels, seen, required))
    return drawing.around(*rings, *spokes, *scale, *standard, *levels, *names)


def level_words(
    labels: Sequence[str], seen: Sequence[Number | None], required: Sequence[Number | None]
) -> str:
    """Say the levels in words: what a radar shows to those who do not see it."""
    return "; ".join(
        f"{label}: {shown(level)} / {shown(standard)}"
        for label, level, standard in zip(labels, seen, required, strict=True)
    )


def _line(start: Point, end: Point) -> str:
    return (
        f'<line x1="{start[0]:.1f}" y1="{start[1]:.1f}" x2="{end[0]:.1f}" y2="{end[1]:.1f}"'
        f' stroke="{COLOURS["line"]}" class="chart-axis"/>'
    )


def _path(points: Sequence[Point]) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in points)


def _ring(total: int, share: float, centre: Point, radius: float) -> str:
    points = [spoke(n, total, share, centre=centre, radius=radius) for n in range(total)]
    return (
        f'<polygon points="{_path(points)}" fill="none" stroke="{COLOURS["line"]}"'
        ' class="chart-grid"/>'
    )


def _spoke_label(label: str, number: int, total: int, centre: Point, radius: float) -> str:
    x, y = spoke(number, total, 1.1, centre=centre, radius=radius)
    side = x - centre[0]
    anchor = "middle" if abs(side) < 12 else ("start" if side > 0 else "end")
    lines = wrapped(label)
    lift = (len(lines) - 1) * (14 if y < centre[1] - radius else 7)
    return "".join(
        text((x, y + 4 - lift + 14 * n), line, size=12, anchor=anchor)
        for n, line in enumerate(lines)
    )


def _outline(points: Sequence[Point | None], kind: str) -> list[str]:
    """Draw a ring of values: closed when whole, open lines and dots where values are missing."""
    colour = COLOURS["teal" if kind == "seen" else "amber"]
    dashes = "" if kind == "seen" else ' stroke-dasharray="6 4"'
    look = f'stroke="{colour}" stroke-width="2.5"{dashes}'
    is_whole = None not in points
    shapes = []
    for run in runs_of(points):
        if is_whole and kind == "seen":
            shapes.append(
                f'<polygon points="{_path(run)}" fill="{colour}" fill-opacity="0.16" {look}'
                ' class="chart-area"/>'
            )
        else:
            tag = "polygon" if is_whole else "polyline"
            shapes.append(
                f'<{tag} points="{_path(run)}" fill="none" {look} class="chart-{kind}-line'
                f' chart-{"required" if kind == "required" else "stroke"}"/>'
            )
        if kind == "seen":
            shapes += [
                f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="{colour}" class="chart-seen"/>'
                for x, y in run
            ]
    return shapes


def nine_box_svg(
    counts: Mapping[int, int | None],
    *,
    title: str = "Peta talenta sembilan kotak",
    performance: Sequence[str] = PERFORMANCE,
    potential: Sequence[str] = POTENTIAL,
    axes: tuple[str, str] = ("Kinerja", "Potensial"),
    hidden: str = "–",
) -> str:
    """Draw the nine boxes with the number of people in each; ``None`` is shown as hidden."""
    left, top, cell = 120.0, 20.0, 110.0
    parts = [text((left + 1.5 * cell, 398), axes[1], anchor="middle", bold=True)]
    parts.append(text((left - 12, 12), axes[0], anchor="end", bold=True))
    for row, boxes in enumerate(BOXES):
        for n, line in enumerate(wrapped(performance[row], 14)):
            at = left - 12, top + row * cell + cell / 2 + 15 * n
            parts.append(text(at, line, size=12, anchor="end", colour="soft"))
        for column, box in enumerate(boxes):
            at = left + column * cell, top + row * cell
            parts.append(_box(at, box, counts.get(box, 0), cell - 6, hidden))
    for column, name in enumerate(potential):
        at = left + column * cell + cell / 2 - 3, top + 3 * cell + 16
        parts.append(text(at, name, size=12, anchor="middle", colour="soft"))
    words = "; ".join(
        f"{box}: {hidden if counts.get(box, 0) is None else counts.get(box, 0)}"
        for box in range(9, 0, -1)
    )
    return Drawing(left + 3 * cell, 410, title, words).around(*parts)


def _box(at: Point, box: int, people: int | None, size: float, hidden: str) -> str:
    tone = BOX_TONES[box]
    return (
        rect(at, size, size, fill=WASHES[tone], css=f"wash-{tone}", round_by=8)
        + text((at[0] + 8, at[1] + 18), str(box), size=12, colour="soft", bold=True)
        + text(
            (at[0] + size / 2, at[1] + size / 2 + 9),
            hidden if people is None else shown(people),
            size=24,
            anchor="middle",
            bold=True,
        )
    )


def bars_svg(
    labels: Sequence[str],
    values: Sequence[Number | None],
    *,
    marks: Sequence[Number | None] = (),
    top: Number | None = None,
    title: str = "Diagram batang",
    tones: Sequence[str] = (),
) -> str:
    """Draw a bar per label, with an optional mark (a standard) across each."""
    known = [float(v) for v in [*values, *marks] if v is not None]
    whole = float(top) if top else (max(known, default=0) or 1)
    step, left, width = 28, 150.0, 180.0
    parts = []
    for n, (label, value) in enumerate(zip(labels, values, strict=True)):
        y = 8.0 + n * step
        tone = tones[n] if n < len(tones) else "teal"
        parts += [
            text((left - 10, y + 13), shortened(label), size=12, anchor="end"),
            rect((left, y), width, 18, fill=COLOURS["track"], css="chart-track", round_by=3),
            rect(
                (left, y),
                _share(value, whole) * width,
                18,
                fill=COLOURS[tone],
                css=f"fill-{tone}",
                round_by=3,
            ),
            text((left + width + 8, y + 14), shown(value), size=12, bold=True),
        ]
        if n < len(marks) and marks[n] is not None:
            parts.append(_mark(left + _share(marks[n], whole) * width, y))
    words = "; ".join(f"{a}: {shown(b)}" for a, b in zip(labels, values, strict=True))
    return Drawing(left + width + 60, 12 + step * len(labels), title, words).around(*parts)


def _share(value: Number | None, whole: float) -> float:
    return 0 if value is None else min(max(float(value) / whole, 0), 1)


def _mark(x: float, y: float) -> str:
    return (
        f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{y - 3:.1f}" y2="{y + 21:.1f}"'
        f' stroke="{COLOURS["amber"]}" stroke-width="3" class="chart-required"/>'
    )


def stack_svg(parts: Sequence[tuple[str, int, str]], *, title: str = "Sebaran") -> str:
    """Draw one bar cut into parts: (label, count, tone); the legend belongs beside it."""
    total = sum(people for _, people, _ in parts) or 1
    width, x, shapes = 600.0, 0.0, []
    for _label, people, tone in parts:
        share = width * people / total
        shapes.append(rect((x, 0), share - 1.5, 28, fill=COLOURS[tone], css=f"fill-{tone}"))
        x += share
    words = "; ".join(f"{label}: {people}" for label, people, _ in parts)
    return Drawing(width, 28, title, words).around(*shapes)
