from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pytest

from takar.runs.keys import suspected
from takar.runs.straight.checks import has_bad_cell
from takar.runs.straight.folder import opened
from takar.tables import TABLES
from takar.tables.cells import faults_in
from tests.measures.invented import Row
from tests.runs.folders import invented, written

Connection = duckdb.DuckDBPyConnection
COURSE: Row = {
    "employee_id": "P0001",
    "title": "x",
    "training_kind": "TEKNIS",
    "ended_on": date(2021, 1, 1),
}
PERSON: Row = {"employee_id": "P9999", "agency": "x", "employment": "PNS"}
RATED: Row = {"employee_id": "P0001", "year": 1999, "rating": "BAIK"}


@pytest.mark.parametrize(
    ("name", "row", "good"),
    [
        ("trainings", {}, True),
        ("trainings", {"lesson_hours": Decimal("-0.000001")}, False),
        ("trainings", {"lesson_hours": Decimal(0)}, True),
        ("trainings", {"lesson_hours": Decimal(100_000)}, True),
        ("trainings", {"lesson_hours": Decimal("100000.000001")}, False),
        ("trainings", {"training_kind": "KURSUS"}, False),
        ("trainings", {"training_kind": None}, False),
        ("trainings", {"ended_on": None}, False),
        ("trainings", {"employee_id": None}, False),
        ("employees", {}, True),
        ("employees", {"employee_id": "P0001"}, False),
        ("employees", {"education_level": "S4"}, False),
        ("employees", {"sex": "X"}, False),
        ("performance_ratings", {}, True),
        ("performance_ratings", {"year": 1944}, False),
        ("performance_ratings", {"year": 2200}, True),
        ("performance_ratings", {"rating_score": Decimal("120.000001")}, False),
    ],
)
def test_the_quick_look_agrees_with_the_precise_one(
    tmp_path: Path, connection: Connection, name: str, row: dict[str, Any], *, good: bool
) -> None:
    usual = {"trainings": COURSE, "employees": PERSON, "performance_ratings": RATED}[name]
    tables = invented()
    schema = TABLES[name].arrow
    added = pa.Table.from_pylist([dict.fromkeys(schema.names) | usual | row], schema=schema)
    tables[name] = pa.concat_tables([tables[name], added])
    folder = opened(written(tables, tmp_path), connection)
    doubled = suspected(connection, {each: TABLES[each].key for each in folder.files}).doubled
    assert (not has_bad_cell(folder, connection) and not doubled) == good
    assert (not faults_in(tables[name], TABLES[name])) == good
