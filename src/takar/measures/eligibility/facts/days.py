"""Days as whole numbers, and the years between them as a calendar counts."""

from calendar import monthrange
from datetime import date, timedelta

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from takar.kernel.calendar import add_years

EPOCH = date(1970, 1, 1).toordinal()
NEVER = 0
"""The number that stands for a day nobody recorded."""

Days = NDArray[np.int32]


def days_of(column: pa.ChunkedArray) -> Days:
    """Return the days of a column as whole numbers; ``NEVER`` for a gap."""
    numbers = pc.fill_null(pc.add(column.cast(pa.int32()), EPOCH), NEVER)
    return np.asarray(numbers.to_numpy(), dtype=np.int32)


def day(number: int) -> date | None:
    """Return the day of a number; a gap for ``NEVER``."""
    return date.fromordinal(int(number)) if number != NEVER else None


def add_months(start: date, months: int) -> date:
    """Return the same day some months on, or the last of that month where it has none.

    >>> add_months(date(2025, 8, 31), 6)
    datetime.date(2026, 2, 28)
    """
    years, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(years, month + 1, min(start.day, monthrange(years, month + 1)[1]))


def latest_start(today: date, years: int) -> int:
    """Return the number of the last day since which so many full years have passed.

    >>> date.fromordinal(latest_start(date(2025, 5, 14), 2))
    datetime.date(2023, 5, 14)
    >>> date.fromordinal(latest_start(date(2025, 2, 28), 1))
    datetime.date(2024, 2, 29)
    """
    found = add_years(today, -years)
    while add_years(found + timedelta(days=1), years) <= today:
        found += timedelta(days=1)
    return found.toordinal()


def earliest_start(today: date, years: int) -> int:
    """Return the number of the first day from which so many years reach to today or beyond."""
    return latest_start(today - timedelta(days=1), years) + 1


def years_and_days(starts: Days, ends: Days) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the full years from each start to its end, and the days left over."""
    begun, ended = _as_dates(starts), _as_dates(ends)
    years = (ended.astype("M8[Y]") - begun.astype("M8[Y]")).astype(np.int64)
    years -= _anniversary(begun, years) > ended
    left = (ended - _anniversary(begun, years)).astype(np.int64)
    return years, left


def _as_dates(numbers: Days) -> NDArray[np.datetime64]:
    return (np.asarray(numbers, dtype=np.int64) - EPOCH).astype("M8[D]")


def _anniversary(begun: NDArray[np.datetime64], years: NDArray[np.int64]) -> NDArray[np.datetime64]:
    """Return the day some years on; 29 February falls back to 28 February."""
    months = begun.astype("M8[M]")
    offset = begun - months.astype("M8[D]")
    later = months + (years * 12).astype("m8[M]")
    last = (later + np.timedelta64(1, "M")).astype("M8[D]") - np.timedelta64(1, "D")
    found: NDArray[np.datetime64] = np.minimum(later.astype("M8[D]") + offset, last)
    return found
