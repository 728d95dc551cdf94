"""The list of trainings as a file carries it: every fault told, nothing half taken."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from io import BytesIO
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError

from takar.exchange.cells import heading_key
from takar.exchange.faults import Fault, Problem, Severity
from takar.exchange.files import check_size, write_workbook
from takar.exchange.files.grid import read_grid
from takar.exchange.files.headings import check_obligatory, places_of
from takar.kernel.errors import TakarError
from takar.kernel.language import msg
from takar.regulations.law import Law
from takar.web.claims.actions.files import Upload
from takar.web.development.models import Course
from takar.web.development.queries.law import forms_of, titles_of
from takar.web.development.rules import QUARTERS

HEADINGS = {
    "code": "Kode",
    "title": "Nama pelatihan",
    "competency": "Kompetensi",
    "closes": "Level yang ditutup",
    "lesson_hours": "JP",
    "cost_per_person": "Biaya per orang",
    "cost_per_class": "Biaya per kelas",
    "class_size": "Isi satu kelas",
    "classes_most": "Kelas paling banyak",
    "form": "Bentuk",
    "provider": "Penyelenggara",
    "quarter": "Triwulan",
    "curriculum": "Kesesuaian kurikulum",
}
OBLIGATORY = ("code", "title", "competency", "closes", "lesson_hours")
MOST = 2_000
EXAMPLE = (
    *("INT-01", "Penguatan integritas", "INTEGRITAS", "1", "16", "250000", "3000000"),
    *("30", "4", "PELATIHAN", "BPSDM", "2", ""),
)
NUMBER = Problem(
    "BUKAN_ANGKA", msg("Isi ini bukan angka."), msg("Tulis angka saja, misalnya 16 atau 2500000.")
)
BELOW = Problem("DI_BAWAH_BATAS", msg("Angka ini terlalu kecil."), msg("Isi di atas nol."))
WHOLE = Problem("BUKAN_BULAT", msg("Isi ini bukan angka bulat."), msg("Tulis tanpa pecahan."))
EMPTY = Problem("KOSONG", msg("Kolom ini wajib diisi."), msg("Isi sel ini."))
MEND = msg("Perbaiki sel ini, lalu unggah lagi.")
TWICE = Problem(
    "KODE_DUA_KALI", msg("Kode ini ada dua kali."), msg("Beri setiap pelatihan kode yang berbeda.")
)
NO_QUARTER = Problem(
    "TRIWULAN_TIDAK_DIKENAL", msg("Triwulan ini tidak ada."), msg("Isi 1 sampai 4, atau kosong.")
)


class TooMany(TakarError):
    """More trainings than a plan is given at once."""


@dataclass
class CourseReading:
    """What a file says: its trainings, and every cell that cannot be meant."""

    rows: list[dict[str, Any]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def read_courses(law: Law, upload: Upload) -> CourseReading:
    """Read a workbook or CSV of trainings.

    Raises:
        TakarError: the file as a whole cannot be read.
    """
    name, limit = upload.name or "", settings.UPLOAD_LIMIT_BYTES
    check_size(upload.size or 0, name, limit_bytes=limit)
    spellings = {heading_key(title): column for column, title in HEADINGS.items()}
    spellings |= {heading_key(column): column for column in HEADINGS}
    grid = read_grid(upload.read(), name, list(spellings), limit_bytes=limit)
    places = places_of(grid, [spellings], name)
    check_obligatory(places, OBLIGATORY, name)
    if len(grid.rows) > MOST:
        raise TooMany(
            msg("{count} baris; paling banyak {most} sekaligus.", count=len(grid.rows), most=MOST),
            hint=msg("Bagi berkasnya menjadi beberapa bagian."),
        )
    reading, words, seen = CourseReading(), words_of(law), set[str]()
    for number, cells in zip(grid.numbers, grid.rows, strict=True):
        row = {column: cells[place].strip() for column, place in places.items()}
        facts, faults = read_row(row, words, number)
        if row["code"] and row["code"] in seen:
            faults.append(fault_at(number, "code", row["code"], TWICE))
        seen.add(row["code"])
        reading.faults.extend(faults)
        if not faults:
            reading.rows.append(facts)
    return reading


Words = Mapping[str, Mapping[str, str]]


def words_of(law: Law) -> Words:
    """Return, for the columns with values of the law, each value by how it may be written."""
    return {
        column: {heading_key(word): code for code, title in known.items() for word in (code, title)}
        for column, known in (("competency", titles_of(law)), ("form", forms_of(law)))
    }


def read_row(
    row: Mapping[str, str], words: Words, number: int
) -> tuple[dict[str, Any], list[Fault]]:
    """Return the facts of one row, and everything that is wrong with it."""
    facts: dict[str, Any] = {}
    faults: list[Fault] = []
    for column in HEADINGS:
        written = row.get(column, "")
        value = EMPTY if column in OBLIGATORY and not written else kept(column, written, words)
        if isinstance(value, Problem):
            faults.append(fault_at(number, column, written, value))
        else:
            facts[column] = value
    return facts, faults


def kept(column: str, written: str, words: Words) -> Any:
    """Return what a cell says, if it can be stored, or what is wrong with it."""
    value = read_cell(column, written, words)
    if value in (None, "") or isinstance(value, Problem):
        return value
    try:
        field_of(column).clean(value, None)
    except ValidationError as error:
        return Problem("DITOLAK", msg("{problem}", problem=" ".join(error.messages)), MEND)
    return value


def field_of(column: str) -> Any:
    """Return the column in which a cell is stored."""
    return Course._meta.get_field(column)  # noqa: SLF001 - Django's API


def read_cell(column: str, written: str, words: Words) -> Any:
    """Return what a cell says, or what is wrong with it."""
    if column in words:
        return of_law(written, words[column], "PELATIHAN" if column == "form" else "")
    if column in NUMBERS:
        return NUMBERS[column](written)
    return written


def of_law(written: str, known: Mapping[str, str], usual: str) -> str | Problem:
    """Return a value of the law, however it is written."""
    if not written:
        return usual
    found = known.get(heading_key(written))
    return found or Problem(
        "TIDAK_DIKENAL",
        msg("Isi ini tidak dikenal."),
        msg("Pilih dari: {known}.", known=", ".join(sorted(set(known.values())))),
    )


def exact(written: str) -> Decimal | Problem:
    """Return a number above zero; a comma is a decimal point.

    >>> exact("1,5"), exact("nol").code
    (Decimal('1.5'), 'BUKAN_ANGKA')
    """
    try:
        value = Decimal(written.replace(" ", "").replace(",", "."))
    except InvalidOperation:
        return NUMBER
    if not value.is_finite():
        return NUMBER
    return value if value > 0 else BELOW


def rupiah(written: str) -> int | Problem:
    """Return whole rupiah, none written as zero; points between thousands are allowed.

    >>> rupiah("Rp 2.500.000"), rupiah("2500000"), rupiah("")
    (2500000, 2500000, 0)
    """
    digits = written.upper().removeprefix("RP").replace(" ", "")
    head, *thousands = digits.split(".")
    if thousands and all(len(part) == 3 for part in thousands):
        digits = head + "".join(thousands)
    if not digits:
        return 0
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= 13 else WHOLE


def count(written: str) -> int | Problem | None:
    """Return a number of seats or classes; empty is no limit.

    >>> count("30"), count(""), count("0").code
    (30, None, 'DI_BAWAH_BATAS')
    """
    if not written:
        return None
    if not (written.isascii() and written.isdigit() and len(written) <= 6):
        return WHOLE
    return int(written) or BELOW


def quarter(written: str) -> int | Problem | None:
    """Return a quarter; empty is not set."""
    if not written:
        return None
    numbers = {str(number): number for number in QUARTERS} | {"I": 1, "II": 2, "III": 3, "IV": 4}
    return numbers.get(written.upper(), NO_QUARTER)


NUMBERS: Mapping[str, Callable[[str], Any]] = {
    "closes": exact,
    "lesson_hours": exact,
    "cost_per_person": rupiah,
    "cost_per_class": rupiah,
    "class_size": count,
    "classes_most": count,
    "quarter": quarter,
}


def fault_at(number: int, column: str, value: str, problem: Problem) -> Fault:
    """Return what is wrong with one cell."""
    return Fault(
        number,
        HEADINGS[column],
        value[:60],
        Severity.WRONG,
        problem.code,
        problem.reason,
        problem.hint,
    )


def blank_workbook(law: Law) -> bytes:
    """Return our empty workbook of trainings, with an example and the words it knows."""
    target = BytesIO()
    kinds = (("Kompetensi", titles_of(law)), ("Bentuk", forms_of(law)))
    write_workbook(
        target,
        {
            "Pelatihan": [dict(zip(HEADINGS.values(), EXAMPLE, strict=True))],
            "Isian": [
                {"Kolom": column, "Kode": code, "Arti": title}
                for column, known in kinds
                for code, title in known.items()
            ],
        },
    )
    return target.getvalue()
