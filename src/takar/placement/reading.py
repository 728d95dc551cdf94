"""Reading a question from its tables, with the line of everything that cannot be read."""

from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from takar.kernel.language import msg
from takar.placement.pairs import Pairs, Part, Whole
from takar.placement.problem import (
    Balance,
    Bond,
    Couple,
    Order,
    Override,
    Person,
    Post,
    Problem,
    Replacement,
    UnitLimit,
)
from takar.placement.tables_read import Row, Sheet, UnreadableProblem, sheet_of, sheets_of

NEEDED = ("people", "posts", "pairs", "weights")
COLUMNS = {
    "people": "person present unit tier region kinds regions must_stay must_move",
    "posts": "post unit tier region holder vacancy_price must_fill",
    "pairs": "person post barred",
    "weights": "part weight",
    "unit_limits": "unit most_out most_in",
    "balances": "unit kind least most",
    "couples": "first second bond",
    "replacements": "person replaces",
    "overrides": "person post order document reason",
    "settings": "name value",
}
"""The columns of each table; in ``pairs`` every other one is a part of worth."""
FIRST = {name: columns.split()[0] for name, columns in COLUMNS.items()}
TRUE, FALSE = ("YA", "TRUE", "1"), ("", "TIDAK", "FALSE", "0")
DIGITS = 6
"""Most decimal places of a part of worth."""
Made = TypeVar("Made")
Word = TypeVar("Word", bound=StrEnum)


def read_problem(path: Path) -> Problem:
    """Return the question of a folder or a workbook.

    Raises:
        UnreadableProblem: a table or column is missing or unknown, or a cell cannot be read.
    """
    sheets = sheets_of(path)
    _expected(sheets)
    people = _made(sheets, "people", _person)
    posts = _made(sheets, "posts", _post)
    settings = {row.text("name"): row for row in _rows(sheets, "settings")}
    seconds = _number(settings["seconds"], "value") if "seconds" in settings else None
    return Problem(
        people=people,
        posts=posts,
        pairs=read_pairs(sheets["pairs"], [own.id for own in people], [own.id for own in posts]),
        weights={row.text("part"): _decimal(row, "weight") for row in _rows(sheets, "weights")},
        unit_limits=_made(sheets, "unit_limits", _limit),
        balances=_made(sheets, "balances", _balance),
        couples=_made(sheets, "couples", _couple),
        replacements=_made(
            sheets, "replacements", lambda r: Replacement(r.text("person"), r.text("replaces"))
        ),
        overrides=_made(sheets, "overrides", _override),
        word=settings["word"].text("value") if "word" in settings else "",
        seconds=float(seconds) if seconds is not None else 60.0,
        title=settings["title"].text("value") if "title" in settings else "",
    )


def read_plan(path: Path) -> dict[str, str]:
    """Return a plan (person to post) from a table with the columns ``person`` and ``post``."""
    sheet = sheet_of(path)
    for name in ("person", "post"):
        if name not in sheet.columns:
            raise _without(sheet.name, name)
    return {row.text("person"): row.text("post") for row in sheet.rows()}


def read_pairs(sheet: Sheet, people: list[str], posts: list[str]) -> Pairs:
    """Return the pairs as columns; every column that is not known is a part of worth."""
    parts = [name for name in sheet.columns if name not in COLUMNS["pairs"].split()]
    barred = np.zeros(len(sheet), dtype=np.uint8)
    bars = [""]
    if "barred" in sheet.columns:
        column = sheet.column("barred")
        bars += sorted(set(pc.unique(column).to_pylist()) - {""})
        barred = pc.index_in(column, value_set=pa.array(bars)).to_numpy().astype(np.uint8)
    return Pairs(
        _places(sheet, "person", people),
        _places(sheet, "post", posts),
        {name: _part(sheet, name) for name in parts},
        barred,
        tuple(bars),
    )


def _expected(sheets: Mapping[str, Sheet]) -> None:
    for name in NEEDED:
        if name not in sheets:
            raise UnreadableProblem(
                msg("Tabel {sheet} tidak ada.", sheet=name),
                hint=msg("Wajib ada: {names}.", names=", ".join(NEEDED)),
            )
    for name, sheet in sheets.items():
        if name not in COLUMNS:
            raise UnreadableProblem(
                msg("Tabel {sheet} tidak dikenal.", sheet=name),
                hint=msg("Yang dikenal: {names}.", names=", ".join(COLUMNS)),
            )
        known = COLUMNS[name].split()
        for column in known[: 2 if name in {"pairs", "weights", "settings"} else 1]:
            if column not in sheet.columns:
                raise _without(name, column)
        extra = [column for column in sheet.columns if column not in known]
        if extra and name != "pairs":
            raise UnreadableProblem(
                msg(
                    "Tabel {sheet} punya kolom {column} yang tidak dikenal.",
                    sheet=name,
                    column=extra[0],
                ),
                hint=msg("Yang dikenal: {names}.", names=", ".join(known)),
            )


def _without(sheet: str, column: str) -> UnreadableProblem:
    return UnreadableProblem(
        msg("Tabel {sheet} tidak punya kolom {column}.", sheet=sheet, column=column),
        hint=msg("Tambahkan kolomnya pada baris judul."),
    )


def _rows(sheets: Mapping[str, Sheet], name: str) -> list[Row]:
    return list(sheets[name].rows()) if name in sheets else []


