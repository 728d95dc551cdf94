"""Cells: text turned into typed values, and what is wrong with those that cannot be.

A fault is ``(row, column, value, reason, hint)``; rows count as a spreadsheet does, the header
being row 1. Everything is checked column by column, so that millions of rows take seconds.
"""

from decimal import Decimal
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from takar.kernel.language import Message, msg
from takar.tables.schema import Column, TableSchema, type_of

Fault = tuple[int, str, str, Message, Message]
FIRST_ROW = 2
MOST = 1000
"""Faults told per column; more would not be read."""
WIDEST = pa.decimal128(38, 6)
"""Holds every whole number; Arrow asks for that before it lets one become a decimal."""
LIMITS = {
    "level": (Decimal(0), Decimal(5)),
    "required_level": (Decimal(1), Decimal(5)),
    "score": (Decimal(0), Decimal(5)),
    "year": (Decimal(1945), Decimal(2200)),
    "lesson_hours": (Decimal(0), Decimal(100_000)),
    "rating_score": (Decimal(0), Decimal(120)),
    "qualification": (Decimal(0), Decimal(100)),
    "competence": (Decimal(0), Decimal(100)),
    "performance": (Decimal(0), Decimal(100)),
    "discipline": (Decimal(0), Decimal(100)),
    "total": (Decimal(0), Decimal(100)),
    "value": (Decimal(0), Decimal(9_999)),
}
"""The lowest and highest number that a column of that name may hold."""
HINTS = {
    "integer": msg("Tulis bilangan bulat, misalnya 2024."),
    "decimal": msg("Tulis angka dengan titik desimal, paling banyak enam desimal, misalnya 3.5."),
    "date": msg("Tulis tanggal sebagai 2024-12-31."),
    "boolean": msg("Tulis true atau false."),
    "text": msg("Tulis teks biasa."),
}


def typed(array: pa.ChunkedArray, column: Column) -> tuple[pa.ChunkedArray, list[Fault]]:
    """Return the column in its type; cells that do not fit become gaps and faults."""
    wanted = type_of[column.kind]
    if array.type == wanted:
        return array, []
    if pa.types.is_dictionary(array.type):
        array = array.cast(array.type.value_type)
    if column.kind == "text" and pa.types.is_large_string(array.type):
        return array.cast(wanted), []
    try:
        return _cast(array, wanted), []
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError):
        return _one_by_one(array, column)


def faults_in(table: pa.Table, schema: TableSchema) -> list[Fault]:
    """Tell every cell that the schema does not permit, and every key that stands twice."""
    faults: list[Fault] = []
    for column in schema.columns:
        array = table.column(column.name)
        if column.required:
            faults += _told(
                pc.is_null(array), array, column.name, msg("wajib diisi."), msg("Isi kolom ini.")
            )
        if column.values:
            faults += _enumerated(array, column)
        if column.name in LIMITS and column.kind in {"integer", "decimal"}:
            faults += _limited(array, column)
    return faults + _doubled(table, schema)


def _cast(array: pa.ChunkedArray, wanted: pa.DataType) -> pa.ChunkedArray:
    """Cast exactly: a float becomes a decimal by way of its shortest text."""
    if pa.types.is_integer(array.type) and pa.types.is_decimal(wanted):
        array = array.cast(WIDEST)
    if pa.types.is_floating(array.type) and pa.types.is_decimal(wanted):
        array = array.cast(pa.string())
    if pa.types.is_string(array.type):
        array = pc.utf8_trim_whitespace(array)
    return array.cast(wanted)


def _one_by_one(array: pa.ChunkedArray, column: Column) -> tuple[pa.ChunkedArray, list[Fault]]:
    """Cast cell by cell, collecting what does not fit; only for columns with a bad cell."""
    wanted = type_of[column.kind]
    values: list[Any] = []
    faults: list[Fault] = []
    for place, cell in enumerate(array):
        try:
            values.append(
                _cast(pa.chunked_array([pa.array([cell.as_py()], array.type)]), wanted)[0].as_py()
            )
        except (pa.ArrowInvalid, pa.ArrowNotImplementedError):
            values.append(None)
            if len(faults) < MOST:
                reason = msg("bukan {kind}.", kind=_KINDS[column.kind])
                faults.append(
                    (place + FIRST_ROW, column.name, str(cell), reason, HINTS[column.kind])
                )
    return pa.chunked_array([pa.array(values, wanted)]), faults


