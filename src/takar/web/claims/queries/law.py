"""The law by which an entry is judged."""

from datetime import date

from takar.regulations.book import Book
from takar.regulations.law import Law
from takar.web.accounts.models import Agency


def law_of(agency: Agency, day: date) -> Law:
    """Return the law in force for an agency on a day."""
    return Book.load().on(day, agency=agency.shelf)