def _made(sheets: Mapping[str, Sheet], name: str, make: Callable[[Row], Made]) -> tuple[Made, ...]:
    """Return a table's rows as what they stand for; the first column may not be blank."""
    found = []
    for row in _rows(sheets, name):
        if not row.text(FIRST[name]):
            raise row.bad(FIRST[name], msg("Isi; kolom ini tidak boleh kosong."))
        found.append(make(row))
    return tuple(found)


def _person(row: Row) -> Person:
    regions = _several(row, "regions")
    return Person(
        row.text("person"),
        present=row.text("present"),
        unit=row.text("unit"),
        tier=_number(row, "tier"),
        region=row.text("region"),
        kinds=_several(row, "kinds"),
        regions=regions or None,
        must_stay=_flag(row, "must_stay"),
        must_move=_flag(row, "must_move"),
    )


def _post(row: Row) -> Post:
    return Post(
        row.text("post"),
        unit=row.text("unit"),
        tier=_number(row, "tier"),
        region=row.text("region"),
        holder=row.text("holder"),
        vacancy_price=_decimal(row, "vacancy_price", blank=Decimal(0)),
        must_fill=_flag(row, "must_fill"),
    )


def _limit(row: Row) -> UnitLimit:
    return UnitLimit(row.text("unit"), _number(row, "most_out"), _number(row, "most_in"))


def _balance(row: Row) -> Balance:
    least, most = _number(row, "least"), _number(row, "most")
    return Balance(row.text("unit"), row.text("kind"), least, most)


def _couple(row: Row) -> Couple:
    bond = _word(row, "bond", Bond, Bond.SAME_REGION)
    return Couple(row.text("first"), row.text("second"), bond)


def _override(row: Row) -> Override:
    order = _word(row, "order", Order, Order.PLACE)
    facts = (row.text(name) for name in ("document", "reason"))
    return Override(row.text("person"), row.text("post"), order, *facts)


def _several(row: Row, name: str) -> frozenset[str]:
    return frozenset(own.strip() for own in row.text(name).split(";") if own.strip())


def _flag(row: Row, name: str) -> bool:
    cell = row.text(name).upper()
    if cell not in (*TRUE, *FALSE):
        raise row.bad(name, msg("Tulis YA atau TIDAK."))
    return cell in TRUE


def _number(row: Row, name: str) -> int | None:
    cell = row.text(name)
    if not cell:
        return None
    if not cell.lstrip("-").isdigit():
        raise row.bad(name, msg("Tulis bilangan bulat, atau kosongkan."))
    return int(cell)


def _decimal(row: Row, name: str, blank: Decimal | None = None) -> Decimal:
    cell = row.text(name)
    if not cell and blank is not None:
        return blank
    try:
        found = Decimal(cell.replace(",", "."))
    except InvalidOperation:
        found = Decimal("NaN")
    if not found.is_finite():
        raise row.bad(name, msg("Tulis angka, misalnya 80,5."))
    return found


def _word(row: Row, name: str, words: type[Word], blank: Word) -> Word:
    cell = row.text(name).upper()
    if not cell:
        return blank
    if cell not in set(words):
        raise row.bad(name, msg("Pilih salah satu: {names}.", names=", ".join(words)))
    return words(cell)


def _places(sheet: Sheet, name: str, known: list[str]) -> Whole:
    """Return where the names of a column stand in a list."""
    found = pc.index_in(sheet.column(name), value_set=pa.array(known, pa.string()))
    if found.null_count:
        place = int(pc.index(pc.is_null(found), True).as_py())
        row = Row(sheet.name, place + 2, {name: sheet.column(name)[place].as_py()})
        raise row.bad(name, msg("Nama itu tidak ada pada daftarnya; periksa ejaannya."))
    return np.asarray(found.to_numpy(), dtype=np.int64)


def _part(sheet: Sheet, name: str) -> Part:
    """Return a column of decimals as whole numbers; a blank is refused, for it is not zero."""
    column = pc.replace_substring(sheet.column(name), ",", ".")
    try:
        units = _units(pc.cast(column, pa.decimal128(24, DIGITS)))
    except (pa.ArrowInvalid, OverflowError):
        raise _bad_part(sheet, name) from None
    places = DIGITS
    while places and not np.any(units % 10):
        units, places = units // 10, places - 1
    return Part(units, places)


def _units(column: Any) -> Whole:
    """Return decimals of six places as whole millionths."""
    if not len(column):
        return np.zeros(0, dtype=np.int64)
    halves = np.frombuffer(column.buffers()[1], dtype=np.int64)
    halves = halves[2 * column.offset : 2 * (column.offset + len(column))].reshape(-1, 2)
    if np.any(halves[:, 1] != halves[:, 0] >> 63):
        raise OverflowError
    return halves[:, 0].copy()


def _bad_part(sheet: Sheet, name: str) -> UnreadableProblem:
    for place, cell in enumerate(sheet.column(name).to_pylist()):
        row = Row(sheet.name, place + 2, {name: cell})
        try:
            value = _decimal(row, name)
        except UnreadableProblem:
            hint = msg("Isi angkanya, atau keluarkan pasangan itu; kosong bukan nol.")
            return row.bad(name, hint)
        if abs(value) >= 10**12 or value != round(value, DIGITS):
            return row.bad(name, msg("Paling banyak enam angka di belakang koma."))
    return UnreadableProblem(msg("Kolom {column} tidak dapat dibaca.", column=name))
