from collections.abc import Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pyarrow as pa
from python_calamine import CalamineWorkbook

from takar.exchange.files.workbook import WIDEST, fitting_width, write_workbook


def sheets(target: BytesIO) -> dict[str, list[Sequence[object]]]:
    book = CalamineWorkbook.from_filelike(BytesIO(target.getvalue()))
    return {name: [*book.get_sheet_by_name(name).to_python()] for name in book.sheet_names}


def test_tables_and_rows_become_sheets() -> None:
    target = BytesIO()
    write_workbook(
        target,
        {"Orang": pa.table({"nip": ["1"], "n": [2]}), "Kosong": [], "Lain": [{"a": None}]},
        headings={"nip": "NIP"},
    )
    assert sheets(target) == {"Orang": [["NIP", "n"], ["1", 2.0]], "Kosong": [], "Lain": [["a"]]}


def test_every_value_is_written_as_what_it_is() -> None:
    row = {
        "day": date(2025, 6, 1),
        "moment": datetime(2025, 6, 1, 8, 30, tzinfo=UTC),
        "yes": True,
        "part": Decimal("2.5"),
        "gap": None,
        "digits": "0012",
    }
    target = BytesIO()
    write_workbook(target, {"S": [row]})
    (written,) = sheets(target)["S"][1:]
    assert written[:1] == [date(2025, 6, 1)]
    assert written[2:] == ["YA", 2.5, "", "0012"]


def test_no_cell_can_run() -> None:
    traps = ["=1+1", "+1", "-1+cmd", "@SUM(A1)", "\tx", "http://contoh.invalid", "=cmd|' /C x'!A0"]
    target = BytesIO()
    write_workbook(target, {"S": [{"=judul()": trap} for trap in traps]})
    with ZipFile(target) as package:
        sheet = package.read("xl/worksheets/sheet1.xml").decode()
        styles = package.read("xl/styles.xml").decode()
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet.casefold()
    assert 'quotePrefix="1"' in styles
    assert [row[0] for row in sheets(target)["S"][1:]] == traps


def test_a_sheet_name_is_made_to_fit(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    write_workbook(path, {"Rekap: per unit/kecamatan [2025] yang panjang": [{"a": 1}]})
    (name,) = CalamineWorkbook.from_path(str(path)).sheet_names
    assert name == "Rekap  per unit kecamatan  2025"


def test_a_column_is_as_wide_as_its_text_up_to_a_limit() -> None:
    assert fitting_width("abc", ["abcdef", None]) == 8
    assert fitting_width("abc", ["x" * 500]) == WIDEST
