"""A workbook of ours read back: the good rows as a table, and every bad row with its reason."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import pyarrow as pa

from takar.exchange.cells import heading_key
from takar.exchange.dates import DateReader
from takar.exchange.duplicates import note_repeats
from takar.exchange.faults import Counts, Fault, FaultLedger, Problem
from takar.exchange.files.grid import Grid, read_grid
from takar.exchange.files.headings import check_obligatory, places_of, unknown_headings
from takar.exchange.files.sheet_rules import check_row_rules
from takar.exchange.files.sheet_values import reader_of
from takar.exchange.files.sniff import LIMIT_BYTES, EmptyFile
from takar.exchange.files.templates import template_of
from takar.exchange.files.templates.template import NIP_HEADING, Field, Template
from takar.exchange.files.texts import Texts
from takar.exchange.identity import MISSING_NIP, nip_of, shown_nip
from takar.kernel.language import Message, msg

Row = dict[str, object]

UNKNOWN_NIP = Problem(
    "NIP_TIDAK_DIKENAL",
    msg("NIP ini tidak ada pada data pegawai."),
    msg("Unggah dahulu data pegawainya, atau perbaiki NIP."),
)
EMPTY_CELL = Problem("SEL_KOSONG", msg("Sel wajib kosong."), msg("Isi sel ini."))


@dataclass(frozen=True)
class SheetReading:
    """What a workbook of ours holds.

    Attributes:
        rows: the good rows, in the columns of the table the workbook fills.
        faults: every problem of every row, by row.
        notes: what had to be guessed.
        counts: how many rows of the sheet were read, taken, refused.
        row_numbers: the row of the sheet behind each good row.
    """

    rows: pa.Table
    faults: tuple[Fault, ...]
    notes: tuple[Message, ...]
    counts: Counts
    row_numbers: tuple[int, ...] = ()


def read_template(  # noqa: PLR0913 - the rest is named at the call
    kind: str,
    content: bytes,
    file_name: str,
    known_nips: Mapping[str, str],
    *,
    day: date,
    agency: str | None = None,
    allowed: Mapping[str, Collection[str]] | None = None,
    limit_bytes: int = LIMIT_BYTES,
) -> SheetReading:
    """Read a filled workbook of ours, as XLSX or saved as CSV.

    Args:
        kind: the name of the workbook, one of ``TEMPLATES``.
        content: the bytes of the file.
        file_name: only to name the file in messages.
        known_nips: the employee id behind each NIP that may stand in the sheet.
        day: the day on which the file is read; later dates are in the future.
        agency: fills the column ``agency`` of tables whose sheet has none.
        allowed: further limits on values, by table column, such as the codes of methods.
        limit_bytes: the largest file that is looked into.

    Raises:
        TakarError: when the file as a whole cannot be read as this workbook.
    """
    template = _limited(template_of(kind), allowed or {})
    grid = read_grid(content, file_name, layout_keys(template), limit_bytes=limit_bytes)
    return read_rows(template, grid, file_name, known_nips, day=day, agency=agency)


def read_rows(
    template: Template,
    grid: Grid,
    file_name: str,
    known_nips: Mapping[str, str],
    *,
    day: date,
    agency: str | None = None,
) -> SheetReading:
    """Read the rows of a file as a template describes them, whoever's file it is.

    Args:
        template: the columns and their limits.
        grid: the file.
        file_name: only to name the file in messages.
        known_nips: the employee id behind each NIP that may stand in the sheet.
        day: the day on which the file is read; later dates are in the future.
        agency: fills the column ``agency`` of tables whose sheet has none.

    Raises:
        TakarError: when the file as a whole cannot be read as this template.
    """
    places = places_of(grid, (layout_keys(template),), file_name)
    check_obligatory(places, _obligatory(template), file_name)
    if not grid.rows:
        raise EmptyFile(
            msg("Berkas {file} hanya berisi judul kolom, tanpa data.", file=file_name),
            hint=msg("Isi barisnya, simpan, lalu unggah lagi."),
        )
    ledger = FaultLedger(grid.numbers, grid.titles(places))
    rows = _SheetReader(template, Texts(grid, places, ledger), ledger, day).rows(known_nips)
    check_row_rules(template, rows, ledger)
    rows = _made(template, rows, ledger)
    _note_repeats(template, rows, ledger)
    notes = (*grid.notes, *unknown_headings(grid, layout_keys(template)))
    return _reading(template, rows, ledger, grid, notes, agency)


def _limited(template: Template, allowed: Mapping[str, Collection[str]]) -> Template:
    fields = tuple(
        replace(each, column=replace(each.column, values=tuple(allowed[each.column.name])))
        if each.column.name in allowed
        else each
        for each in template.fields
    )
    return replace(template, fields=fields)


def layout_keys(template: Template) -> dict[str, str]:
    """Map every heading understood, also the table's own column names, to our heading."""
    own = {
        heading_key(name): each.heading
        for each in template.sheet_fields
        for name in (each.column.name, *each.aliases)
    }
    return own | {heading_key(heading): heading for heading in template.headings}


