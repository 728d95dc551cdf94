"""The tables of a question, from a folder of CSV or Parquet files or from a workbook: all text.

Cells are kept as they are written; a number of a workbook is taken by its shortest spelling, so
80,1 stays 80,1.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv
import pyarrow.parquet
from python_calamine import CalamineError, CalamineWorkbook

from takar.kernel.errors import TakarError
from takar.kernel.language import Message, msg


class UnreadableProblem(TakarError):
    """The tables do not hold a question."""


@dataclass(frozen=True, eq=False)
class Sheet:
    """One table: its name and its cells as text."""

    name: str
    table: pa.Table

    def __len__(self) -> int:
        return int(self.table.num_rows)

    @property
    def columns(self) -> list[str]:
        """The names in the heading."""
        return list(self.table.column_names)

    def column(self, name: str) -> pa.Array:
        """Return one column as text, blanks cut off."""
        found = self.table.column(name).combine_chunks()
        return pc.fill_null(pc.utf8_trim_whitespace(found), "")

    def rows(self) -> Iterator["Row"]:
        """Return the rows, each with its line in the file."""
        columns = {name: self.column(name).to_pylist() for name in self.columns}
        for place in range(len(self)):
            cells = {name: values[place] for name, values in columns.items()}
            yield Row(self.name, place + 2, cells)


@dataclass(frozen=True)
class Row:
    """One row of a table; ``line`` counts the heading as the first."""

    sheet: str
    line: int
    cells: Mapping[str, str]

    def text(self, name: str) -> str:
        """Return a cell; empty where the column is not there."""
        return self.cells.get(name, "")

    def bad(self, name: str, hint: Message) -> UnreadableProblem:
        """Return the refusal of a cell."""
        return UnreadableProblem(
            msg(
                "Tabel {sheet} baris {line}, kolom {column}: {cell} tidak dapat dibaca.",
                sheet=self.sheet,
                line=self.line,
                column=name,
                cell=repr(self.text(name)),
            ),
            hint=hint,
        )


def sheets_of(path: Path) -> dict[str, Sheet]:
    """Return the tables of a folder or a workbook by name.

    Raises:
        UnreadableProblem: there is nothing there, or it cannot be read.
    """
    found = dict(_of_folder(path) if path.is_dir() else _of_workbook(path))
    if not found:
        raise UnreadableProblem(
            msg("{name} tidak berisi tabel soal penempatan.", name=path.name),
            hint=msg("Buat contohnya dengan takar place --template --out FOLDER."),
        )
    return found


def sheet_of(path: Path) -> Sheet:
    """Return the table of one CSV or Parquet file."""
    try:
        if path.suffix == ".parquet":
            read = pa.parquet.read_table(path)
            columns = [pc.cast(read.column(name), pa.string()) for name in read.column_names]
            return Sheet(path.stem, pa.table(columns, names=read.column_names))
        heading = path.open(encoding="utf-8-sig").readline().strip().split(",")
        kinds = {name.strip().strip('"'): pa.string() for name in heading}
        options = pa.csv.ConvertOptions(column_types=kinds, strings_can_be_null=False)
        return Sheet(path.stem, pa.csv.read_csv(path, convert_options=options))
    except (OSError, UnicodeDecodeError, pa.ArrowInvalid) as error:
        raise _unreadable(path, error) from error


def _of_folder(path: Path) -> Iterator[tuple[str, Sheet]]:
    for file in sorted(path.iterdir()):
        if file.suffix in {".csv", ".parquet"}:
            yield file.stem, sheet_of(file)


def _of_workbook(path: Path) -> Iterator[tuple[str, Sheet]]:
    try:
        workbook = CalamineWorkbook.from_path(str(path))
        grids = {
            name: workbook.get_sheet_by_name(name).to_python() for name in workbook.sheet_names
        }
    except (CalamineError, OSError) as error:
        raise _unreadable(path, error) from error
    for name, grid in grids.items():
        if grid:
            yield name.strip(), Sheet(name.strip(), _table(grid))


def _table(grid: Sequence[Sequence[Any]]) -> pa.Table:
    heading = [str(cell).strip() for cell in grid[0]]
    rows = [row for row in grid[1:] if any(str(cell).strip() for cell in row)]
    columns = {
        name: pa.array([_cell(row[place]) for row in rows], pa.string())
        for place, name in enumerate(heading)
        if name
    }
    return pa.table(columns)


def _cell(cell: Any) -> str:
    if isinstance(cell, bool):
        return "YA" if cell else "TIDAK"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def _unreadable(path: Path, error: Exception) -> UnreadableProblem:
    return UnreadableProblem(
        msg("Berkas {name} tidak dapat dibaca: {why}", name=path.name, why=str(error)),
        hint=msg("Simpan sebagai CSV (UTF-8), Parquet, atau buku kerja xlsx."),
    )
