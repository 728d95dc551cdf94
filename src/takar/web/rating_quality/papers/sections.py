"""What a section of the report on paper is made of: sentences, points, drawings and tables."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from takar.web.kit.templatetags.kit import angka

__all__ = ["Chart", "Section", "Table", "angka", "between"]
LEFT, RIGHT = "kiri", "kanan"
WIDE = 2
"""A column of sentences is as wide as so many columns of words."""


@dataclass(frozen=True)
class Table:
    """A table whose first columns are words and whose others are numbers.

    Attributes:
        words: how many columns hold words and stand to the left; the first of them is wide.
        last: whether the last column holds a sentence.
    """

    caption: str
    heads: Sequence[str]
    rows: Sequence[Sequence[str]]
    words: int = 1
    last: bool = False

    def facts(self) -> dict[str, Any]:
        """Return what the template lays out."""
        count = len(self.heads)
        is_word = [
            place < self.words or (self.last and place == count - 1) for place in range(count)
        ]
        return {
            "caption": self.caption,
            "heads": [str(head) for head in self.heads],
            "rows": [[str(cell) for cell in row] for row in self.rows],
            "sides": [LEFT if words else RIGHT for words in is_word],
            "widths": [
                WIDE if self.last and place == count - 1 else int(words)
                for place, words in enumerate(is_word)
            ],
        }


@dataclass(frozen=True)
class Chart:
    """A drawing, with the words that stand for it."""

    svg: str
    words: str


@dataclass(frozen=True)
class Section:
    """A section under its own heading.

    Attributes:
        across: how many drawings stand side by side.
        note: small words at the end.
    """

    title: str
    words: Sequence[str] = ()
    points: Sequence[str] = ()
    charts: Sequence[Chart] = ()
    tables: Sequence[Table] = ()
    note: str = ""
    across: int = field(default=1)

    def facts(self) -> dict[str, Any]:
        """Return what the template lays out; a table without rows is left out."""
        return {
            "title": str(self.title),
            "words": [str(one) for one in self.words],
            "points": [str(one) for one in self.points],
            "charts": [{"svg": str(one.svg), "words": str(one.words)} for one in self.charts],
            "tables": [one.facts() for one in self.tables if one.rows],
            "note": str(self.note),
            "across": self.across,
        }


def between(low: float | None, high: float | None) -> str:
    """Print an interval."""
    return f"{angka(low)} – {angka(high)}"
