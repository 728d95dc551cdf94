from collections.abc import Iterator

import duckdb
import pytest

from takar.runs.keys import may_be_doubled, may_have_strangers


@pytest.fixture
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as opened:
        yield opened


@pytest.mark.parametrize(
    ("rows", "doubled"),
    [
        ("('a', 1), ('a', 2), ('b', 1)", False),
        ("('a', 1), ('b', 1), ('a', 1)", True),
        ("('a', NULL), ('b', 1), ('a', NULL)", True),
        ("('a', NULL), ('b', NULL)", False),
    ],
)
def test_a_key_that_stands_twice_is_suspected(
    connection: duckdb.DuckDBPyConnection, rows: str, *, doubled: bool
) -> None:
    connection.execute(f"CREATE TABLE t AS FROM (VALUES {rows}) AS v(person, year)")
    assert may_be_doubled(connection, "t", ("person", "year")) == doubled


def test_an_empty_table_has_no_double_and_no_stranger(
    connection: duckdb.DuckDBPyConnection,
) -> None:
    connection.execute("CREATE TABLE t (person VARCHAR)")
    connection.execute("CREATE TABLE known AS SELECT 'a' AS person")
    assert not may_be_doubled(connection, "t", ("person",))
    assert not may_have_strangers(connection, "t", "known", "person")
    assert may_have_strangers(connection, "known", "t", "person")


@pytest.mark.parametrize("stranger", [None, 0, 500, 999])
def test_one_stranger_among_a_thousand_is_suspected(
    connection: duckdb.DuckDBPyConnection, stranger: int | None
) -> None:
    connection.execute("CREATE TABLE known AS SELECT range AS person FROM range(1000)")
    connection.execute("CREATE TABLE t AS SELECT range // 3 AS person FROM range(3000)")
    if stranger is not None:
        connection.execute("DELETE FROM known WHERE person = ?", [stranger])
    found = may_have_strangers(connection, "t", "known", "person")
    assert found == (stranger is not None)
