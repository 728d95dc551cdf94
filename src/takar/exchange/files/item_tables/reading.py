"""A workbook or CSV of items read: each row an item, or a fault that says what to do."""

from dataclasses import dataclass

from pydantic import ValidationError

from takar.exchange.cells import MISSING
from takar.exchange.faults import Counts, Fault, FaultLedger, Problem
from takar.exchange.files.grid import Grid, read_grid
from takar.exchange.files.headings import check_obligatory, places_of, unknown_headings
from takar.exchange.files.item_tables.building import item_of, row_of
from takar.exchange.files.item_tables.columns import (
    BY_KEY,
    CODE,
    COMPETENCY,
    FORM,
    HEADINGS,
    LEVEL,
    NEEDED,
    PROMPT,
    TITLE,
    form_of,
)
from takar.exchange.files.item_tables.grammar import Misread, misread, whole
from takar.items.content import TITLES, Content
from takar.items.content_rules import why_refused
from takar.items.key_checks import KeyDoesNotFit, check_key
from takar.items.keys import Key
from takar.kernel.language import Message, msg

MOST_ROWS = 5_000
LONGEST_CODE = 64
EMPTY = Problem("SEL_KOSONG", msg("Sel wajib kosong."), msg("Isi sel ini."))
TWICE = Problem(
    "KODE_GANDA",
    msg("Kode soal ini sudah dipakai pada baris di atasnya."),
    msg("Beri setiap soal kode yang berbeda."),
)
TOO_MANY = Problem(
    "TERLALU_BANYAK",
    msg("Baris ini melewati batas jumlah soal dalam satu berkas."),
    msg("Bagi berkasnya menjadi beberapa bagian."),
)


@dataclass(frozen=True)
class TableItem:
    """One item of a workbook, with the row it stood in."""

    row: int
    code: str
    title: str
    content: Content
    key: Key
    competency: str = ""
    level: int | None = None


@dataclass(frozen=True)
class ItemTableReading:
    """The good items, every fault of the others, and what had to be guessed."""

    items: tuple[TableItem, ...]
    faults: tuple[Fault, ...]
    notes: tuple[Message, ...]
    counts: Counts


def read_item_table(content: bytes, file_name: str) -> ItemTableReading:
    """Return the items of a CSV or XLSX file in the columns of :mod:`.columns`.

    Raises:
        TakarError: when the file cannot be read at all, or lacks an obligatory column.
    """
    grid = read_grid(content, file_name, BY_KEY)
    places = places_of(grid, [BY_KEY], file_name)
    check_obligatory(places, NEEDED, file_name)
    ledger = FaultLedger(rows=grid.numbers, titles=grid.titles(places))
    items: dict[str, TableItem] = {}
    for place in range(len(grid.rows)):
        cells = _cells(grid, places, place)
        item = _item(cells, place, ledger)
        if item is not None and item.code in items:
            ledger.note(place, CODE, item.code, TWICE)
        elif item is not None:
            items[item.code] = item
    return ItemTableReading(
        items=tuple(items.values()),
        faults=ledger.ordered(),
        notes=(*grid.notes, *unknown_headings(grid, BY_KEY)),
        counts=ledger.counts(blank=grid.blank),
    )


def _cells(grid: Grid, places: dict[str, int], place: int) -> dict[str, str]:
    row = grid.rows[place]
    return {
        heading: _cell(row[places[heading]]) if heading in places else "" for heading in HEADINGS
    }


def _cell(text: str) -> str:
    text = text.strip().removeprefix("'")
    return "" if text.casefold() in MISSING else text


def _item(cells: dict[str, str], place: int, ledger: FaultLedger) -> TableItem | None:
    if place >= MOST_ROWS:
        ledger.note(place, CODE, cells[CODE], TOO_MANY)
        return None
    empty = [heading for heading in NEEDED if not cells[heading]]
    for heading in empty:
        ledger.note(place, heading, "", EMPTY)
    if empty:
        return None
    try:
        return _built(cells, ledger.rows[place])
    except Misread as fault:
        ledger.note(place, fault.column, fault.value, fault.problem)
    except ValidationError as error:
        ledger.note(place, PROMPT, cells[PROMPT][:80], _problem(why_refused(error)))
    except KeyDoesNotFit as error:
        ledger.note(place, "KUNCI", cells["KUNCI"], _problem(error.problem))
    return None


def _problem(reason: Message | str) -> Problem:
    said = reason if isinstance(reason, Message) else Message("{said}", {"said": reason})
    return Problem("SOAL_TIDAK_SAH", said, msg("Perbaiki baris ini, lalu unggah lagi."))


def _built(cells: dict[str, str], row: int) -> TableItem:
    form = form_of(cells[FORM])
    if form is None:
        known = ", ".join(str(title) for title in TITLES.values())
        raise misread(
            FORM,
            cells[FORM],
            msg("Bentuk soal tidak dikenal."),
            msg("Pakai: {known}.", known=known),
        )
    if len(cells[CODE]) > LONGEST_CODE:
        raise misread(CODE, cells[CODE], msg("Kode terlalu panjang."), msg("Pendekkan kodenya."))
    content, key = item_of(form, row_of(cells))
    check_key(content, key)
    return TableItem(
        row=row,
        code=cells[CODE],
        title=cells[TITLE] or cells[CODE],
        content=content,
        key=key,
        competency=cells[COMPETENCY].upper(),
        level=whole(LEVEL, cells[LEVEL], 1, 5) if cells[LEVEL] else None,
    )
