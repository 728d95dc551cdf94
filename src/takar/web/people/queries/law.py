"""The law of an agency on a day, for every room; the book is opened once."""

from datetime import date
from functools import cache, lru_cache

from takar.regulations.book import Book
from takar.regulations.law import Law
from takar.web.accounts.models import Agency


@cache
def book() -> Book:
    """Return the book of the law that comes with the program."""
    return Book.load()


@lru_cache(maxsize=64)
def law_on(day: date, shelf: str | None, known_on: date | None = None) -> Law:
    """Return the law of a day; opening the book again and again would be slow."""
    return book().on(day, agency=shelf, known_on=known_on)


def law_of(agency: Agency, day: date) -> Law:
    """Return the law in force for an agency on a day."""
    return law_on(day, agency.shelf)
