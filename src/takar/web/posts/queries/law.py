"""The law of an agency on a day, as the room asks it."""

from datetime import date
from functools import lru_cache

from takar.regulations.book import Book
from takar.regulations.law import Law
from takar.web.accounts.models import Agency


@lru_cache(maxsize=16)
def law_on(day: date, shelf: str) -> Law:
    """Return the law of a day; opening the book again and again would be slow."""
    return Book.load().on(day, agency=shelf or None)


def law_of(agency: Agency, day: date) -> Law:
    """Return the law in force for an agency on a day."""
    return law_on(day, agency.shelf)
