"""A file as rows of text under a heading row, wherever that row stands."""

import csv
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from io import BytesIO, StringIO

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from takar.exchange.cells import heading_key
from takar.exchange.files.encoding import DELIMITERS, HEADER_WITHIN, decoded, delimiter_of
from takar.exchange.files.sniff import LIMIT_BYTES, DamagedFile, sniff
from takar.kernel.errors import TakarError
from takar.kernel.language import Message, msg

EXACT_BELOW = 10**15

Row = list[str]


class NoHeading(TakarError):
    """No row near the top looks like the headings asked for."""


@dataclass(frozen=True)
class Grid:
    """The rows below the headings, each with its number in the file; blank rows left out.

    Attributes:
        headings: the headings as the file writes them.
        heading_row: the number of their row.
        numbers: the number of each row, as a spreadsheet shows it.
        rows: the cells, padded to the width of the headings.
        misfits: how many cells a row had, for the rows that did not fit the headings.
        blank: how many rows held nothing.
        notes: what had to be guessed.
        above: the cells above the headings that say something, such as a title with its year.
    """

    headings: tuple[str, ...]
    heading_row: int
    numbers: tuple[int, ...]
    rows: tuple[Row, ...]
    misfits: Mapping[int, int]
    blank: int
    notes: tuple[Message, ...]
    above: tuple[str, ...] = ()

    @property
    def keys(self) -> tuple[str, ...]:
        """The headings in the spelling in which they are compared."""
        return tuple(heading_key(heading) for heading in self.headings)

    def titles(self, places: Mapping[str, int]) -> dict[str, str]:
        """Return how the file itself calls the columns at ``places``."""
        return {name: self.headings[place].rstrip(" *") for name, place in places.items()}

    def column(self, place: int) -> list[str]:
        """Return the cells of the column at ``place``, counted from zero."""
        return [row[place] for row in self.rows]


@dataclass(frozen=True)
class _Found:
    rows: Sequence[Row]
    at: int
    hits: int


def read_grid(
    content: bytes,
    file_name: str,
    headings: Collection[str],
    *,
    limit_bytes: int = LIMIT_BYTES,
) -> Grid:
    """Read a CSV or XLSX file whose heading row holds some of ``headings``.

    Args:
        content: the bytes of the file.
        file_name: only to name the file in messages.
        headings: the headings known, as :func:`heading_key` spells them.
        limit_bytes: the largest file that is looked into.
    """
    file = sniff(content, file_name, limit_bytes=limit_bytes)
    read = _read_workbook if file.kind == "xlsx" else _read_text
    found, notes = read(content, file_name, headings)
    if file.has_formulas:
        notes.append(msg("Buku kerja berisi rumus; yang dibaca adalah hasil hitung terakhirnya."))
    if not found.hits:
        raise NoHeading(
            msg("Baris judul kolom tidak ditemukan pada berkas {file}.", file=file_name),
            hint=msg(
                "Judul kolom harus ada pada {rows} baris pertama, misalnya: {headings}.",
                rows=HEADER_WITHIN,
                headings=", ".join(
                    heading.upper().replace("_", " ") for heading in [*headings][:4]
                ),
            ),
        )
    return _grid(found, notes)


def _grid(found: _Found, notes: list[Message]) -> Grid:
    heading = [" ".join(cell.split()) for cell in found.rows[found.at]]
    while heading and not heading[-1]:
        heading.pop()
    below = list(enumerate(found.rows[found.at + 1 :], start=found.at + 2))
    filled = [(number, row) for number, row in below if any(map(str.strip, row))]
    width = len(heading)
    misfits = {
        place: len(row)
        for place, (_, row) in enumerate(filled)
        if len(row) < width or any(map(str.strip, row[width:]))
    }
    if found.at:
        notes.append(msg("Judul kolom ditemukan pada baris {row}.", row=found.at + 1))
    return Grid(
        headings=tuple(heading),
        heading_row=found.at + 1,
        numbers=tuple(number for number, _ in filled),
        rows=tuple(
            row if len(row) >= width else [*row, *[""] * (width - len(row))] for _, row in filled
        ),
        misfits=misfits,
        blank=len(below) - len(filled),
        notes=tuple(notes),
        above=tuple(cell.strip() for row in found.rows[: found.at] for cell in row if cell.strip()),
    )


def _heading(rows: Sequence[Row], known: Collection[str]) -> _Found:
    """Find the row near the top with the most headings known; the upper one of equals."""
    best = _Found(rows, 0, 0)
    for at, row in enumerate(rows[:HEADER_WITHIN]):
        hits = len({heading_key(cell) for cell in row} & set(known))
        if hits > best.hits:
            best = _Found(rows, at, hits)
    return best


def _read_text(
    content: bytes, file_name: str, headings: Collection[str]
) -> tuple[_Found, list[Message]]:
    text, encoding = decoded(content)
    delimiter = delimiter_of(text, headings)
    try:
        rows = list(csv.reader(StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise DamagedFile(
            msg("Berkas {file} tidak dapat dibaca sebagai CSV.", file=file_name),
            hint=msg("Mungkin ada tanda kutip yang tidak ditutup; ekspor ulang berkasnya."),
        ) from error
    separator = msg("Pemisah kolom dibaca sebagai {mark}.", mark=DELIMITERS[delimiter])
    return _heading(rows, headings), [encoding, separator]


def _read_workbook(
    content: bytes, file_name: str, headings: Collection[str]
) -> tuple[_Found, list[Message]]:
    try:
        workbook = CalamineWorkbook.from_filelike(BytesIO(content))
        sheets = {
            name: _sheet_rows(workbook.get_sheet_by_name(name)) for name in workbook.sheet_names
        }
    except CalamineError as error:
        raise DamagedFile(
            msg("Berkas {file} rusak dan tidak dapat dibaca sampai akhir.", file=file_name),
            hint=msg("Buka di Excel, simpan ulang sebagai .xlsx, lalu unggah lagi."),
        ) from error
    return _best_sheet(sheets, headings)


def _best_sheet(
    sheets: Mapping[str, Sequence[Row]], headings: Collection[str]
) -> tuple[_Found, list[Message]]:
    found = {name: _heading(rows, headings) for name, rows in sheets.items()}
    if not found:
        return _Found([], 0, 0), []
    name = max(found, key=lambda each: found[each].hits)
    return found[name], [msg("Lembar kerja yang dibaca: {sheet}.", sheet=name)]


def _sheet_rows(sheet: CalamineSheet) -> list[Row]:
    rows = sheet.to_python(skip_empty_area=False)
    return [[cell if isinstance(cell, str) else _text(cell) for cell in row] for row in rows]


def _text(cell: object) -> str:
    """Write a cell as text; a number too long to be exact shows that it lost digits."""
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time.min else cell.isoformat(" ")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float | int):
        return _number(cell)
    return str(cell)


def _number(value: float) -> str:
    if abs(value) >= EXACT_BELOW:
        return f"{value:.5E}"
    return str(int(value)) if value == int(value) else repr(value)
