"""Trainings as SIASN names their columns: ``kursus.csv`` and ``diklat_struktural.csv``.

The columns are those under which SIASN takes such rows, so that a file can be sent on as it is.
"""

from collections.abc import Mapping
from datetime import date

from takar.exchange.cells import heading_key
from takar.exchange.faults import Problem, Severity
from takar.exchange.files.grid import read_grid
from takar.exchange.files.reading import SheetReading, layout_keys, read_rows
from takar.exchange.files.sniff import LIMIT_BYTES
from takar.exchange.files.templates.career import FIRST_YEAR, MOST_HOURS, known_hours
from takar.exchange.files.templates.template import Field, Row, Template, Troubles, field_of
from takar.exchange.siasn.codes import unknown
from takar.kernel.language import msg
from takar.tables import TABLES, Column
from takar.tables.siasn_codes import code_map, code_table

TRAININGS = TABLES["trainings"]
NOTHING = msg("")
LETTERS = {"t": "TEKNIS", "f": "FUNGSIONAL", "p": "SEMINAR"}
"""The kind of certificate of a course: technical, functional, seminar-like."""
KIND_COLUMN, LETTER_COLUMN = "jenisDiklatId", "jenisKursusSertipikat"

NO_KIND = Problem(
    "JENIS_KOSONG",
    msg("Jenis pelatihan tidak tersebut."),
    msg("Isi jenisDiklatId (1 sampai 25) atau jenisKursusSertipikat (T, F, P)."),
)
NO_END = Problem(
    "TANGGAL_KOSONG",
    msg("Tanggal selesai tidak tersebut; tahunnya saja tidak cukup."),
    msg("Isi tanggal selesai menurut sertifikat."),
)
END_IS_START = Problem(
    "SELESAI_DARI_MULAI",
    msg("Tanggal selesai kosong; dipakai tanggal mulainya."),
    msg("Isi tanggal selesai bila berlangsung lebih dari satu hari."),
    Severity.WARNING,
)
OTHER_YEAR = Problem(
    "TAHUN_BERBEDA",
    msg("Tahun yang tertulis bukan tahun tanggal selesainya; dipakai tanggalnya."),
    msg("Cocokkan tahun dan tanggal dengan sertifikat."),
    Severity.WARNING,
)


def read_courses(
    content: bytes,
    file_name: str,
    known_nips: Mapping[str, str],
    *,
    day: date,
    limit_bytes: int = LIMIT_BYTES,
) -> SheetReading:
    """Read courses, functional and technical trainings and seminars as SIASN lists them."""
    return _read(course_layout(), content, file_name, known_nips, day, limit_bytes)


def read_structural_trainings(
    content: bytes,
    file_name: str,
    known_nips: Mapping[str, str],
    *,
    day: date,
    limit_bytes: int = LIMIT_BYTES,
) -> SheetReading:
    """Read leadership trainings as SIASN lists them."""
    return _read(structural_layout(), content, file_name, known_nips, day, limit_bytes)


def _read(
    layout: Template,
    content: bytes,
    file_name: str,
    known_nips: Mapping[str, str],
    day: date,
    limit_bytes: int,
) -> SheetReading:
    grid = read_grid(content, file_name, layout_keys(layout), limit_bytes=limit_bytes)
    return read_rows(layout, grid, file_name, known_nips, day=day)


def course_layout() -> Template:
    """Return the columns of ``kursus.csv``."""
    return Template(
        "siasn_kursus",
        "Kursus",
        msg("Kursus, pelatihan teknis dan fungsional, dan seminar menurut SIASN."),
        TRAININGS,
        (
            Field(KIND_COLUMN, Column("kind_id"), NOTHING, aliases=("jenis_diklat_id",)),
            Field(
                LETTER_COLUMN,
                Column("kind_letter"),
                NOTHING,
                aliases=("jenisKursusSertifikat", "jenis_kursus_sertipikat"),
            ),
            own("title", "namaKursus", required=True),
            own("certificate_number", "nomorSertipikat", "noSertipikat", "nomorSertifikat"),
            own("provider", "institusiPenyelenggara"),
            own("started_on", "tanggalKursus"),
            end("tanggalSelesaiKursus"),
            year("tahunKursus"),
            hours(),
        ),
        period=("started_on", "ended_on"),
        hours="lesson_hours",
        making=course_of,
    )


