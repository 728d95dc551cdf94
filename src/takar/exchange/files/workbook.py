"""Workbooks written so that no cell can run: text stays text, whatever it begins with."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, BinaryIO, Self, TypeAlias

import pyarrow as pa
import xlsxwriter

from takar.exchange.cells import OPENINGS

Rows: TypeAlias = pa.Table | Sequence[Mapping[str, object]]

SHEET_NAME_LENGTH = 31
TEXT_FORMAT = 49  # the built-in format "Text": what is typed stays as typed
WIDEST = 60
MEASURED_ROWS = 200
FORBIDDEN_IN_SHEET_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
_RISKY = (*OPENINGS, "-", "\t", "\r")
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


class SafeWorkbook:
    """A workbook with the few cell styles of the house; used as a context."""

    def __init__(self, target: Path | BinaryIO) -> None:
        where = str(target) if isinstance(target, Path) else target
        self.book = xlsxwriter.Workbook(where, _OPTIONS)
        style = self.book.add_format
        self.heading = style({"bold": True, "bg_color": "#E8EEF4", "bottom": 1, "text_wrap": True})
        self.text = style({"num_format": TEXT_FORMAT})
        self.quoted = style({"num_format": TEXT_FORMAT, "quote_prefix": True})
        self.day = style({"num_format": "dd-mm-yyyy", "align": "left"})
        self.prose = style({"text_wrap": True, "valign": "top"})

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.book.close()

    def sheet(self, name: str) -> Any:
        """Add a sheet; its name is cut to what spreadsheets allow."""
        return self.book.add_worksheet(name.translate(FORBIDDEN_IN_SHEET_NAMES)[:SHEET_NAME_LENGTH])

    def headings(self, sheet: Any, titles: Sequence[str]) -> None:
        """Write the first row, and keep it in sight."""
        for place, title in enumerate(titles):
            sheet.write_string(0, place, title, self.heading)
        sheet.freeze_panes(1, 0)

    def cell(self, sheet: Any, row: int, place: int, value: object) -> None:
        """Write one value as what it is; a gap stays an empty cell."""
        if value is None:
            return
        if isinstance(value, bool):
            sheet.write_string(row, place, "YA" if value else "TIDAK")
        elif isinstance(value, int | float | Decimal):
            sheet.write_number(row, place, value)
        elif isinstance(value, datetime):
            sheet.write_string(row, place, value.isoformat(" ", "minutes"))
        elif isinstance(value, date):
            sheet.write_datetime(row, place, datetime(value.year, value.month, value.day), self.day)  # noqa: DTZ001
        else:
            text = str(value)
            style = self.quoted if text.startswith(_RISKY) else self.text
            sheet.write_string(row, place, text, style)


def write_workbook(
    target: Path | BinaryIO,
    sheets: Mapping[str, Rows],
    *,
    headings: Mapping[str, str] | None = None,
) -> None:
    """Write tables as sheets: headings frozen and filtered, widths fitted, no cell that runs.

    Args:
        target: the file, or anything that takes bytes.
        sheets: the rows of each sheet, by its name; all rows of a sheet have the same columns.
        headings: what to write above a column instead of its name.
    """
    with SafeWorkbook(target) as workbook:
        for name, rows in sheets.items():
            _write_sheet(workbook, name, rows, headings or {})


def _write_sheet(
    workbook: SafeWorkbook, name: str, rows: Rows, headings: Mapping[str, str]
) -> None:
    columns, records = _listed(rows)
    sheet = workbook.sheet(name)
    titles = [headings.get(column, column) for column in columns]
    workbook.headings(sheet, titles)
    for number, record in enumerate(records, start=1):
        for place, column in enumerate(columns):
            workbook.cell(sheet, number, place, record.get(column))
    for place, title in enumerate(titles):
        shown = (record.get(columns[place]) for record in records[:MEASURED_ROWS])
        sheet.set_column(place, place, fitting_width(title, shown))
    if columns and records:
        sheet.autofilter(0, 0, len(records), len(columns) - 1)


def _listed(rows: Rows) -> tuple[list[str], Sequence[Mapping[str, object]]]:
    if isinstance(rows, pa.Table):
        return list(rows.column_names), rows.to_pylist()
    return list(rows[0]) if rows else [], rows


def fitting_width(title: str, values: Iterable[object]) -> int:
    """Return a column width that shows most of what stands in it."""
    longest = max((len(str(value)) for value in values if value is not None), default=0)
    return min(max(len(title), longest) + 2, WIDEST)
