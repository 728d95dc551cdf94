"""Results written to a file: CSV, Parquet or a workbook, with the stamp beside it.

Nothing half-written is ever seen, and a result never overwrites another one.
"""

import json
import shutil
from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq
from pyarrow import csv

from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.runs.once import write_once
from takar.runs.run import Run
from takar.runs.stamp import Stamp

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

SHEET_ROWS = 1_048_575
CSV = csv.WriteOptions(quoting_style="needed")
EPOCH = datetime(1980, 1, 1)  # noqa: DTZ001 -- a fixed moment, so that equal results are equal files


class UnknownFormat(TakarError):
    """The suffix of the file names no format."""


class TooManyRows(TakarError):
    """A sheet cannot hold so many rows."""


def write_run(run: Run, path: Path) -> Path:
    """Write the results in the format of the suffix, and the stamp beside it.

    Raises:
        UnknownFormat: the suffix is none of ``.csv``, ``.parquet``, ``.xlsx``.
        AlreadyWritten: the file exists with another content.

    Returns:
        The path of the stamp.
    """
    check_suffix(path)
    write_once(path, lambda beside: WRITERS[path.suffix.lower()](run.results, beside))
    return write_stamp(run.stamp, path)


def check_suffix(path: Path) -> None:
    """Refuse a file whose suffix names no format, before any work is done."""
    if path.suffix.lower() not in WRITERS:
        raise UnknownFormat(
            msg("Format {suffix} tidak dikenal.", suffix=path.suffix or path.name),
            hint=msg("Akhiri nama berkas dengan {known}.", known=", ".join(WRITERS)),
        )


def stamp_path(path: Path) -> Path:
    """Return where the stamp of a result lies."""
    return path.with_name(f"{path.name}.stamp.json")


def write_stamp(stamp: Stamp, path: Path) -> Path:
    """Write the stamp, unless one of the same source already lies there."""
    beside = stamp_path(path)
    if beside.exists() and _says_the_same(beside, stamp):
        return beside
    text = json.dumps(stamp.as_json(), indent=2, ensure_ascii=False) + "\n"
    write_once(beside, lambda temporary: _write_text(temporary, text))
    return beside


def _says_the_same(path: Path, stamp: Stamp) -> bool:
    written = json.loads(path.read_text(encoding="utf-8"))
    return {**written, "made_at": ""} == {**stamp.as_json(), "made_at": ""}


def _write_text(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def write_csv(table: pa.Table, path: Path | BytesIO) -> None:
    """Write a CSV whose gaps are empty and whose numbers keep their six places."""
    csv.write_csv(table, path, CSV)


def write_parquet(table: pa.Table, path: Path) -> None:
    """Write a Parquet file."""
    pq.write_table(table, path, compression="zstd")


def write_from_parquet(source: Path, path: Path) -> None:
    """Write what a Parquet file holds in the format of the suffix; a CSV by and by.

    Raises:
        AlreadyWritten: the file exists with another content.
    """
    write_once(path, lambda beside: _converted(source, beside))


def _converted(source: Path, path: Path) -> None:
    suffix = path.suffix.lower()
    if suffix == ".parquet":
        shutil.copyfile(source, path)
    elif suffix == ".csv":
        rows = pq.ParquetFile(source)
        with csv.CSVWriter(path, rows.schema_arrow, write_options=CSV) as file:
            for batch in rows.iter_batches():
                file.write_batch(batch)
    else:
        WRITERS[suffix](pq.read_table(source), path)


def write_workbook(table: pa.Table, path: Path) -> None:
    """Write a workbook with one sheet; text stays text, even if it looks like a formula."""
    if table.num_rows > SHEET_ROWS:
        raise TooManyRows(
            msg("Satu lembar memuat paling banyak {most} baris.", most=SHEET_ROWS),
            hint=msg("Simpan sebagai .csv atau .parquet."),
        )
    import xlsxwriter  # noqa: PLC0415 -- only a workbook waits for it

    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(str(path), options) as book:
        book.set_properties({"created": EPOCH})
        sheet = book.add_worksheet("hasil")
        sheet.freeze_panes(1, 1)
        sheet.write_row(0, 0, table.column_names, book.add_format({"bold": True}))
        for batch in table.to_batches(10_000):
            _write_rows(sheet, batch)


def _write_rows(sheet: "Worksheet", batch: pa.RecordBatch) -> None:
    start = (sheet.dim_rowmax or 0) + 1
    columns = [column.to_pylist() for column in batch.columns]
    for place, row in enumerate(zip(*columns, strict=True)):
        for number, value in enumerate(row):
            if isinstance(value, str):
                sheet.write_string(start + place, number, value)
            elif value is not None:
                sheet.write_number(
                    start + place, number, float(value) if isinstance(value, Decimal) else value
                )


WRITERS: dict[str, Callable[[pa.Table, Path], None]] = {
    ".csv": write_csv,
    ".parquet": write_parquet,
    ".xlsx": write_workbook,
}
