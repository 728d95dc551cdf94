"""A speed test of adding neighbours: its digits from a seed, its answers marked exactly.

A column of digits is worked from the first to the last: of each pair of neighbours the last digit
of the sum is written down. After ``seconds`` the next column begins, finished or not. What is read
from a sheet: pace (how many in a column), accuracy (how many of them right), stability (how much
the columns differ) and endurance (the last third of the columns beside the first).

Guaranteed: the same seed gives the same digits for ever, on every machine.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

SKIPPED = "-"
DIGITS = "0123456789"
BLOCK = 32


class SpeedShape(BaseModel):
    """The sheet: ``columns`` columns of ``rows`` digits, and the seconds for each column."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    seed: Annotated[int, Field(ge=0, lt=2**63)]
    columns: Annotated[int, Field(ge=1, le=60)] = 40
    rows: Annotated[int, Field(ge=3, le=80)] = 40
    seconds: Annotated[int, Field(ge=5, le=180)] = 30


@dataclass(frozen=True)
class ColumnMark:
    """How one column went; skipped places count as neither right nor wrong."""

    answered: int
    right: int
    wrong: int
    skipped: int


@dataclass(frozen=True)
class SpeedMark:
    """What a whole sheet says.

    Attributes:
        columns: each column that was begun, in order.
        right: how many sums are right.
        pace: sums answered in a column, the mean over all columns of the sheet.
        accuracy: the share of the answered that is right; ``None`` where nothing was answered.
        unevenness: mean absolute deviation of the columns from the pace (0 is perfectly even).
        widest: the best column less the worst.
        endurance: pace in the last third of the columns less pace in the first third.
    """

    columns: tuple[ColumnMark, ...]
    right: int
    pace: Fraction
    accuracy: Fraction | None
    unevenness: Fraction
    widest: int
    endurance: Fraction


def column(seed: int, rows: int, columns: int) -> tuple[tuple[int, ...], ...]:
    """Return the digits of every column of a sheet, each from 0 to 9 with the same chance."""
    stream = _digits(seed)
    return tuple(tuple(next(stream) for _ in range(rows)) for _ in range(columns))


def sheet(shape: SpeedShape) -> tuple[tuple[int, ...], ...]:
    """Return the digits of the sheet of this shape."""
    return column(shape.seed, shape.rows, shape.columns)


def _digits(seed: int) -> Iterator[int]:
    turn = 0
    while True:
        block = hashlib.sha256(f"speed:{seed}:{turn}".encode()).digest()
        yield from (byte % 10 for byte in block if byte < 250)
        turn += 1


def sums(digits: Sequence[int]) -> str:
    """Return the right answers of a column.

    >>> sums([3, 9, 5])
    '24'
    """
    return "".join(DIGITS[(one + two) % 10] for one, two in pairwise(digits))


def mark_column(digits: Sequence[int], given: str) -> ColumnMark:
    """Mark one column; ``given`` has a digit for each sum in order, or ``-`` where skipped."""
    right = sum(one == two for one, two in zip(given, sums(digits), strict=False))
    skipped = given.count(SKIPPED)
    answered = len(given) - skipped
    return ColumnMark(answered, right, answered - right, skipped)


def mark_sheet(shape: SpeedShape, given: Sequence[str]) -> SpeedMark:
    """Mark a sheet; columns that were never begun count with nothing answered."""
    digits = sheet(shape)
    padded = [*given, *("" for _ in range(shape.columns - len(given)))]
    marks = tuple(mark_column(one, text) for one, text in zip(digits, padded, strict=True))
    counts = [mark.answered for mark in marks]
    right, answered = sum(mark.right for mark in marks), sum(counts)
    pace = Fraction(answered, len(counts))
    third = max(1, len(counts) // 3)
    return SpeedMark(
        columns=marks[: len(given)],
        right=right,
        pace=pace,
        accuracy=Fraction(right, answered) if answered else None,
        unevenness=sum((abs(count - pace) for count in counts), Fraction(0)) / len(counts),
        widest=max(counts) - min(counts),
        endurance=Fraction(sum(counts[-third:]) - sum(counts[:third]), third),
    )
