"""The unit tree (unor) as SIASN's service and the agencies' own exports write it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import pyarrow as pa

from takar.exchange.cells import heading_key, plain_text
from takar.exchange.faults import Counts, Fault, FaultLedger, Problem, Severity
from takar.exchange.files.grid import Grid, read_grid
from takar.exchange.files.headings import check_obligatory, places_of
from takar.exchange.files.sniff import LIMIT_BYTES
from takar.exchange.files.texts import Texts
from takar.exchange.siasn.codes import echelon_of
from takar.kernel.language import Message, msg
from takar.tables import TABLES

HEADINGS = {
    "ID": ("Id", "UNOR ID", "UNOR_ID", "ID UNIT", "work_unit_id"),
    "DIATASAN ID": ("DiatasanId", "DIATASAN ID", "ID UNIT ATASAN", "parent_id"),
    "NAMA UNOR": ("NamaUnor", "NAMA UNOR", "UNOR NAMA", "NAMA UNIT", "name"),
    "ESELON ID": ("EselonId", "ESELON ID", "ESELON", "echelon"),
}
_KEYS = {heading_key(other): name for name, others in HEADINGS.items() for other in others}

NO_ID = Problem("ID_KOSONG", msg("ID unit kosong."), msg("Lengkapi ID unit."))
NO_NAME = Problem("NAMA_KOSONG", msg("Nama unit kosong."), msg("Lengkapi nama unit."))
ID_TWICE = Problem(
    "UNIT_GANDA", msg("ID unit ini ada lebih dari sekali."), msg("Sisakan satu baris.")
)
NO_PARENT = Problem(
    "ATASAN_TIDAK_ADA",
    msg("Unit atasan tidak ada pada berkas; unit dianggap puncak."),
    msg("Lengkapi berkas dengan unit atasannya."),
    Severity.WARNING,
)


@dataclass(frozen=True)
class UnitsReading:
    """The work units of the good rows, and every problem found."""

    rows: pa.Table
    faults: tuple[Fault, ...]
    notes: tuple[Message, ...]
    counts: Counts


def read_units(
    content: bytes, *, file_name: str, agency: str, limit_bytes: int = LIMIT_BYTES
) -> UnitsReading:
    """Read a unit tree: SIASN's ref-unor as CSV, or our own sheet of units.

    Args:
        content: the bytes of the file.
        file_name: only to name the file in messages.
        agency: the agency whose units these are.
        limit_bytes: the largest file that is looked into.
    """
    grid = read_grid(content, file_name, _KEYS, limit_bytes=limit_bytes)
    places = places_of(grid, (_KEYS,), file_name)
    check_obligatory(places, ("ID", "NAMA UNOR"), file_name)
    ledger = FaultLedger(grid.numbers, grid.titles(places))
    texts = Texts(grid, places, ledger)
    units = {
        "work_unit_id": ledger.read("ID", texts["ID"], plain_text),
        "parent_id": ledger.read("DIATASAN ID", texts["DIATASAN ID"], plain_text),
        "name": ledger.read("NAMA UNOR", texts["NAMA UNOR"], plain_text),
        "echelon": ledger.read("ESELON ID", texts["ESELON ID"], echelon_of),
    }
    _note_gaps(units["work_unit_id"], units["name"], ledger)
    _cut_lost_parents(units["work_unit_id"], units["parent_id"], ledger)
    return _reading(units, agency, ledger, grid)


def _note_gaps(ids: Sequence[str | None], names: Sequence[str | None], ledger: FaultLedger) -> None:
    times = Counter(ids)
    for place, (work_unit_id, name) in enumerate(zip(ids, names, strict=True)):
        if work_unit_id is None:
            ledger.note(place, "ID", "", NO_ID)
        elif times[work_unit_id] > 1:
            ledger.note(place, "ID", work_unit_id, ID_TWICE)
        if name is None:
            ledger.note(place, "NAMA UNOR", "", NO_NAME)


def _cut_lost_parents(
    ids: Sequence[str | None], parents: list[str | None], ledger: FaultLedger
) -> None:
    """Let a unit whose parent is not in the file, or is itself, stand at the top."""
    known = {each for place, each in enumerate(ids) if place not in ledger.refused}
    for place, parent in enumerate(parents):
        if parent is not None and (parent not in known or parent == ids[place]):
            ledger.note(place, "DIATASAN ID", parent, NO_PARENT)
            parents[place] = None


def _reading(
    units: dict[str, list[str | None]], agency: str, ledger: FaultLedger, grid: Grid
) -> UnitsReading:
    good = [place for place in range(len(grid.rows)) if place not in ledger.refused]
    listed = [
        {"agency": agency, **{name: values[place] for name, values in units.items()}}
        for place in good
    ]
    for unit in listed:
        unit["echelon"] = None if unit["echelon"] == "NON" else unit["echelon"]
    return UnitsReading(
        rows=pa.Table.from_pylist(listed, schema=TABLES["work_units"].arrow),
        faults=ledger.ordered(),
        notes=grid.notes,
        counts=ledger.counts(blank=grid.blank),
    )
