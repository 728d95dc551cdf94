import json
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from python_calamine import CalamineWorkbook

from takar.runs.measure import Run
from takar.runs.once import AlreadyWritten
from takar.runs.writing import (
    TooManyRows,
    UnknownFormat,
    stamp_path,
    write_run,
    write_workbook,
)


@pytest.mark.parametrize("suffix", [".csv", ".parquet", ".xlsx"])
def test_a_result_is_written_once_and_an_equal_one_changes_nothing(
    jpm_run: Run, tmp_path: Path, suffix: str
) -> None:
    out = tmp_path / f"hasil{suffix}"
    write_run(jpm_run, out)
    before = out.read_bytes(), stamp_path(out).read_bytes()
    write_run(jpm_run, out)
    assert (out.read_bytes(), stamp_path(out).read_bytes()) == before
    assert json.loads(before[1])["measure"] == "jpm"


def test_another_result_never_overwrites(jpm_run: Run, tmp_path: Path) -> None:
    out = tmp_path / "hasil.csv"
    write_run(jpm_run, out)
    before = out.read_bytes()
    fewer = replace(jpm_run, results=jpm_run.results.slice(1))
    with pytest.raises(AlreadyWritten) as refusal:
        write_run(fewer, out)
    assert "nama lain" in str(refusal.value.hint)
    assert out.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["hasil.csv", "hasil.csv.stamp.json"]


def test_an_equal_result_under_another_stamp_is_refused(jpm_run: Run, tmp_path: Path) -> None:
    out = tmp_path / "hasil.csv"
    write_run(jpm_run, out)
    other = replace(jpm_run, stamp=replace(jpm_run.stamp, law_edition="other"))
    with pytest.raises(AlreadyWritten):
        write_run(other, out)


def test_parquet_keeps_the_types_and_a_workbook_the_gaps(jpm_run: Run, tmp_path: Path) -> None:
    write_run(jpm_run, tmp_path / "hasil.parquet")
    assert pq.read_table(tmp_path / "hasil.parquet").equals(jpm_run.results)
    write_run(jpm_run, tmp_path / "hasil.xlsx")
    sheet = CalamineWorkbook.from_path(str(tmp_path / "hasil.xlsx")).get_sheet_by_index(0)
    rows = sheet.to_python()
    assert rows[0] == jpm_run.results.column_names
    assert len(rows) == jpm_run.results.num_rows + 1
    place = rows[0].index("jpm")
    gaps = [row[place] == "" for row in rows[1:]]
    assert gaps == [value is None for value in jpm_run.results.column("jpm").to_pylist()]


def test_text_that_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    path = tmp_path / "f.xlsx"
    write_workbook(pa.table({"employee_id": ["=1+1"]}), path)
    rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()
    assert rows[1] == ["=1+1"]


def test_an_unknown_suffix_and_too_many_rows_are_refused(jpm_run: Run, tmp_path: Path) -> None:
    with pytest.raises(UnknownFormat, match="xlsx"):
        write_run(jpm_run, tmp_path / "hasil.ods")
    many = pa.table({"n": pa.nulls(1_048_576, pa.int8())})
    with pytest.raises(TooManyRows, match="parquet"):
        write_workbook(many, tmp_path / "hasil.xlsx")
