"""The law for measures: the book that comes with Takar on the day of the tests."""

import pytest

from takar.regulations.book import Book
from takar.regulations.law import Law
from tests.measures.invented import DAY


@pytest.fixture(scope="session")
def law() -> Law:
    """National law on the day of the tests."""
    return Book.load().on(DAY)


@pytest.fixture(scope="session")
def banjarmasin() -> Law:
    """The same day under the overlay of Kota Banjarmasin."""
    return Book.load().on(DAY, agency="kota_banjarmasin")
