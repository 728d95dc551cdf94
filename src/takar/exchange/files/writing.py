"""A workbook of ours written: empty to be filled in, or filled to be corrected."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

import pyarrow as pa

from takar.exchange.files.templates import template_of
from takar.exchange.files.templates.template import NAME_HEADING, NIP_HEADING, Field, Template
from takar.exchange.files.workbook import SafeWorkbook, fitting_width
from takar.kernel.language import msg

Row = Mapping[str, object]

ROOM_FOR = 5_000
HELP_SHEET = "Petunjuk"
CHOICES_SHEET = "Pilihan"
_YES_NO = ("YA", "TIDAK")


def write_template(
    kind: str,
    target: Path | BinaryIO,
    rows: pa.Table | None = None,
    *,
    nips: Mapping[str, str] | None = None,
    allowed: Mapping[str, Collection[str]] | None = None,
) -> None:
    """Write a workbook of ours, with lists to choose from and a page of help.

    Args:
        kind: the name of the workbook, one of ``TEMPLATES``.
        target: the file, or anything that takes bytes.
        rows: what to fill in: the table, which may also have columns ``nip`` and ``name``.
        nips: the NIP of each employee id, where ``rows`` has no column ``nip``.
        allowed: the values to offer, by table column, such as the codes of methods.
    """
    template = template_of(kind)
    records = _side_by_side(template, [] if rows is None else rows.to_pylist())
    with SafeWorkbook(target) as workbook:
        sheet = workbook.sheet(template.title)
        workbook.headings(sheet, [_marked(template, title) for title in template.headings])
        _write_rows(workbook, sheet, template, records, nips or {})
        _dress(workbook, sheet, template, len(records) + ROOM_FOR, allowed or {})
        _write_help(workbook, template)


def _marked(template: Template, heading: str) -> str:
    needed = {each.heading for each in template.plain_fields if each.column.required}
    return f"{heading} *" if heading in needed | {NIP_HEADING} else heading


def _side_by_side(template: Template, rows: Sequence[Row]) -> list[Row]:
    """Turn the rows of a spread into columns side by side."""
    spread = template.spread
    if spread is None:
        return list(rows)
    wide: dict[tuple[object, ...], dict[str, object]] = {}
    for row in rows:
        key = tuple(row.get(name) for name in template.key)
        if "nip" in row:
            key = (*key, row["nip"])
        wide.setdefault(key, dict(row))[str(row[spread.column])] = row[spread.value]
    return list(wide.values())


def _write_rows(
    workbook: SafeWorkbook,
    sheet: Any,
    template: Template,
    records: Sequence[Row],
    nips: Mapping[str, str],
) -> None:
    for number, record in enumerate(records, start=1):
        values = [_shown(each, record.get(each.column.name)) for each in template.sheet_fields]
        if template.is_about_people:
            nip = record.get("nip") or nips.get(str(record.get("employee_id")))
            values = [nip, record.get("name"), *values]
        for place, value in enumerate(values):
            workbook.cell(sheet, number, place, value)


def _shown(field: Field, value: object) -> object:
    if isinstance(value, str) and field.column.values:
        return field.shown(value)
    return value


def _dress(
    workbook: SafeWorkbook,
    sheet: Any,
    template: Template,
    last_row: int,
    allowed: Mapping[str, Collection[str]],
) -> None:
    """Give every column its width and format, and what may be entered in it."""
    start = 2 if template.is_about_people else 0
    for place, heading in enumerate(template.headings):
        style = workbook.text if place < start or heading not in _typed(template) else None
        sheet.set_column(place, place, fitting_width(heading, [" " * 18]), style)
    choices = _Choices(workbook)
    for place, each in enumerate(template.sheet_fields, start=start):
        if rule := _rule(each, choices, allowed):
            sheet.data_validation(1, place, last_row, place, rule)
        if each.column.kind == "date":
            sheet.set_column(place, place, fitting_width(each.heading, [" " * 10]), workbook.day)


def _typed(template: Template) -> set[str]:
    """The headings of numbers and dates: everything else is text."""
    return {each.heading for each in template.sheet_fields if each.column.kind != "text"}


class _Choices:
    """A hidden sheet of lists, since a list inside a rule may be 255 characters long only."""

    def __init__(self, workbook: SafeWorkbook) -> None:
        self._sheet = workbook.sheet(CHOICES_SHEET)
        self._sheet.hide()
        self._lists = 0

    def source(self, values: Sequence[str]) -> str:
        """Write a list and return where it stands."""
        place, self._lists = self._lists, self._lists + 1
        for number, value in enumerate(values):
            self._sheet.write_string(number, place, value)
        letter = chr(ord("A") + place)
        return f"={CHOICES_SHEET}!${letter}$1:${letter}${len(values)}"


def _rule(
    field: Field, choices: _Choices, allowed: Mapping[str, Collection[str]]
) -> dict[str, object] | None:
    kind = field.column.kind
    values = tuple(allowed.get(field.column.name, map(field.shown, field.column.values)))
    if kind == "boolean":
        values = _YES_NO
    if values:
        return _told({"validate": "list", "source": choices.source(values)}, field)
    if kind == "date":
        return _told(
            {"validate": "date", "criteria": ">=", "value": date(1950, 1, 1)},
            field,
        )
    if kind in {"integer", "decimal"} and field.lowest is not None:
        return _told({"validate": kind, **_limits(field)}, field)
    return None


def _limits(field: Field) -> dict[str, object]:
    if field.highest is None:
        return {"criteria": ">=", "value": field.lowest}
    return {"criteria": "between", "minimum": field.lowest, "maximum": field.highest}


def _told(rule: dict[str, object], field: Field) -> dict[str, object]:
    return {
        **rule,
        "ignore_blank": True,
        "input_title": field.heading[:32],
        "input_message": str(field.about)[:255],
        "error_title": str(msg("Isian ditolak")),
        "error_message": str(field.about)[:255],
    }


def _write_help(workbook: SafeWorkbook, template: Template) -> None:
    sheet = workbook.sheet(HELP_SHEET)
    lines = [
        str(template.about),
        str(msg("Isi lembar pertama saja. Jangan mengubah judul kolom. Satu baris satu data.")),
        str(msg("Kolom bertanda * wajib diisi. Sel kosong berarti belum diketahui, bukan nol.")),
        str(msg("Tulis NIP sebagai teks 18 angka, dan tanggal sebagai hh-bb-tttt.")),
    ]
    for number, line in enumerate(lines):
        sheet.write_string(number, 0, line)
    start = len(lines) + 1
    for place, title in enumerate((msg("Kolom"), msg("Isian"), msg("Pilihan"))):
        sheet.write_string(start, place, str(title), workbook.heading)
    for number, (heading, about, choices) in enumerate(_help_rows(template), start=start + 1):
        for place, text in enumerate((heading, about, choices)):
            sheet.write_string(number, place, text, workbook.prose)
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 2, 60)


def _help_rows(template: Template) -> list[tuple[str, str, str]]:
    people = [
        (NIP_HEADING, str(msg("NIP 18 angka; wajib.")), ""),
        (NAME_HEADING, str(msg("Hanya untuk memudahkan; tidak dibaca.")), ""),
    ]
    fields = [
        (each.heading, str(each.about), ", ".join(map(each.shown, each.column.values)))
        for each in template.sheet_fields
    ]
    return [*(people if template.is_about_people else []), *fields]
