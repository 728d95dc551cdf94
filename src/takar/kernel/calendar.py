"""Whole years between days, and a day some years on: the arithmetic of tenure and windows."""

from datetime import date


def add_years(day: date, years: int) -> date:
    """Return the same day ``years`` later; 29 February falls back to 28 February.

    >>> add_years(date(2024, 2, 29), 3)
    datetime.date(2027, 2, 28)
    """
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def whole_years(start: date, end: date) -> int:
    """Count the full years from ``start`` to ``end``.

    >>> whole_years(date(2020, 5, 14), date(2025, 5, 13))
    4
    >>> whole_years(date(2020, 5, 14), date(2025, 5, 14))
    5
    """
    return end.year - start.year - ((end.month, end.day) < (start.month, start.day))
