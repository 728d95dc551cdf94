"""Whether groups fare alike at each limit of the category table, as the report tells it."""

from collections.abc import Iterable

from takar.runs.rating_quality_people import Reckoning
from takar.runs.rating_quality_report import Comparison, Person

LEAST_GROUP = 5
"""Smaller groups are not compared: one person more or less would decide."""
AGE_LIMITS = (35, 45, 55)


def compared(people: Iterable[Person], reckoned: Reckoning) -> tuple[Comparison, ...]:
    """Return."""
    return ()
