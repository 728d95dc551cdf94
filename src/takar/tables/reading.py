"""Tables of evidence read from a folder of CSV or Parquet files, each bad cell explained.

Nothing is guessed and nothing is dropped: a folder with one bad cell is refused as a whole, with
every fault found (the first of them named in full).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from pyarrow import csv

from takar.kernel.errors import TakarError
from takar.kernel.language import Message, msg
from takar.tables.catalogue import TABLES
from takar.tables.cells import faults_in, typed
from takar.tables.schema import TableSchema

SUFFIXES = (".parquet", ".csv")
SHOWN = 20
UNEVEN = "columns, got"
UTF_16 = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True)
class CellFault:
    """One bad cell: where it stands, what it says, why that is wrong and what to do.

    Attributes:
        row: counted as a spreadsheet counts, the header being row 1.
    """

    table: str
    row: int
    column: str
    value: str
    reason: Message
    hint: Message

    def __str__(self) -> str:
        return str(
            msg(
                "Tabel {table}, baris {row}, kolom {column}, nilai {value}: {reason}",
                table=self.table,
                row=self.row,
                column=self.column,
                value=repr(self.value),
                reason=self.reason,
            )
        )


class BadTables(TakarError):
    """The tables cannot be used.

    Attributes:
        faults: every bad cell found, as far as the tables could be read.
    """

    def __init__(self, problem: Message, hint: Message, faults: list[CellFault]) -> None:
        super().__init__(problem, hint=hint)
        self.faults = faults


def read_tables(folder: Path, required: tuple[str, ...] = ("employees",)) -> dict[str, pa.Table]:
    """Read every table of evidence in the folder; a table that has no file is empty.

    Raises:
        BadTables: a file, column or cell cannot be accepted.
    """
    files = files_in(folder, required)
    tables: dict[str, pa.Table] = {}
    faults: list[CellFault] = []
    for name, schema in TABLES.items():
        if name in files:
            tables[name], found = read_table(files[name], schema)
            faults += found
        else:
            tables[name] = schema.arrow.empty_table()
    _refuse(faults)
    return tables


def files_in(folder: Path, required: tuple[str, ...] = ()) -> dict[str, Path]:
    """Find the file of each table, of which there may be one.

    Raises:
        BadTables: there is no such folder, a required table is missing or one has two files.
    """
    if not folder.is_dir():
        raise BadTables(
            msg("Folder {folder} tidak ada.", folder=folder.name),
            msg("Tulis folder yang berisi employees.csv atau employees.parquet."),
            [],
        )
    found = {}
    for name in TABLES:
        present = [folder / f"{name}{suffix}" for suffix in SUFFIXES]
        present = [path for path in present if path.is_file()]
        if len(present) > 1:
            raise BadTables(
                msg("Tabel {name} ada dua kali di {folder}.", name=name, folder=folder.name),
                msg("Sisakan satu: {files}.", files=", ".join(path.name for path in present)),
                [],
            )
        if present:
            found[name] = present[0]
    for name in required:
        if name not in found:
            raise BadTables(
                msg("Tabel {name} tidak ada di {folder}.", name=name, folder=folder.name),
                msg("Simpan sebagai {name}.csv atau {name}.parquet.", name=name),
                [],
            )
    return found


def read_table(
    path: Path, schema: TableSchema, *, whole: bool = True
) -> tuple[pa.Table, list[CellFault]]:
    """Read one file into the types of its table, with every fault of its cells.

    Args:
        path: a CSV or Parquet file.
        schema: what the table must have.
        whole: refuse a file without a required column, and a key that stands twice; a part of a
            table (as in a bundle) need not have either.

    Raises:
        BadTables: the file or its columns cannot be accepted.
    """
    raw = _opened(path, schema)
    check_columns(raw.column_names, schema, whole=whole)
    arrays, faults = {}, []
    for column in schema.columns:
        if column.name in raw.column_names:
            array, bad = typed(raw.column(column.name), column)
            arrays[column.name] = array
            faults += bad
        else:
            arrays[column.name] = pa.nulls(raw.num_rows, schema.arrow.field(column.name).type)
    table = pa.table(arrays, schema=schema.arrow)
    told = {(row, name) for row, name, *_ in faults}
    if whole:
        faults += [fault for fault in faults_in(table, schema) if fault[:2] not in told]
    return table, [CellFault(schema.name, *fault) for fault in sorted(faults, key=lambda f: f[0])]


def check_table(table: pa.Table, schema: TableSchema) -> None:
    """Refuse a table already in memory that has a bad cell.

    Raises:
        BadTables: naming its faults.
    """
    _refuse([CellFault(schema.name, *fault) for fault in faults_in(table, schema)])


def _opened(path: Path, schema: TableSchema) -> pa.Table:
    try:
        if path.suffix == ".parquet":
            # A lone file: a folder's name must not become a column.
            return pq.ParquetFile(path).read()
        text = dict.fromkeys((column.name for column in schema.columns), pa.string())
        convert = csv.ConvertOptions(
            column_types=text,
            strings_can_be_null=True,
            null_values=[""],
            quoted_strings_can_be_null=True,
        )
        return _csv(path, convert)
    except (pa.ArrowInvalid, OSError) as error:
        raise BadTables(
            msg("Berkas {name} tidak dapat dibaca.", name=path.name),
            msg(
                "Simpan sebagai CSV UTF-8 dengan baris judul, atau Parquet. Rincian: {error}",
                error=error,
            ),
            [],
        ) from error


def _csv(path: Path, convert: csv.ConvertOptions) -> pa.Table:
    """Read a CSV; where its rows are uneven, read it again slowly to learn which one is."""
    try:
        return csv.read_csv(path, convert_options=convert)
    except pa.ArrowInvalid as error:
        if UNEVEN not in str(error) or path.read_bytes()[:2] in UTF_16:
            raise
    try:
        return csv.read_csv(path, csv.ReadOptions(use_threads=False), convert_options=convert)
    except pa.ArrowInvalid as error:
        uneven = re.search(r"Row #(\d+): Expected (\d+) columns, got (\d+)", str(error))
        if uneven is None:
            raise
        row, due, found = uneven.groups()
        raise BadTables(
            msg(
                "Berkas {name}, baris {row}: {found} sel, padahal judulnya {due}.",
                name=path.name,
                row=row,
                found=found,
                due=due,
            ),
            msg("Beri tanda kutip pada isi yang memuat koma, dan lengkapi selnya."),
            [],
        ) from error


def check_columns(found: list[str], schema: TableSchema, *, whole: bool = True) -> None:
    """Refuse unknown, doubled and missing columns.

    Raises:
        BadTables: naming the first of them.
    """
    known = [column.name for column in schema.columns]
    for name in found:
        if name not in known:
            raise BadTables(
                msg("Tabel {table}: kolom {name} tidak dikenal.", table=schema.name, name=name),
                _comma(name) or msg("Kolom yang dikenal: {known}.", known=", ".join(known)),
                [],
            )
        if found.count(name) > 1:
            raise BadTables(
                msg("Tabel {table}: kolom {name} ada dua kali.", table=schema.name, name=name),
                msg("Hapus salah satunya."),
                [],
            )
    for column in schema.columns:
        if whole and column.required and column.name not in found:
            raise BadTables(
                msg("Tabel {table}: kolom {name} tidak ada.", table=schema.name, name=column.name),
                msg("Kolom wajib: {names}.", names=", ".join(_required(schema))),
                [],
            )


def _comma(name: str) -> Message | None:
    """Guess from a heading that it was cut at another sign than the comma."""
    for sign in (";", "\t", "|"):
        if sign in name:
            return msg("Pisahkan kolom dengan koma, bukan {sign}.", sign=repr(sign))
    return None


def _required(schema: TableSchema) -> Iterator[str]:
    return (column.name for column in schema.columns if column.required)


def _refuse(faults: list[CellFault]) -> None:
    if faults:
        first = faults[0]
        raise BadTables(
            msg("{count} isian salah. {first}", count=len(faults), first=first),
            first.hint,
            faults,
        )


__all__ = [
    "BadTables",
    "CellFault",
    "check_columns",
    "check_table",
    "files_in",
    "read_table",
    "read_tables",
]