_KINDS = {
    "integer": msg("bilangan bulat"),
    "decimal": msg("angka"),
    "date": msg("tanggal"),
    "boolean": msg("pilihan benar atau salah"),
    "text": msg("teks"),
}


def _enumerated(array: pa.ChunkedArray, column: Column) -> list[Fault]:
    known = pc.is_in(array, value_set=pa.array(column.values, array.type))
    bad = pc.and_(pc.is_valid(array), pc.invert(known))
    hint = msg("Pilih salah satu: {values}.", values=", ".join(column.values))
    return _told(bad, array, column.name, msg("tidak dikenal."), hint)


def _limited(array: pa.ChunkedArray, column: Column) -> list[Fault]:
    lowest, highest = LIMITS[column.name]
    low, high = (pa.scalar(limit).cast(array.type) for limit in (lowest, highest))
    bad = pc.or_(pc.less(array, low), pc.greater(array, high))
    reason = msg(
        "di luar {low} sampai {high}.", low=LIMITS[column.name][0], high=LIMITS[column.name][1]
    )
    return _told(pc.fill_null(bad, False), array, column.name, reason, HINTS[column.kind])


def _told(
    bad: pa.ChunkedArray, array: pa.ChunkedArray, name: str, reason: Message, hint: Message
) -> list[Fault]:
    if not pc.any(bad).as_py():
        return []
    places = pc.indices_nonzero(bad).to_pylist()[:MOST]
    return [
        (place + FIRST_ROW, name, _text(array[place].as_py()), reason, hint) for place in places
    ]


def _text(value: object) -> str:
    """Write a value as its writer would have: numbers without needless zeros."""
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return "" if value is None else str(value)


def _doubled(table: pa.Table, schema: TableSchema) -> list[Fault]:
    """Name the second and further rows of a key that stands more than once."""
    keys = list(schema.key)
    if not keys or not table.num_rows:
        return []
    if _distinct(table, keys) == table.num_rows:
        return []
    numbered = table.select(keys).append_column("_row", pa.array(range(table.num_rows)))
    first = numbered.group_by(keys).aggregate([("_row", "min")])["_row_min"]
    again = pc.invert(pc.is_in(numbered["_row"], value_set=first.combine_chunks()))
    places = pc.indices_nonzero(again).to_pylist()[:MOST]
    reason, hint = msg("sudah ada pada baris lain."), msg("Hapus baris yang berulang.")
    name = ", ".join(keys)
    rows = table.select(keys).take(places).to_pylist()
    return [
        (place + FIRST_ROW, name, ", ".join(_text(value) for value in row.values()), reason, hint)
        for place, row in zip(places, rows, strict=True)
    ]


def _distinct(table: pa.Table, keys: list[str]) -> int:
    """Count the different keys by way of one whole number per key, which is quick."""
    whole, size = None, 1
    for name in keys:
        coded = table.column(name).combine_chunks().dictionary_encode(null_encoding="encode")
        size *= len(coded.dictionary) or 1
        code = coded.indices.cast(pa.int64())
        whole = code if whole is None else pc.add(pc.multiply(whole, len(coded.dictionary)), code)
    if whole is None or size >= 2**63:
        counted = table.select(keys).group_by(keys).aggregate([([], "count_all")])
        return int(counted.num_rows)
    # Tables are usually written person by person: then one look at the neighbours is enough.
    if pc.all(pc.less(whole.slice(0, len(whole) - 1), whole.slice(1))).as_py():
        return len(whole)
    return int(pc.count_distinct(whole, mode="all").as_py())
