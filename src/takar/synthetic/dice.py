"""Seeded chance, and the few shapes in which it becomes columns.

Every topic throws its own dice (:meth:`Dice.about`), so that a new table never changes an old one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from takar.tables import TABLES

Ints = npt.NDArray[np.int64]
Reals = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Days = npt.NDArray[np.datetime64]

_HEX = np.array([f"{byte:02X}" for byte in range(256)], dtype="S2")
MICRO = 1_000_000
NO_DAY = np.datetime64("NaT", "D")


@dataclass(frozen=True)
class Dice:
    """The chance of one agency: the same seed and agency always throw the same."""

    seed: int
    agency: str

    def about(self, *topic: str) -> np.random.Generator:
        """Return fresh dice for one topic, untouched by what other topics threw."""
        words = (self.agency, *topic)
        return np.random.default_rng([self.seed, *(crc32(word.encode()) for word in words)])


def hex_ids(rng: np.random.Generator, count: int) -> pa.Array:
    """Return opaque ids of 32 capital hexadecimal digits."""
    noise = rng.integers(0, 256, size=(count, 16), dtype=np.uint8)
    digits = np.ascontiguousarray(_HEX[noise]).view("S32").reshape(count)
    return pa.array(digits, pa.binary()).cast(pa.string())


def pick(rng: np.random.Generator, weights: Sequence[float] | Reals, count: int) -> Ints:
    """Draw ``count`` indices, each as often as its weight says."""
    ladder = np.cumsum(np.asarray(weights, dtype=np.float64))
    drawn = np.searchsorted(ladder, rng.random(count) * ladder[-1], side="right")
    index: Ints = np.minimum(drawn, len(ladder) - 1).astype(np.int64)
    return index


def pick_by(rng: np.random.Generator, weights: Reals, row: Ints) -> Ints:
    """Draw one index per element of ``row`` from the row of weights that it names."""
    ladder = np.cumsum(weights, axis=1)
    thrown = rng.random(len(row)) * ladder[row, -1]
    drawn = (ladder[row] <= thrown[:, None]).sum(axis=1)
    index: Ints = np.minimum(drawn, weights.shape[1] - 1).astype(np.int64)
    return index


def words(
    vocabulary: Sequence[str] | pa.Array, index: Ints, *, gap: Flags | None = None
) -> pa.Array:
    """Return the word at each index; null where ``gap`` says so or the index is below zero."""
    missing = index < 0 if gap is None else gap | (index < 0)
    values = vocabulary if isinstance(vocabulary, pa.Array) else pa.array(vocabulary, pa.string())
    return values.take(pa.array(index, mask=missing))


def dates(days: Days) -> pa.Array:
    """Return the days as an Arrow column; not-a-time is null."""
    return pa.array(days.astype("datetime64[D]"))


def decimals(micros: Ints, *, gap: Flags | None = None) -> pa.Array:
    """Return exact decimals from millionths, without a float in between."""
    wide = np.empty((len(micros), 2), dtype=np.int64)
    wide[:, 0] = micros
    wide[:, 1] = micros >> 63
    column = pa.Array.from_buffers(
        pa.decimal128(18, 6), len(micros), [None, pa.py_buffer(wide.tobytes())]
    )
    if gap is None:
        return column
    return column.take(pa.array(np.arange(len(micros)), mask=gap))


def day_of(year: Ints, month: Ints | int = 1, day: Ints | int = 1) -> Days:
    """Return the calendar days of whole numbers."""
    months = (np.asarray(year) - 1970) * 12 + (np.asarray(month) - 1)
    first = months.astype("datetime64[M]").astype("datetime64[D]")
    days: Days = first + (np.asarray(day) - 1).astype("timedelta64[D]")
    return days


def year_of(days: Days) -> Ints:
    """Return the year of each day."""
    return days.astype("datetime64[Y]").astype(np.int64) + 1970


def month_of(days: Days) -> Ints:
    """Return the month, 1 to 12, of each day."""
    return days.astype("datetime64[M]").astype(np.int64) % 12 + 1


def monthday_of(days: Days) -> Ints:
    """Return the day of the month, 1 to 31, of each day."""
    first = days.astype("datetime64[M]").astype("datetime64[D]")
    number: Ints = (days - first).astype(np.int64) + 1
    return number


def rank_within(groups: Ints) -> Ints:
    """Number the elements 0, 1, 2 within each group, in the order in which they stand."""
    order = np.argsort(groups, kind="stable")
    ordered = groups[order]
    starts = np.r_[True, ordered[1:] != ordered[:-1]] if len(groups) else np.zeros(0, bool)
    first = np.maximum.accumulate(np.where(starts, np.arange(len(groups)), 0))
    rank = np.empty(len(groups), dtype=np.int64)
    rank[order] = np.arange(len(groups)) - first
    return rank


def as_table(name: str, /, **columns: pa.Array) -> pa.Table:
    """Return the named table of evidence; columns not told are gaps."""
    schema = TABLES[name].arrow
    rows = len(next(iter(columns.values())))
    unknown = set(columns) - set(schema.names)
    if unknown:
        raise KeyError(*sorted(unknown))
    filled = [columns.get(field.name, pa.nulls(rows, field.type)) for field in schema]
    return pa.table(filled, schema=schema)
