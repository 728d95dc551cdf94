"""The cells of a file of answers, each with the line it stands on."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from takar.exchange.cells import heading_key
from takar.exchange.files.grid import read_grid
from takar.kernel.errors import TakarError
from takar.kernel.language import Message, msg

Text = NDArray[np.object_]
LIMIT_BYTES = 512 * 1024 * 1024
PERSON = ("person", "peserta", "orang", "nomor_peserta", "no_peserta", "nip", "id", "kode_peserta")
ITEM = ("item", "butir", "soal", "kode_butir")
ANSWER = ("score", "skor", "nilai", "answer", "jawaban", "pilihan")
GROUP = ("group", "kelompok")
KEY = ("key", "kunci")


class BadAnswers(TakarError):
    """A file of answers that cannot be used, with the line and column where it shows."""


@dataclass(frozen=True, eq=False)
class Cells:
    """A file as columns of text.

    Attributes:
        headings: as the file writes them.
        numbers: the line of each row in the file.
        columns: cells without blanks around them, column by column.
    """

    headings: tuple[str, ...]
    numbers: tuple[int, ...]
    columns: tuple[Text, ...]
    notes: tuple[Message, ...] = ()

    def place(self, names: tuple[str, ...]) -> int | None:
        """Return the first column that goes by one of these names."""
        keys = [heading_key(heading) for heading in self.headings]
        return next((keys.index(name) for name in names if name in keys), None)


def cells_of(path: Path) -> Cells:
    """Return the cells of a CSV, XLSX or Parquet file.

    Raises:
        BadAnswers: there is no such file, it cannot be read, or nothing is in it.
        TakarError: it is not what it seems (see ``takar.exchange.files.sniff``).
    """
    if not path.is_file():
        raise BadAnswers(
            msg("Berkas {path} tidak ada.", path=path), hint=msg("Periksa nama dan foldernya.")
        )
    found = _parquet(path) if path.suffix == ".parquet" else _sheet(path)
    if not found.numbers:
        raise BadAnswers(
            msg("Berkas {path} tidak memuat jawaban.", path=path.name),
            hint=msg("Isi satu baris per orang, atau satu baris per orang dan butir."),
        )
    return found


def _sheet(path: Path) -> Cells:
    grid = read_grid(
        path.read_bytes(), path.name, (*PERSON, *ITEM, *ANSWER, *KEY), limit_bytes=LIMIT_BYTES
    )
    if grid.misfits:
        row, width = next(iter(grid.misfits.items()))
        raise BadAnswers(
            msg(
                "Baris {row} berisi {width} kolom, seharusnya {expected}.",
                row=grid.numbers[row],
                width=width,
                expected=len(grid.headings),
            ),
            hint=msg("Samakan banyaknya kolom dengan baris judul."),
        )
    rows = np.array([list(row[: len(grid.headings)]) for row in grid.rows], dtype=object)
    rows = rows.reshape(len(grid.rows), len(grid.headings))
    return Cells(grid.headings, grid.numbers, tuple(map(_stripped, rows.T)), grid.notes)


def _stripped(column: Text) -> Text:
    return np.array([str(cell).strip() for cell in column], dtype=object)


def _parquet(path: Path) -> Cells:
    try:
        table = pq.read_table(path)
    except (pa.ArrowInvalid, OSError) as error:
        raise BadAnswers(
            msg("Berkas {path} tidak dapat dibaca.", path=path.name),
            hint=msg("Simpan sebagai Parquet, CSV UTF-8 atau XLSX."),
        ) from error
    columns = tuple(
        np.array(["" if cell is None else _written(cell) for cell in column.to_pylist()], object)
        for column in table.columns
    )
    return Cells(tuple(table.column_names), tuple(range(1, table.num_rows + 1)), columns)


def _written(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()
