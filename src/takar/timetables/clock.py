"""Times of the day as people read and write them."""

import datetime as dt


def clock(minute: int) -> str:
    """Return minutes since midnight as ``08.30``."""
    return f"{minute // 60:02d}.{minute % 60:02d}"


def printed_day(date: dt.date) -> str:
    """Return a date as ``31-12-2026``."""
    return f"{date:%d-%m-%Y}"
