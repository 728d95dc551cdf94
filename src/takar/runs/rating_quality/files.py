"""Ratings, people and counts of groups from CSV or Parquet files."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from pyarrow import csv

from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.psychometrics.fairness import counted

YES, NO = frozenset({"1", "ya", "y", "true", "yes"}), frozenset({"0", "tidak", "t", "false", "no"})
LINE = 1 << 16


class BadFile(TakarError):
    """The file cannot be used."""


def table_in(path: Path, *needed: str) -> pa.Table:
    """Return the table of a file, cells of CSV as text and empty ones as gaps.

    Raises:
        BadFile: there is no such file, it cannot be read, or a column is missing.
    """
    if not path.is_file():
        raise BadFile(
            msg("Berkas {path} tidak ada.", path=path), hint=msg("Periksa nama dan foldernya.")
        )
    try:
        table = pq.read_table(path) if path.suffix == ".parquet" else text_table(path)
    except (pa.ArrowInvalid, UnicodeDecodeError) as error:
        raise BadFile(
            msg("Berkas {path} tidak dapat dibaca.", path=path.name),
            hint=msg("Simpan sebagai CSV UTF-8 atau Parquet."),
        ) from error
    if lacking := [name for name in needed if name not in table.column_names]:
        raise BadFile(
            msg(
                "Berkas {path} tidak memuat kolom {columns}.",
                path=path.name,
                columns=", ".join(lacking),
            ),
            hint=msg("Kolom yang wajib: {columns}.", columns=", ".join(needed)),
        )
    return table


def text_table(path: Path) -> pa.Table:
    """Return a CSV file with every cell as text; commas or semicolons part the cells."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        head = file.readline(LINE).rstrip("\r\n")
    mark = ";" if head.count(";") > head.count(",") else ","
    names = [name.strip().strip('"') for name in head.split(mark)]
    return csv.read_csv(
        path,
        read_options=csv.ReadOptions(column_names=names, skip_rows=1),
        parse_options=csv.ParseOptions(delimiter=mark),
        convert_options=csv.ConvertOptions(
            column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=True
        ),
    )


def people_in(path: Path) -> pa.Table:
    """Return who the people are; days of birth are read as year-month-day.

    Raises:
        BadFile: a day of birth is none.
    """
    table = table_in(path, "ratee")
    if "birth_on" not in table.column_names:
        return table
    try:
        days = [day_in(cell) for cell in table["birth_on"].to_pylist()]
    except ValueError as error:
        raise BadFile(
            msg("Kolom birth_on memuat tanggal yang tidak dapat dibaca."),
            hint=msg("Tulis tahun-bulan-hari, misalnya 1980-03-12."),
        ) from error
    place = table.column_names.index("birth_on")
    return table.set_column(place, "birth_on", pa.array(days, pa.date32()))


def day_in(cell: object) -> date | None:
    """Return the day a cell names; an empty cell is a gap."""
    if cell is None or isinstance(cell, date):
        return cell
    return date.fromisoformat(str(cell))


def counts_in(path: Path) -> Mapping[str, tuple[int, int]]:
    """Return how many of each group were selected, and how many there were.

    A file has one row per person (``group, selected``) or per group (``group, selected, total``).

    Raises:
        BadFile: a cell is no number, or neither yes nor no.
    """
    table = table_in(path, "group", "selected")
    groups = [None if cell is None else str(cell) for cell in table["group"].to_pylist()]
    chosen = table["selected"].to_pylist()
    if "total" not in table.column_names:
        return {name: (one[0], one[1]) for name, one in counted(groups, map(yes, chosen)).items()}
    try:
        totals = [int(cell) for cell in table["total"].to_pylist()]
        counts = [int(cell) for cell in chosen]
    except (TypeError, ValueError) as error:
        raise BadFile(
            msg("Kolom selected dan total harus berisi bilangan bulat."),
            hint=msg("Isi banyaknya orang, atau hapus kolom total bila satu baris satu orang."),
        ) from error
    return {
        str(group): (count, total)
        for group, count, total in zip(groups, counts, totals, strict=True)
    }


def yes(cell: object) -> bool | None:
    """Tell whether a cell says yes; an empty one says nothing.

    Raises:
        BadFile: it says something else.
    """
    text = "" if cell is None else str(cell).strip().lower()
    if text in YES | NO:
        return text in YES
    if text:
        raise BadFile(
            msg("Kolom selected berisi {cell}.", cell=cell),
            hint=msg("Isi 1 atau 0, ya atau tidak."),
        )
    return None
