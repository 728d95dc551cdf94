"""Background work that was cut off: begun, never finished, and longer ago than it can take.

A worker that is killed writes nothing more, so a row that says it runs would say so for ever.
"""

from datetime import datetime, timedelta

from django.utils import timezone

MARGIN = timedelta(minutes=3)
"""What a slow machine may take beyond the own budget of the work."""


def is_cut_off(
    begun_at: datetime | None, longest: timedelta, *, now: datetime | None = None
) -> bool:
    """Tell whether work that began then and takes so long at the most must have been cut off."""
    return begun_at is not None and (now or timezone.now()) > begun_at + longest + MARGIN