def structural_layout() -> Template:
    """Return the columns of ``diklat_struktural.csv``."""
    return Template(
        "siasn_diklat",
        "Diklat struktural",
        msg("Pelatihan kepemimpinan menurut SIASN."),
        TRAININGS,
        (
            Field("latihanStrukturalId", Column("level_id", required=True), NOTHING),
            own("title", "nama", "latihanStrukturalNama"),
            own("certificate_number", "nomor"),
            own("provider", "institusiPenyelenggara"),
            own("started_on", "tanggal"),
            end("tanggalSelesai"),
            year("tahun"),
            hours(),
        ),
        period=("started_on", "ended_on"),
        hours="lesson_hours",
        making=structural_of,
    )


def own(name: str, heading: str, *aliases: str, required: bool = False) -> Field:
    """Return the field of a column of our table under the name SIASN gives it."""
    column = TRAININGS.column(name)
    needed = Column(column.name, column.kind, required, column.values)
    return Field(heading, needed, NOTHING, aliases=aliases)


def end(heading: str) -> Field:
    """Return the field of the last day; where it is a gap, the first day may stand for it."""
    return Field(heading, Column("ended_on", "date"), NOTHING)


def year(heading: str) -> Field:
    """Return the field of the year, which is only compared with the last day."""
    return Field(heading, Column("year", "integer"), NOTHING, lowest=FIRST_YEAR)


def hours() -> Field:
    """Return the field of lesson hours."""
    return field_of(TRAININGS, "lesson_hours", "jumlahJam", NOTHING, lowest=0, highest=MOST_HOURS)


def course_of(row: Row) -> tuple[Row, Troubles]:
    """Return a course as a row of trainings."""
    kind, troubles = kind_of(str(row["kind_id"] or ""), str(row["kind_letter"] or ""))
    ended, others = ended_on(row)
    made, doubts = known_hours({**row, "training_kind": kind, "ended_on": ended})
    return made, [*troubles, *others, *doubts]


def kind_of(number: str, letter: str) -> tuple[str | None, Troubles]:
    """Return what kind of training an id stands for; the letter of its certificate, without one."""
    if number:
        kind = kinds().get(heading_key(number))
        return kind, [] if kind else [("kind_id", unknown(KIND_COLUMN))]
    if letter:
        kind = LETTERS.get(heading_key(letter)) or kinds().get(heading_key(letter))
        return kind, [] if kind else [("kind_letter", unknown(LETTER_COLUMN))]
    return None, [("kind_id", NO_KIND)]


def kinds() -> dict[str, str]:
    """Return the kind of training by SIASN's id and by its name for it."""
    rows = code_table("jenis_diklat")
    return {
        heading_key(row[name]): row["training_kind"] for row in rows for name in ("id", "title")
    }


def structural_of(row: Row) -> tuple[Row, Troubles]:
    """Return a leadership training as a row of trainings; old kinds have no level of today."""
    number = str(row["level_id"]).lstrip("0")
    titles = code_map("latihan_struktural", "title")
    if number not in titles:
        return row, [("level_id", unknown("latihanStrukturalId"))]
    ended, troubles = ended_on(row)
    told = {
        **row,
        "training_kind": "STRUKTURAL",
        "structural_level": code_map("latihan_struktural", "structural_level").get(number),
        "title": row["title"] or titles[number],
        "ended_on": ended,
    }
    made, doubts = known_hours(told)
    return made, [*troubles, *doubts]


def ended_on(row: Row) -> tuple[date | None, Troubles]:
    """Return the last day of a training, and what is to be said about it."""
    ended, started = row["ended_on"], row["started_on"]
    if isinstance(ended, date):
        differs = row["year"] is not None and row["year"] != ended.year
        return ended, [("year", OTHER_YEAR)] if differs else []
    if isinstance(started, date):
        return started, [("ended_on", END_IS_START)]
    return None, [("ended_on", NO_END)]
