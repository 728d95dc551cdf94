"""What several pages read of a form."""

from datetime import datetime

from django.utils.dateparse import parse_datetime


def moment_of(text: str) -> datetime | None:
    """Return the moment a page says it shows; nothing where it says none.

    >>> moment_of("2025-05-14T05:00:00+00:00").year, moment_of("kemarin")
    (2025, None)
    """
    try:
        found = parse_datetime(text)
    except ValueError:
        return None
    return found if found is not None and found.tzinfo is not None else None
