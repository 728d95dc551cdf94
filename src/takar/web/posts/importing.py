"""Demands of posts as a workbook carries them, read with a reason for every bad row."""

from dataclasses import dataclass, field
from datetime import date

from takar.exchange.cells import heading_key
from takar.exchange.files.grid import Grid, read_grid
from takar.kernel.language import Message, msg
from takar.web.posts.rules.stored import CERTAINTIES

HEADINGS = {
    "position_code": "Kode jabatan",
    "rule": "Kode syarat",
    "title": "Nama syarat",
    "read": "Cara baca",
    "words": "Isi syarat",
    "source": "Dasar",
    "at": "Pasal",
    "certainty": "Kepastian",
    "valid_from": "Berlaku sejak",
    "document": "Dokumen pengganti",
    "because": "Alasan pengganti",
}
NEEDED = ("position_code", "rule", "read", "words", "source", "valid_from")
EXAMPLE = {
    "Kode jabatan": "JPTP-01",
    "Kode syarat": "minimum_rank",
    "Nama syarat": "",
    "Cara baca": "grade",
    "Isi syarat": "{at_least: IV/b}",
    "Dasar": "Peraturan Bupati 12/2025",
    "Pasal": "Pasal 4",
    "Kepastian": "certain",
    "Berlaku sejak": "2025-01-01",
    "Dokumen pengganti": "",
    "Alasan pengganti": "",
}


@dataclass(frozen=True)
class DemandRow:
    """One demand as somebody wrote it.

    Attributes:
        words: as in the law's files, ``{at_least: IV/c}``.
        number: the row of the file; 0 where it was typed.
    """

    rule: str
    read: str
    words: str
    source: str
    valid_from: date
    title: str = ""
    at: str = ""
    certainty: str = "likely"
    document: str = ""
    because: str = ""
    position_code: str = ""
    number: int = 0


@dataclass
class DemandReading:
    """What a workbook holds: good rows, and what is wrong with the others by their number."""

    rows: list[DemandRow] = field(default_factory=list)
    faults: list[tuple[int, Message]] = field(default_factory=list)


def read_demands(content: bytes, file_name: str) -> DemandReading:
    """Read a workbook of demands.

    Raises:
        TakarError: the file as a whole cannot be read.
    """
    known = {heading_key(title): name for name, title in HEADINGS.items()}
    known |= {heading_key(name): name for name in HEADINGS}
    grid = read_grid(content, file_name, known)
    places = {known[key]: place for place, key in enumerate(grid.keys) if key in known}
    return read(grid, places)


def read(grid: Grid, places: dict[str, int]) -> DemandReading:
    """Read the rows below the headings."""
    found = DemandReading()
    for number, cells in zip(grid.numbers, grid.rows, strict=True):
        row = {name: cells[place].strip() for name, place in places.items()}
        fault = fault_of(row)
        if fault is None:
            found.rows.append(row_of(row, number))
        else:
            found.faults.append((number, fault))
    return found


def fault_of(row: dict[str, str]) -> Message | None:
    """Return what is wrong with one row, if anything is."""
    missing = [HEADINGS[name] for name in NEEDED if not row.get(name)]
    if missing:
        return msg("Belum diisi: {fields}.", fields=", ".join(missing))
    if day_of(row["valid_from"]) is None:
        return msg("Tanggal {day} tidak terbaca; tulis seperti 2025-01-31.", day=row["valid_from"])
    if row.get("certainty") and row["certainty"] not in CERTAINTIES:
        return msg("Kepastian {word} tidak dikenal.", word=row["certainty"])
    return None


def day_of(written: str) -> date | None:
    """Return a day as a cell carries it.

    >>> day_of("2025-01-31 00:00:00"), day_of("besok")
    (datetime.date(2025, 1, 31), None)
    """
    try:
        return date.fromisoformat(written[:10])
    except ValueError:
        return None


def row_of(row: dict[str, str], number: int) -> DemandRow:
    """Return a good row."""
    day = day_of(row["valid_from"])
    words = {name: text for name, text in row.items() if text and name != "valid_from"}
    if day is None:
        raise ValueError(row["valid_from"])
    return DemandRow(**words, valid_from=day, number=number)
