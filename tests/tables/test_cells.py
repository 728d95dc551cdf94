from datetime import date
from decimal import Decimal

import pyarrow as pa
import pytest

from takar.tables import TABLES, Column
from takar.tables.cells import faults_in, typed
from tests.measures.invented import as_tables, employee, levels


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("decimal", " 3.5 ", Decimal("3.5")),
        ("decimal", "3.123456", Decimal("3.123456")),
        ("integer", "2024", 2024),
        ("date", "2024-12-31", date(2024, 12, 31)),
        ("boolean", "true", True),
        ("text", "0123", "0123"),
    ],
)
def test_text_becomes_a_value(kind: str, text: str, value: object) -> None:
    array, faults = typed(pa.chunked_array([[text, None]]), Column("c", kind))  # type: ignore[arg-type]
    assert array.to_pylist()[0] == value
    assert array.to_pylist()[1] is None
    assert not faults


def test_whole_numbers_are_decimals_as_far_as_there_is_room() -> None:
    hours = pa.chunked_array([pa.array([20, None, 999_999_999_999], pa.int64())])
    array, faults = typed(hours, Column("c", "decimal"))
    assert array.to_pylist() == [Decimal(20), None, Decimal(999_999_999_999)]
    assert not faults
    _, faults = typed(pa.chunked_array([[1, 10**12]]), Column("c", "decimal"))
    assert [(row, value) for row, _, value, *_ in faults] == [(3, "1000000000000")]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("decimal", "3,5"),
        ("decimal", "3.1234567"),
        ("decimal", "=1+1"),
        ("integer", "20x4"),
        ("date", "31-12-2024"),
        ("boolean", "ya"),
    ],
)
def test_text_that_is_no_value_is_a_fault_with_its_row(kind: str, text: str) -> None:
    column = Column("c", kind)  # type: ignore[arg-type]
    array, faults = typed(pa.chunked_array([[None, None, text]]), column)
    assert array.to_pylist() == [None, None, None]
    [(row, name, value, reason, hint)] = faults
    assert (row, name, value) == (4, "c", text)
    assert str(reason)
    assert str(hint)


def test_a_float_becomes_the_decimal_that_was_meant() -> None:
    array, _ = typed(pa.chunked_array([[0.1]]), Column("c", "decimal"))
    assert array.to_pylist() == [Decimal("0.100000")]


@pytest.mark.parametrize(("level", "faulty"), [("0", 0), ("5", 0), ("-0.01", 1), ("5.01", 1)])
def test_a_level_lies_between_zero_and_five(level: str, faulty: int) -> None:
    table = as_tables({"competency_levels": levels("P1", level)[:1]})["competency_levels"]
    assert len(faults_in(table, TABLES["competency_levels"])) == faulty


def test_an_unknown_value_a_gap_and_a_doubled_key_are_faults() -> None:
    rows = [employee("P1"), employee("P1"), employee("P3", employment="HONORER"), employee("P4")]
    rows[3]["agency"] = None
    table = as_tables({"employees": rows})["employees"]
    faults = {(row, column) for row, column, *_ in faults_in(table, TABLES["employees"])}
    assert faults == {(3, "employee_id"), (4, "employment"), (5, "agency")}
