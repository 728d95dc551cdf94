from collections.abc import Iterator

import duckdb
import pytest

from takar.runs.keys import Suspected, suspected


@pytest.fixture
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as opened:
        yield opened


def tables(connection: duckdb.DuckDBPyConnection, people: int, rows: str) -> Suspected:
    connection.execute(
        f"CREATE TABLE employees AS SELECT 'P' || range AS employee_id FROM range({people})"  # noqa: S608
    )
    connection.execute(f"CREATE TABLE t AS {rows}")
    keys = {"employees": ("employee_id",), "t": ("employee_id", "year")}
    return suspected(connection, keys)


@pytest.mark.parametrize(
    ("rows", "doubled"),
    [
        ("('P1', 1), ('P1', 2), ('P2', 1)", False),
        ("('P1', 1), ('P2', 1), ('P1', 1)", True),
        ("('P1', NULL), ('P2', 1), ('P1', NULL)", True),
        ("('P1', NULL), ('P2', NULL)", False),
    ],
)
def test_a_key_that_stands_twice_is_suspected(
    connection: duckdb.DuckDBPyConnection, rows: str, *, doubled: bool
) -> None:
    found = tables(connection, 9, f"FROM (VALUES {rows}) AS v(employee_id, year)")
    assert found == Suspected(frozenset({"t"} if doubled else ()), frozenset())


def test_a_doubled_employee_is_suspected(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute("CREATE TABLE employees AS SELECT 'P1' AS employee_id FROM range(2)")
    found = suspected(connection, {"employees": ("employee_id",)})
    assert found == Suspected(frozenset({"employees"}), frozenset())


@pytest.mark.parametrize(("people", "strangers"), [(1000, False), (999, True), (0, True)])
def test_one_stranger_among_a_thousand_is_suspected(
    connection: duckdb.DuckDBPyConnection, people: int, *, strangers: bool
) -> None:
    rows = "SELECT 'P' || range // 3 AS employee_id, range AS year FROM range(3000)"
    found = tables(connection, people, rows)
    assert found == Suspected(frozenset(), frozenset({"t"} if strangers else ()))


def test_an_empty_table_has_neither(connection: duckdb.DuckDBPyConnection) -> None:
    rows = "SELECT 'P1' AS employee_id, 1 AS year WHERE false"
    assert tables(connection, 3, rows) == Suspected(frozenset(), frozenset())


def test_a_table_without_people_has_no_strangers(connection: duckdb.DuckDBPyConnection) -> None:
    tables(connection, 3, "SELECT 'P1' AS employee_id, 1 AS year")
    connection.execute("CREATE TABLE units AS SELECT 'U1' AS work_unit_id")
    found = suspected(connection, {"units": ("work_unit_id",)})
    assert found == Suspected(frozenset(), frozenset())