def _obligatory(template: Template) -> list[str]:
    people = [NIP_HEADING] if template.is_about_people else []
    needed = [each.heading for each in template.plain_fields if each.column.required]
    return [*people, *needed]


class _SheetReader:
    """Reads the columns of one sheet and puts them together row by row."""

    def __init__(self, template: Template, texts: Texts, ledger: FaultLedger, day: date) -> None:
        self._template = template
        self._texts = texts
        self._ledger = ledger
        self._day = day

    def rows(self, known_nips: Mapping[str, str]) -> list[Row]:
        """Return every row of the sheet by table column; refused rows are among them."""
        texts = {each.heading: self._texts[each.heading] for each in self._template.sheet_fields}
        dates = DateReader(
            text
            for each in self._template.sheet_fields
            if each.column.kind == "date"
            for text in texts[each.heading]
            if text is not None
        )
        columns: dict[str, Sequence[object]] = {}
        if self._template.is_about_people:
            columns["employee_id"] = self._people(known_nips)
        for each in self._template.sheet_fields:
            columns[each.column.name] = self._values(each, texts[each.heading], dates)
        return [
            dict(zip(columns, values, strict=True))
            for values in zip(*columns.values(), strict=True)
        ]

    def _people(self, known_nips: Mapping[str, str]) -> list[str | None]:
        def look(text: str) -> str | Problem:
            nip = nip_of(text)
            return nip if isinstance(nip, Problem) else known_nips.get(nip, UNKNOWN_NIP)

        texts = self._texts[NIP_HEADING]
        self._note_gaps(NIP_HEADING, texts, MISSING_NIP)
        return self._ledger.read(NIP_HEADING, texts, look, shown=shown_nip)

    def _values(
        self, each: Field, texts: Sequence[str | None], dates: DateReader
    ) -> Sequence[object]:
        if each.column.required:
            self._note_gaps(each.heading, texts, EMPTY_CELL)
        return self._ledger.read(each.heading, texts, reader_of(each, dates, self._day))

    def _note_gaps(self, heading: str, texts: Sequence[str | None], problem: Problem) -> None:
        for place, text in enumerate(texts):
            if text is None and place not in self._texts.misfits:
                self._ledger.note(place, heading, "", problem)


def _made(template: Template, rows: Sequence[Row], ledger: FaultLedger) -> list[Row]:
    """Return the rows of the table; a row already refused stays as the sheet says it."""
    if template.making is None:
        return list(rows)
    headings = {each.column.name: each.heading for each in template.sheet_fields}
    made = list(rows)
    for place, row in enumerate(rows):
        if place not in ledger.refused:
            found, troubles = template.making(row)
            made[place] = dict(found)
            for column, problem in troubles:
                ledger.note(place, headings.get(column, column), "", problem)
    return made


def _note_repeats(template: Template, rows: Sequence[Row], ledger: FaultLedger) -> None:
    """Refuse rows with the same key; a row already refused has no say."""
    keys = [
        None if place in ledger.refused else tuple(row.get(name) for name in template.key)
        for place, row in enumerate(rows)
    ]

    def clash(places: Sequence[int], others: str) -> Problem:
        return Problem(
            "BARIS_GANDA",
            msg("Baris ini bertentangan dengan baris {rows}: kuncinya sama.", rows=others),
            msg("Sisakan satu baris yang benar."),
        )

    heading = NIP_HEADING if template.is_about_people else template.headings[0]
    note_repeats(keys, rows, ledger, column=heading, shown=_unsaid, clash=clash)


def _unsaid(_: object) -> str:
    """Say nothing of a key: it may name a person."""
    return ""


def _reading(
    template: Template,
    rows: Sequence[Row],
    ledger: FaultLedger,
    grid: Grid,
    notes: tuple[Message, ...],
    agency: str | None,
) -> SheetReading:
    taken = [place for place in range(len(rows)) if place not in ledger.refused]
    good = [rows[place] for place in taken]
    if "agency" in template.schema.arrow.names:
        good = [row if row.get("agency") else {**row, "agency": agency} for row in good]
    listed = _spread_out(template, [grid.numbers[place] for place in taken], good)
    return SheetReading(
        rows=pa.Table.from_pylist([row for _, row in listed], schema=template.schema.arrow),
        faults=ledger.ordered(),
        notes=notes,
        counts=ledger.counts(blank=grid.blank),
        row_numbers=tuple(number for number, _ in listed),
    )


def _spread_out(
    template: Template, numbers: Sequence[int], rows: Sequence[Row]
) -> list[tuple[int, Row]]:
    """Turn columns side by side into rows, each with its number; an empty cell makes no row."""
    spread = template.spread
    if spread is None:
        return list(zip(numbers, rows, strict=True))
    return [
        (number, {**row, spread.column: code, spread.value: row[code]})
        for number, row in zip(numbers, rows, strict=True)
        for code in spread.headings
        if row[code] is not None
    ]
