"""Months on the calendar: how many are left, and which month, quarter or year a day lies in."""

from datetime import date
from typing import Literal

YEAR = 12
Every = Literal["month", "quarter", "year"]
LENGTHS: dict[Every, int] = {"month": 1, "quarter": 3, "year": YEAR}


def months_between(start: date, end: date) -> int:
    """Count the whole months from ``start`` to ``end``; below zero when ``end`` lies before.

    >>> months_between(date(2025, 5, 14), date(2025, 6, 13))
    0
    >>> months_between(date(2025, 5, 14), date(2025, 6, 14))
    1
    >>> months_between(date(2025, 5, 14), date(2025, 5, 13))
    -1
    """
    months = (end.year - start.year) * YEAR + end.month - start.month
    return months - (end.day < start.day)


def months_later(day: date, months: int) -> date:
    """Return the same day so many months later; where there is none, the last of that month.

    >>> months_later(date(2025, 1, 31), 1)
    datetime.date(2025, 2, 28)
    """
    years, month = divmod(day.month - 1 + months, YEAR)
    year, last = day.year + years, day.day
    while True:
        try:
            return date(year, month + 1, last)
        except ValueError:
            last -= 1


def next_month(day: date) -> date:
    """Return the first day of the next month.

    >>> next_month(date(2025, 12, 1))
    datetime.date(2026, 1, 1)
    """
    return months_later(day.replace(day=1), 1)


def period_of(day: date, every: Every) -> date:
    """Return the first day of the month, quarter or year in which a day lies.

    >>> period_of(date(2025, 5, 14), "quarter")
    datetime.date(2025, 4, 1)
    """
    length = LENGTHS[every]
    return date(day.year, (day.month - 1) // length * length + 1, 1)
