from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from takar.runs.straight.folder import fits, opened
from takar.tables import TABLES
from takar.tables.reading import BadTables, read_tables
from tests.runs.folders import invented, written

Connection = duckdb.DuckDBPyConnection


@pytest.mark.parametrize(
    ("found", "kind", "good"),
    [
        ("VARCHAR", "text", True),
        ("BLOB", "text", False),
        ("SMALLINT", "integer", True),
        ("DOUBLE", "integer", False),
        ("DECIMAL(18,6)", "decimal", True),
        ("DECIMAL(12,0)", "decimal", True),
        ("DECIMAL(13,0)", "decimal", False),
        ("DECIMAL(18,7)", "decimal", False),
        ("DOUBLE", "decimal", False),
        ("TIMESTAMP", "date", False),
        ("BOOLEAN", "boolean", True),
    ],
)
def test_a_type_fits_only_where_every_value_of_it_does(
    found: str, kind: str, *, good: bool
) -> None:
    assert fits(found, kind) == good


def test_every_table_is_seen_as_the_precise_reader_reads_it(
    tmp_path: Path, connection: Connection
) -> None:
    folder = written(invented(), tmp_path / "agency=1")
    found = opened(folder, connection)
    assert found.tables is None
    for name, expected in read_tables(folder).items():
        seen = connection.execute(f'FROM "{name}"').to_arrow_table()
        assert seen.cast(TABLES[name].arrow).equals(expected), name


@pytest.mark.parametrize("place", ["csv", "glob[1]", "double"])
def test_what_is_no_plain_parquet_is_read_instead(
    tmp_path: Path, connection: Connection, place: str
) -> None:
    tables = invented()
    if place == "double":
        hours = pa.array(
            [
                None if each is None else float(each)
                for each in tables["trainings"].column("lesson_hours").to_pylist()
            ]
        )
        at = tables["trainings"].column_names.index("lesson_hours")
        tables["trainings"] = tables["trainings"].set_column(at, "lesson_hours", hours)
    folder = written(tables, tmp_path / place, "csv" if place == "csv" else "parquet")
    found = opened(folder, connection)
    assert found.tables is not None
    count = connection.execute("SELECT count(*) FROM trainings").fetchone()
    assert count == (tables["trainings"].num_rows,)


def test_an_unknown_or_missing_column_is_refused_at_once(
    tmp_path: Path, connection: Connection
) -> None:
    tables = invented()
    whole = tables["trainings"]
    for changed, says in (
        (whole.append_column("gaji", pa.nulls(whole.num_rows, pa.int64())), "gaji tidak dikenal"),
        (whole.drop_columns(["ended_on"]), "ended_on tidak ada"),
    ):
        folder = written({**tables, "trainings": changed}, tmp_path)
        with pytest.raises(BadTables, match=says):
            opened(folder, connection)


def test_a_broken_file_is_told_by_the_precise_reader(
    tmp_path: Path, connection: Connection
) -> None:
    folder = written(invented(), tmp_path)
    (folder / "trainings.parquet").write_bytes(b"no parquet")
    with pytest.raises(BadTables, match=r"trainings\.parquet tidak dapat dibaca"):
        opened(folder, connection)


def test_columns_that_a_file_lacks_are_gaps(tmp_path: Path, connection: Connection) -> None:
    folder = written(invented(), tmp_path)
    narrow = pq.read_table(folder / "employees.parquet").select(
        ["employee_id", "agency", "employment"]
    )
    pq.write_table(narrow, folder / "employees.parquet")
    opened(folder, connection)
    known = connection.execute("SELECT count(education_level), count(*) FROM employees").fetchone()
    assert known == (0, narrow.num_rows)
