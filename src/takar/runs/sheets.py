"""Several tables of one answer: a workbook with a sheet each, or a CSV file each."""

import csv
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from takar.exchange.cells import OPENINGS
from takar.exchange.files.workbook import SafeWorkbook, fitting_width
from takar.kernel.language import msg
from takar.runs.once import all_or_none, write_once
from takar.runs.writing import UnknownFormat

Rows = Sequence[Mapping[str, object]]
EPOCH = datetime(1980, 1, 1)  # noqa: DTZ001 -- a fixed moment, so that equal answers are equal files
SUFFIXES = (".xlsx", ".csv")
SHOWN = 200


def check_sheets(path: Path) -> None:
    """Refuse a file whose suffix names no format, before any work is done.

    Raises:
        UnknownFormat: it is neither a workbook nor a CSV.
    """
    if path.suffix.lower() not in SUFFIXES:
        raise UnknownFormat(
            msg("Format {suffix} tidak dikenal.", suffix=path.suffix or path.name),
            hint=msg("Akhiri nama berkas dengan {known}.", known=", ".join(SUFFIXES)),
        )


def write_sheets(
    path: Path, sheets: Mapping[str, Rows], headings: Mapping[str, str] | None = None
) -> list[Path]:
    """Write every table, and return the files.

    A workbook holds all; as CSV the first table has the name asked for, the others have the name
    of their sheet behind it.

    Args:
        path: of the workbook, or of the first CSV.
        sheets: the rows of each sheet, by its name; a sheet without rows is left out of CSV.
        headings: what a workbook writes above a column instead of its name.
    """
    check_sheets(path)
    if path.suffix.lower() == ".xlsx":
        write_once(path, lambda beside: _workbook(beside, sheets, headings or {}))
        return [path]
    paths = {name: _named(path, name, place) for place, name in enumerate(sheets)}
    written = {paths[name]: rows for name, rows in sheets.items() if rows or paths[name] == path}
    with all_or_none(*written):
        for target, rows in written.items():
            write_once(target, lambda beside, rows=rows: _csv(beside, rows))  # type: ignore[misc]
    return list(written)


def _named(path: Path, name: str, place: int) -> Path:
    stem = "-".join(name.casefold().split())
    return path if place == 0 else path.with_name(f"{path.stem}-{stem}{path.suffix}")


def _workbook(path: Path, sheets: Mapping[str, Rows], headings: Mapping[str, str]) -> None:
    with SafeWorkbook(path) as workbook:
        workbook.book.set_properties({"created": EPOCH})
        for name, rows in sheets.items():
            sheet = workbook.sheet(name)
            columns = columns_of(rows)
            titles = [headings.get(column, column) for column in columns]
            workbook.headings(sheet, titles)
            for number, row in enumerate(rows, start=1):
                for place, column in enumerate(columns):
                    workbook.cell(sheet, number, place, row.get(column))
            for place, title in enumerate(titles):
                shown = (row.get(columns[place]) for row in rows[:SHOWN])
                sheet.set_column(place, place, fitting_width(title, shown))


def _csv(path: Path, rows: Rows) -> None:
    columns = columns_of(rows)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        writer.writerows([_cell(row.get(column)) for column in columns] for row in rows)


def _cell(value: object) -> object:
    """Return a value as a CSV holds it; text that a spreadsheet would run is quoted."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str) and value.startswith(tuple(OPENINGS)):
        return f"'{value}"
    return value


def columns_of(rows: Rows) -> list[str]:
    """Return every column of the rows, in the order in which they are first met."""
    return list(dict.fromkeys(column for row in rows for column in row))
