"""Runs to look at: a few invented people measured once."""

import pytest

from takar.regulations.book import Book
from takar.regulations.law import Law
from takar.runs.measure import Run, measure_jpm, measure_talent
from tests.measures.invented import DAY, Rows, as_tables, many

KEY = "a key that nobody can guess"


@pytest.fixture(scope="session")
def law() -> Law:
    """National law on the day of the tests."""
    return Book.load().on(DAY)


@pytest.fixture(scope="session")
def rows() -> Rows:
    """Thirty people by dice."""
    return many(seed=3, people=30)


@pytest.fixture(scope="session")
def talent_run(rows: Rows, law: Law) -> Run:
    """Their talent."""
    return measure_talent(as_tables(rows), law)


@pytest.fixture(scope="session")
def jpm_run(rows: Rows, law: Law) -> Run:
    """Their JPM."""
    return measure_jpm(as_tables(rows), law, purpose="PENGISIAN")
