"""The ruler of the many-facet model: people, assessors, competencies and steps on one scale."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from takar.web.kit.charts import COLOURS, Drawing, rect, shown, text
from takar.web.kit.drawing import shortened

ROW = 15.0
TOP = 34.0
GAP = 13.0
"""Words closer than this to one another are moved apart."""


@dataclass(frozen=True)
class Column:
    """One column of names on the ruler, each at its measure."""

    title: str
    names: Sequence[tuple[str, float]]


def ruler_svg(people: Mapping[float, int], columns: Sequence[Column], *, title: str) -> str:
    """Draw how many people stand where, and beside them everything else on the same scale.

    Args:
        people: number of people by the lower end of each half logit.
        columns: names by their measures, from left to right.
    """
    named = [value for column in columns for _, value in column.names]
    low, high = ends_of([*people, *named])
    height = (high - low) * 4 * ROW

    def y_of(value: float) -> float:
        return TOP + (high - value) / (high - low) * height

    left, wide, each = 40.0, 120.0, 156.0
    shapes = [text((left, 16), "n", size=12, bold=True)]
    for mark in range(int(low), int(high) + 1):
        shapes += scale_line(mark, y_of(mark), left, left + wide + each * len(columns))
    most = max(people.values(), default=0) or 1
    for start, count in people.items():
        at = left, y_of(start + 0.5) + 1
        tall = y_of(start) - y_of(start + 0.5) - 2
        shapes.append(
            rect(at, count / most * (wide - 40), tall, fill=COLOURS["teal"], css="fill-teal")
        )
        shapes.append(
            text((left + count / most * (wide - 40) + 4, at[1] + tall / 2 + 4), shown(count))
        )
    for number, column in enumerate(columns):
        x = left + wide + number * each
        shapes.append(text((x, 16), column.title, size=12, bold=True))
        shapes += [
            text((x, y + 4), shortened(name, 21), size=11)
            for name, y in apart((name, y_of(value)) for name, value in column.names)
        ]
    drawing = Drawing(left + wide + each * len(columns), TOP + height + 16, title, words(columns))
    return drawing.around(*shapes)


def ends_of(values: Iterable[float]) -> tuple[float, float]:
    """Return the whole logits around all values, at least one apart from zero.

    >>> ends_of([-0.4, 2.2])
    (-1.0, 3.0)
    """
    known = list(values)
    low = min([*known, -1.0]) // 1
    high = -(-max([*known, 1.0]) // 1)
    return float(low), float(high)


def scale_line(mark: int, y: float, left: float, right: float) -> list[str]:
    """Draw one whole logit."""
    line = (
        f'<line x1="{left:.1f}" y1="{y:.1f}" x2="{right:.1f}" y2="{y:.1f}"'
        f' stroke="{COLOURS["line"]}" class="chart-grid"/>'
    )
    return [
        line,
        text((left - 8, y + 4), str(mark), size=11, anchor="end", colour="soft"),
    ]


def apart(names: Iterable[tuple[str, float]]) -> list[tuple[str, float]]:
    """Return names from top to bottom, moved down where they would cover one another.

    >>> apart([("a", 10.0), ("b", 12.0)])
    [('a', 10.0), ('b', 23.0)]
    """
    placed: list[tuple[str, float]] = []
    for name, y in sorted(names, key=lambda one: one[1]):
        least = placed[-1][1] + GAP if placed else y
        placed.append((name, max(y, least)))
    return placed


def words(columns: Iterable[Column]) -> str:
    """Say the ruler in words."""
    return ". ".join(
        f"{column.title}: "
        + "; ".join(f"{name} {shown(round(value, 2))}" for name, value in column.names)
        for column in columns
    )
