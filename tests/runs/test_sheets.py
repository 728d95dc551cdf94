from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from takar.runs.once import AlreadyWritten
from takar.runs.sheets import check_sheets, columns_of, write_sheets
from takar.runs.writing import UnknownFormat

ROWS: list[dict[str, object]] = [
    {"name": "=1+1", "count": 3, "share": Decimal("1.50"), "on": date(2025, 5, 14)},
    {"name": None, "count": None, "is_met": True},
]


def test_a_workbook_holds_every_sheet_and_a_gap_stays_empty(tmp_path: Path) -> None:
    (path,) = write_sheets(tmp_path / "a.xlsx", {"Satu": ROWS, "Kosong": []}, {"name": "Nama"})
    book = CalamineWorkbook.from_filelike(BytesIO(path.read_bytes()))
    assert book.sheet_names == ["Satu", "Kosong"]
    rows = book.get_sheet_by_name("Satu").to_python()
    assert rows[0] == ["Nama", "count", "share", "on", "is_met"]
    assert rows[1][:3] == ["=1+1", 3.0, 1.5]
    assert rows[2][:2] == ["", ""]


def test_csv_files_bear_the_name_of_their_sheet(tmp_path: Path) -> None:
    found = write_sheets(tmp_path / "a.csv", {"Satu": ROWS, "Dua Tiga": ROWS[:1], "Kosong": []})
    assert [path.name for path in found] == ["a.csv", "a-dua-tiga.csv"]
    lines = found[0].read_text().splitlines()
    assert lines == ["name,count,share,on,is_met", "'=1+1,3,1.50,2025-05-14,", ",,,,true"]


def test_an_empty_first_table_is_still_written(tmp_path: Path) -> None:
    (path,) = write_sheets(tmp_path / "a.csv", {"Satu": []})
    assert path.read_text().strip() == ""


def test_equal_answers_are_equal_files_and_another_one_is_never_overwritten(tmp_path: Path) -> None:
    for name in ("a.csv", "a.xlsx"):
        path = tmp_path / name
        write_sheets(path, {"Satu": ROWS})
        before = path.read_bytes()
        write_sheets(path, {"Satu": ROWS})
        assert path.read_bytes() == before
        with pytest.raises(AlreadyWritten):
            write_sheets(path, {"Satu": ROWS[:1]})


def test_another_format_is_refused_before_any_work(tmp_path: Path) -> None:
    with pytest.raises(UnknownFormat):
        check_sheets(tmp_path / "a.pdf")
    check_sheets(tmp_path / "A.XLSX")


def test_columns_are_those_of_all_rows_in_the_order_met() -> None:
    assert columns_of([{"a": 1}, {"b": 2, "a": 3}]) == ["a", "b"]
