"""Small invented rosters for the tests: one good row, changed where a test says so."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from io import BytesIO, StringIO

import pyarrow as pa
import xlsxwriter

from takar.exchange.siasn.columns import ECHELON_COLUMNS, SIASN_COLUMNS
from takar.exchange.siasn.roster import RosterReading, read_roster

DAY = date(2025, 6, 1)
NIP = "198003122005011003"
GOOD = {
    "PNS ID": "A5EB03E2AAAA",
    "NIP BARU": NIP,
    "NAMA": "BUDI INVENTADO",
    "TANGGAL LAHIR": "12-03-1980",
    "JENIS KELAMIN": "M",
    "NIK": "9900001203800001",
    "KEDUDUKAN HUKUM ID": "01",
    "STATUS CPNS PNS": "P",
    "TMT CPNS": "01-01-2005",
    "GOL AKHIR ID": "34",
    "GOL AKHIR NAMA": "III/d",
    "TMT GOLONGAN": "01-04-2020",
    "JENIS JABATAN ID": "2",
    "JABATAN NAMA": "Analis Kebijakan Ahli Muda",
    "TMT JABATAN": "31-12-2021",
    "TINGKAT PENDIDIKAN ID": "40",
    "PENDIDIKAN NAMA": "S-1 Ilmu Hukum",
    "UNOR ID": "u1",
    "UNOR NAMA": "Bagian Hukum",
    "INSTANSI KERJA ID": "i1",
}

Row = Mapping[str, str]


def person(number: int = 0, **changes: str) -> dict[str, str]:
    """Return a good row; another number is another person, ``JABATAN_NAMA=`` changes a cell."""
    row = {**GOOD, "PNS ID": f"A5EB03E2{number:04}", "NIP BARU": f"{NIP[:15]}{number + 3:03}"}
    return row | {name.replace("_", " "): value for name, value in changes.items()}


def grid_of(rows: Iterable[Row], headings: Sequence[str] = SIASN_COLUMNS) -> list[list[str]]:
    """Return headings and rows as lists of cells; what a row does not say is ``null``."""
    return [list(headings), *([row.get(name, "null") for name in headings] for row in rows)]


def csv_bytes(
    grid: Iterable[Sequence[str]], *, delimiter: str = ",", encoding: str = "utf-8"
) -> bytes:
    """Return a grid as the bytes of a CSV file."""
    text = StringIO()
    csv.writer(text, delimiter=delimiter).writerows(grid)
    return text.getvalue().encode(encoding)


def xlsx_bytes(*sheets: Iterable[Sequence[object]]) -> bytes:
    """Return grids as the sheets of a workbook, each cell written as what it is."""
    target = BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        day = book.add_format({"num_format": "dd-mm-yyyy"})
        for grid in sheets:
            sheet = book.add_worksheet()
            for number, row in enumerate(grid):
                for place, value in enumerate(row):
                    if isinstance(value, date):
                        sheet.write_datetime(number, place, value, day)
                    elif isinstance(value, str):
                        sheet.write_string(number, place, value)
                    else:
                        sheet.write(number, place, value)
    return target.getvalue()


def read(
    *rows: Row,
    headings: Sequence[str] = SIASN_COLUMNS,
    units: pa.Table | None = None,
) -> RosterReading:
    """Read rows as a CSV export."""
    return read_bytes(csv_bytes(grid_of(rows, headings)), units=units)


def read_bytes(
    content: bytes, *, file_name: str = "pegawai.csv", units: pa.Table | None = None
) -> RosterReading:
    """Read the bytes of a roster on the day of the tests."""
    return read_roster(content, file_name=file_name, agency="kab_uji", units=units, day=DAY)


def codes(reading: RosterReading) -> list[tuple[str, str, str]]:
    """Return the severity, column and code of each fault."""
    return [(fault.severity.value, fault.column, fault.code) for fault in reading.faults]


WITH_ECHELON = (*SIASN_COLUMNS, *ECHELON_COLUMNS)
