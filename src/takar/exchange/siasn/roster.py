"""A roster read: the good rows as employees, and every bad row with its reason."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import pyarrow as pa

from takar.exchange.faults import Counts, Fault, FaultLedger
from takar.exchange.files.grid import Grid, read_grid
from takar.exchange.files.sniff import LIMIT_BYTES, EmptyFile
from takar.exchange.files.texts import Texts
from takar.exchange.identity import shown_nip
from takar.exchange.quality import Quality, quality_of
from takar.exchange.siasn.columns import HEADING_KEYS, Layout, layout_of
from takar.exchange.siasn.contradictions import contradictions
from takar.exchange.siasn.duplicates import note_duplicates
from takar.exchange.siasn.people import PeopleReader
from takar.exchange.siasn.posts import UnitTree
from takar.kernel.language import Message, msg
from takar.tables import TABLES

EXTRA_COLUMNS = (
    *("title_before", "title_after", "siasn_id", "nip_old", "work_unit_name", "position_code"),
)
ROSTER_SCHEMA = pa.schema(
    [*TABLES["employees"].arrow, *(pa.field(name, pa.string()) for name in EXTRA_COLUMNS)]
)


@dataclass(frozen=True)
class RosterReading:
    """What a roster file holds.

    Attributes:
        rows: the people of the good rows: the columns of ``employees`` and some more.
        faults: every problem of every row, by row.
        notes: what had to be guessed, and what was left alone on purpose.
        counts: how many rows were read, taken, refused.
        quality: how complete and consistent the good rows are.
        row_numbers: the row of the file behind each row of ``rows``.
        told: the columns of ``rows`` that the file could fill; the others are not gaps in what
            is known about people but things this file does not speak of.
    """

    rows: pa.Table
    faults: tuple[Fault, ...]
    notes: tuple[Message, ...]
    counts: Counts
    quality: Quality
    row_numbers: tuple[int, ...]
    told: tuple[str, ...]


def read_roster(
    content: bytes,
    *,
    file_name: str,
    agency: str,
    units: pa.Table | None = None,
    day: date,
    limit_bytes: int = LIMIT_BYTES,
) -> RosterReading:
    """Read the SIASN export, or another roster with like headings, from CSV or XLSX.

    Args:
        content: the bytes of the file.
        file_name: only to name the file in messages.
        agency: the agency whose people these are.
        units: its work units, to find echelons and to recognise units; optional.
        day: the day on which the file is read; later dates are in the future.
        limit_bytes: the largest file that is looked into.

    Raises:
        TakarError: when the file as a whole cannot be read as a roster.
    """
    grid = read_grid(content, file_name, HEADING_KEYS, limit_bytes=limit_bytes)
    layout = layout_of(grid, file_name)
    _check_has_rows(grid, file_name)
    ledger = FaultLedger(grid.numbers, grid.titles(layout.places))
    texts = Texts(grid, layout.places, ledger)
    people = _people(PeopleReader(texts, ledger, UnitTree(units), day).columns(), agency)
    _note_contradictions(people, ledger, day)
    note_duplicates(people, ledger)
    return _reading(people, ledger, grid, layout)


def _check_has_rows(grid: Grid, file_name: str) -> None:
    if not grid.rows:
        raise EmptyFile(
            msg("Berkas {file} hanya berisi judul kolom, tanpa data.", file=file_name),
            hint=msg("Periksa apakah ekspornya sudah selesai dan lembar kerjanya benar."),
        )


def _people(columns: Mapping[str, Sequence[object]], agency: str) -> list[dict[str, object]]:
    names = list(columns)
    people = [
        dict(zip(names, values, strict=True)) for values in zip(*columns.values(), strict=True)
    ]
    for person in people:
        person["agency"] = agency
        person["employee_id"] = person["siasn_id"] or person["nip"]
    return people


def _note_contradictions(
    people: Sequence[Mapping[str, object]], ledger: FaultLedger, day: date
) -> None:
    for place, person in enumerate(people):
        if place in ledger.refused:
            continue
        for column, value, problem in contradictions(person, day):
            shown = shown_nip(value) if column == "NIP BARU" else value
            ledger.note(place, column, shown, problem)


def _reading(
    people: Sequence[Mapping[str, object]],
    ledger: FaultLedger,
    grid: Grid,
    layout: Layout,
) -> RosterReading:
    good = [place for place in range(len(people)) if place not in ledger.refused]
    rows = pa.table(
        {
            field.name: pa.array([people[place].get(field.name) for place in good], field.type)
            for field in ROSTER_SCHEMA
        },
        schema=ROSTER_SCHEMA,
    )
    faults = ledger.ordered()
    return RosterReading(
        rows=rows,
        faults=faults,
        notes=(*grid.notes, *layout.notes),
        counts=ledger.counts(blank=grid.blank),
        quality=quality_of(rows, faults),
        row_numbers=tuple(grid.numbers[place] for place in good),
        told=tuple(name for name in ROSTER_SCHEMA.names if layout.tells(name)),
    )
