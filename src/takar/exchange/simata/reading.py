"""A talent-map file read: every row with its scores, and every fault explained."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal

from takar.exchange.cells import exact_number
from takar.exchange.duplicates import note_repeats
from takar.exchange.faults import Counts, Fault, FaultLedger, Problem, Severity
from takar.exchange.files.grid import Grid, read_grid
from takar.exchange.files.headings import check_obligatory, places_of, unknown_headings
from takar.exchange.files.texts import Texts
from takar.exchange.identity import MISSING_NIP, nip_of, shown_nip
from takar.exchange.simata.columns import (
    BOX,
    KEYS,
    NAME,
    NIP,
    NUMBERS,
    POTENTIAL,
    TITLE,
    UNIT,
)
from takar.exchange.simata.rows import SimataRow
from takar.kernel.language import Message, msg
from takar.kernel.rounding import half_up

HUNDRED = Decimal(100)
MOST = Decimal(200)
BOXES = range(1, 10)
AXES = ("performance", "potential")

STRANGER = Problem(
    "NIP_TIDAK_DIKENAL",
    msg("NIP ini tidak ada pada data pegawai."),
    msg("Unggah dahulu data pegawainya, atau perbaiki NIP."),
)
NO_NUMBER = Problem(
    "BUKAN_NILAI",
    msg("bukan nilai 0 sampai 100."),
    msg("Tulis angka dengan titik atau koma desimal."),
)
ABOVE = Problem(
    "DI_ATAS_100",
    msg("Nilai di atas 100 dihitung 100; angka aslinya disimpan."),
    msg("Periksa apakah JPM memang melebihi standar."),
    Severity.WARNING,
)
NO_BOX = Problem("BUKAN_KOTAK", msg("bukan kotak 1 sampai 9."), msg("Tulis angka 1 sampai 9."))
SWAPPED = Problem(
    "SUMBU_TERTUKAR",
    msg("Nilai X dan Nilai Y tampak tertukar terhadap rinciannya."),
    msg("X adalah potensial dan Y adalah kinerja; periksa judul kolomnya."),
    Severity.WARNING,
)
TWICE = Problem(
    "NIP_GANDA", msg("Orang ini tercantum dua kali."), msg("Sisakan satu baris yang benar.")
)


@dataclass(frozen=True)
class SimataReading:
    """What a talent-map file holds.

    Attributes:
        rows: the good rows.
        faults: every problem, by row; warnings do not refuse a row.
        swapped: rows whose two totals seem to have changed places.
    """

    rows: tuple[SimataRow, ...]
    faults: tuple[Fault, ...]
    notes: tuple[Message, ...]
    counts: Counts
    swapped: int


def read_simata(
    content: bytes,
    file_name: str,
    known_nips: Collection[str],
    weights: Mapping[str, Decimal] | None = None,
) -> SimataReading:
    """Read a talent-map file, as XLSX or CSV.

    Args:
        content: the bytes of the file.
        file_name: only to name the file in messages.
        known_nips: of the people there may be.
        weights: of our indicators, ``axis.indicator``; with them swapped totals are noticed.

    Raises:
        TakarError: when the file as a whole cannot be read as a talent map.
    """
    grid = read_grid(content, file_name, KEYS)
    places = places_of(grid, (KEYS,), file_name)
    check_obligatory(places, (NIP,), file_name)
    ledger = FaultLedger(grid.numbers, grid.titles(places))
    found = _rows(grid, places, ledger, known_nips)
    note_repeats(
        [row.nip or None for row in found],
        [(row.box, dict(row.scores)) for row in found],
        ledger,
        column=NIP,
        shown=lambda nip: shown_nip(str(nip)),
        clash=lambda _places, _others: TWICE,
    )
    swapped = 0
    for place, row in enumerate(found):
        if weights and looks_swapped(row, weights):
            swapped += 1
            ledger.note(place, POTENTIAL, "", SWAPPED)
    return SimataReading(
        rows=tuple(row for place, row in enumerate(found) if place not in ledger.refused),
        faults=ledger.ordered(),
        notes=(*grid.notes, *unknown_headings(grid, KEYS)),
        counts=ledger.counts(blank=grid.blank),
        swapped=swapped,
    )


def looks_swapped(row: SimataRow, weights: Mapping[str, Decimal]) -> bool:
    """Tell whether each total is the weighted sum of the *other* axis, to two places."""
    sums = {axis: _summed(row, weights, axis) for axis in AXES}
    told = {axis: row.scores.get(axis) for axis in AXES}
    if None in sums.values() or None in told.values():
        return False
    crossed = zip(AXES, reversed(AXES), strict=True)
    rounded = {axis: half_up(value) for axis, value in told.items() if value is not None}
    is_straight = all(rounded[axis] == sums[axis] for axis in AXES)
    return not is_straight and all(rounded[own] == sums[other] for own, other in crossed)


def _summed(row: SimataRow, weights: Mapping[str, Decimal], axis: str) -> Decimal | None:
    total = Decimal(0)
    for name, weight in weights.items():
        if not name.startswith(f"{axis}."):
            continue
        score = row.scores.get(name)
        if score is None:
            return None
        total += score * weight / HUNDRED
    return half_up(total)


def _rows(
    grid: Grid, places: Mapping[str, int], ledger: FaultLedger, known: Collection[str]
) -> list[SimataRow]:
    texts = Texts(grid, places, ledger)
    nips = ledger.read(NIP, texts[NIP], lambda text: _nip(text, known), shown=shown_nip)
    for place, text in enumerate(texts[NIP]):
        if text is None and place not in texts.misfits:
            ledger.note(place, NIP, "", MISSING_NIP)
    numbers = {
        name: ledger.read(heading, texts[heading], _number) for heading, name in NUMBERS.items()
    }
    boxes = ledger.read(BOX, texts[BOX], _box)
    names, units, titles = texts[NAME], texts[UNIT], texts[TITLE]
    rows = []
    for place, number in enumerate(grid.numbers):
        raw = {name: values[place] for name, values in numbers.items()}
        above = {
            name: value for name, value in raw.items() if value is not None and value > HUNDRED
        }
        for heading, name in NUMBERS.items():
            if name in above:
                ledger.note(place, heading, str(above[name]), ABOVE)
        rows.append(
            SimataRow(
                nip=nips[place] or "",
                name=names[place],
                unit=units[place],
                title=titles[place],
                box=boxes[place],
                scores={n: None if v is None else min(v, HUNDRED) for n, v in raw.items()},
                above=above,
                number=number,
            )
        )
    return rows


def _nip(text: str, known: Collection[str]) -> str | Problem:
    nip = nip_of(text)
    if isinstance(nip, Problem):
        return nip
    return nip if nip in known else STRANGER


def _number(text: str) -> Decimal | Problem:
    number = exact_number(text)
    return number if number is not None and 0 <= number <= MOST else NO_NUMBER


def _box(text: str) -> int | Problem:
    number = exact_number(text)
    return int(number) if number is not None and number in BOXES else NO_BOX
