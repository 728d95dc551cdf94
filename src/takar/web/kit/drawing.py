"""The parts of a drawing: words, rectangles, colours, and numbers as short as they are."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from html import escape
from itertools import count

from takar.kernel.rounding import printed

Number = int | float | Decimal | Fraction
Point = tuple[float, float]

COLOURS = {
    "ink": "#14262b",
    "soft": "#4a5b60",
    "line": "#d5d0c4",
    "track": "#ece9e1",
    "teal": "#0b5c63",
    "amber": "#8a4b00",
    "good": "#4d9a66",
    "fair": "#d9a441",
    "poor": "#c9655a",
    "info": "#5f8ac0",
    "none": "#b9bfc0",
}
WASHES = {"good": "#e2f2e5", "fair": "#fdf0d3", "poor": "#fbe6e3", "none": "#ece9e1"}

_serial = count(1)


@dataclass(frozen=True)
class Drawing:
    """An SVG under construction.

    Attributes:
        width: in drawing units.
        height: in drawing units.
        title: what the picture is, for those who do not see it.
        summary: what it shows, in words.
    """

    width: float
    height: float
    title: str
    summary: str = ""

    def around(self, *parts: str) -> str:
        """Return the whole SVG with the parts inside."""
        name = f"chart-{next(_serial)}"
        head = f'<title id="{name}-t">{escape(self.title)}</title>'
        if self.summary:
            head += f'<desc id="{name}-d">{escape(self.summary)}</desc>'
        labels = f"{name}-t {name}-d" if self.summary else f"{name}-t"
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {self.width:g} {self.height:g}"'
            f' role="img" aria-labelledby="{labels}">{head}{"".join(parts)}</svg>'
        )


def text(
    at: Point,
    words: str,
    *,
    size: float = 13,
    anchor: str = "start",
    colour: str = "ink",
    bold: bool = False,
) -> str:
    """Return words at a place."""
    quiet = ' class="chart-quiet"' if colour == "soft" else ""
    weight = ' font-weight="600"' if bold else ""
    return (
        f'<text x="{at[0]:.1f}" y="{at[1]:.1f}" font-size="{size:g}" text-anchor="{anchor}"'
        f' font-family="Noto Sans, Liberation Sans, sans-serif" fill="{COLOURS[colour]}"'
        f"{weight}{quiet}>{escape(words)}</text>"
    )


def rect(
    at: Point, width: float, height: float, *, fill: str, css: str, round_by: float = 0
) -> str:
    """Return a filled rectangle."""
    return (
        f'<rect x="{at[0]:.1f}" y="{at[1]:.1f}" width="{max(width, 0):.2f}" height="{height:.1f}"'
        f' rx="{round_by:g}" fill="{fill}" class="{css}"/>'
    )


def shown(value: Number | None) -> str:
    """Print a number as short as it is: whole numbers without decimals."""
    if value is None:
        return printed(None)
    exact = Decimal(str(value)) if isinstance(value, float) else value
    return printed(exact, 0 if exact == int(exact) else 2)


def wrapped(label: str, length: int = 18) -> list[str]:
    """Break a label into lines of about that length.

    >>> wrapped("Pengembangan Diri dan Orang Lain")
    ['Pengembangan Diri', 'dan Orang Lain']
    """
    lines = [""]
    for word in label.split():
        if lines[-1] and len(lines[-1]) + len(word) >= length:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def shortened(label: str, length: int = 22) -> str:
    """Return the label, cut where it does not fit."""
    return label if len(label) <= length else label[: length - 1].rstrip() + "…"
