"""Uploaded files of every kind as tables: the good rows, and what is wrong with the others."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date

import pyarrow as pa

from takar.exchange.faults import Counts, Fault, counted_again
from takar.exchange.files import TEMPLATES, SheetReading, read_template
from takar.exchange.siasn.official import read_official_scores
from takar.exchange.siasn.performance import read_ratings
from takar.exchange.siasn.roster import read_roster
from takar.exchange.siasn.trainings import read_courses, read_structural_trainings
from takar.exchange.siasn.units import read_units
from takar.kernel.errors import TakarError
from takar.kernel.language import Message, msg
from takar.web.accounts.models import Agency
from takar.web.people.importing.checks import checked
from takar.web.people.importing.people import recognise, somebodies
from takar.web.people.models import Employee, Position, WorkUnit
from takar.web.people.models.evidence import KEEPERS
from takar.web.people.queries.evidence import table_of
from takar.web.people.rules import (
    COURSES_KIND,
    OFFICIAL_KIND,
    RATINGS_KIND,
    ROSTER_KIND,
    STRUCTURAL_KIND,
    UNIT_TREE_KIND,
    UPLOAD_KINDS,
)


class UnknownKind(TakarError):
    """Nobody reads files of that kind."""


@dataclass(frozen=True)
class File:
    """An uploaded file, read whole."""

    name: str
    content: bytes
    limit_bytes: int
    day: date


@dataclass(frozen=True)
class Reading:
    """What a file holds: clean tables, faults, guesses, and how many rows met which fate."""

    tables: dict[str, pa.Table]
    faults: tuple[Fault, ...]
    notes: tuple[Message, ...]
    counts: Counts


def read_file(agency: Agency, kind: str, file: File) -> Reading:
    """Read a file of one of ``UPLOAD_KINDS`` against what is on record.

    Raises:
        TakarError: when the file as a whole is not what it is said to be.
    """
    readers: Mapping[str, Callable[[Agency, File], Reading]] = {
        ROSTER_KIND: roster_reading,
        UNIT_TREE_KIND: unit_reading,
        COURSES_KIND: course_reading,
        STRUCTURAL_KIND: structural_reading,
        RATINGS_KIND: rating_reading,
        OFFICIAL_KIND: official_reading,
    }
    if kind in readers:
        return readers[kind](agency, file)
    if kind in UPLOAD_KINDS and kind in TEMPLATES:
        return template_reading(agency, kind, file)
    raise UnknownKind(
        msg("Jenis berkas {kind} tidak dikenal.", kind=kind),
        hint=msg("Pilih jenis berkas dari daftar pada halaman unggah."),
    )


def roster_reading(agency: Agency, file: File) -> Reading:
    """Read the personnel list of SIASN, and recognise the people in it."""
    units = table_of(KEEPERS["work_units"], agency)
    found = read_roster(
        file.content,
        file_name=file.name,
        agency=agency.code,
        units=units if units.num_rows else None,
        day=file.day,
        limit_bytes=file.limit_bytes,
    )
    known = recognise(agency, found.rows, found.row_numbers)
    tables = {name: as_told(table, found.told) for name, table in known.tables().items()}
    faults = (*found.faults, *known.faults)
    return Reading(tables, faults, found.notes, counted_again(found.counts, faults))


def unit_reading(agency: Agency, file: File) -> Reading:
    """Read the whole unit tree of SIASN."""
    found = read_units(
        file.content, file_name=file.name, agency=agency.code, limit_bytes=file.limit_bytes
    )
    return Reading({"work_units": found.rows}, found.faults, found.notes, found.counts)


def template_reading(agency: Agency, kind: str, file: File) -> Reading:
    """Read a workbook of ours; the codes it names must be on record."""
    allowed = codes_on_record(agency, kind)
    found = read_template(
        kind,
        file.content,
        file.name,
        codes_by_nip(agency),
        day=file.day,
        agency=agency.code,
        allowed=allowed,
        limit_bytes=file.limit_bytes,
    )
    headings = {field.heading for field in TEMPLATES[kind].fields if field.column.name in allowed}
    faults = tuple(named_shortly(fault, headings) for fault in found.faults)
    table = TEMPLATES[kind].schema.name
    return looked_at(agency, table, replace(found, faults=faults), file.day)


def course_reading(agency: Agency, file: File) -> Reading:
    """Read courses and seminars under SIASN's names."""
    found = read_courses(
        file.content,
        file.name,
        codes_by_nip(agency),
        day=file.day,
        limit_bytes=file.limit_bytes,
    )
    return looked_at(agency, "trainings", found, file.day)


def structural_reading(agency: Agency, file: File) -> Reading:
    """Read leadership trainings under SIASN's names."""
    found = read_structural_trainings(
        file.content,
        file.name,
        codes_by_nip(agency),
        day=file.day,
        limit_bytes=file.limit_bytes,
    )
    return looked_at(agency, "trainings", found, file.day)


def rating_reading(agency: Agency, file: File) -> Reading:
    """Read yearly ratings under SIASN's names."""
    found = read_ratings(
        file.content,
        file.name,
        codes_by_nip(agency),
        day=file.day,
        limit_bytes=file.limit_bytes,
    )
    return looked_at(agency, "performance_ratings", found, file.day)


def official_reading(agency: Agency, file: File) -> Reading:
    """Read the scores BKN released, in whichever of their layouts."""
    found = read_official_scores(
        file.content,
        file.name,
        codes_by_nip(agency),
        people=somebodies(agency),
        day=file.day,
        limit_bytes=file.limit_bytes,
    )
    return looked_at(agency, "official_scores", found, file.day)


def looked_at(agency: Agency, table: str, found: SheetReading, day: date) -> Reading:
    """Return the rows of a table that the law of their year and what is known of people admit."""
    result = checked(agency, found.rows, found.row_numbers, table, day)
    faults = tuple(sorted((*found.faults, *result.faults), key=lambda fault: fault.row))
    counts = counted_again(found.counts, faults)
    return Reading({table: result.rows}, faults, found.notes, counts)


def codes_by_nip(agency: Agency) -> dict[str, str]:
    """Return the code of every employee by their number."""
    pairs = Employee.objects.filter(agency=agency).order_by().values_list("nip", "code")
    return {nip: code for nip, code in pairs if nip}


def codes_on_record(agency: Agency, kind: str) -> dict[str, list[str]]:
    """Return the codes of units and posts a workbook may name, by column."""
    named: dict[str, tuple[str, type[WorkUnit | Position]]] = {
        "positions": ("work_unit_id", WorkUnit),
        "competency_standards": ("position_id", Position),
    }
    if kind not in named:
        return {}
    column, model = named[kind]
    codes = model.objects.filter(agency=agency).order_by("code").values_list("code", flat=True)
    return {column: list(codes)}


def named_shortly(fault: Fault, headings: set[str]) -> Fault:
    """Say of an unknown code what to do, instead of listing thousands of known ones."""
    if fault.column not in headings or fault.code != "NILAI_TIDAK_DIKENAL":
        return fault
    return replace(
        fault,
        reason=msg("Kode {code} belum tercatat.", code=fault.value),
        hint=msg("Impor unit kerja dan jabatan lebih dahulu, atau perbaiki kodenya."),
    )


def as_told(table: pa.Table, told: Collection[str]) -> pa.Table:
    """Leave out columns the file says nothing in: what it never says changes nothing."""
    own = {"work_unit_id"}
    kept = [
        name
        for name in table.column_names
        if (name in told or name in own) and table[name].null_count < table.num_rows
    ]
    return table.select(kept)
