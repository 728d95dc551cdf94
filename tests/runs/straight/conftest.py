"""A cache of statements that lasts for the tests alone, and an engine."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from takar.regulations.book import Book
from takar.regulations.law import Law
from tests.runs.folders import DAY


@pytest.fixture(autouse=True, scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Keep statements in a folder of the tests."""
    folder = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(folder))
        yield folder


@pytest.fixture(scope="session")
def law() -> Law:
    """National law on the day of the tests."""
    return Book.load().on(DAY)


@pytest.fixture
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    """An engine of one's own."""
    with duckdb.connect() as opened:
        yield opened
