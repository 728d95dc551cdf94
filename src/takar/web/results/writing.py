"""Rows written in bulk: whole columns of Arrow into one table of the database.

A model's ``bulk_create`` makes an object of every row; here the columns go to the database as they
are: PostgreSQL copies them in, every other database takes them by the thousand.
"""

import json
from collections.abc import Iterable, Mapping
from io import BytesIO
from typing import Any

import pyarrow as pa
from django.db import connections, models, router
from pyarrow import csv

KINDS: dict[type[models.Field[Any, Any]], pa.DataType] = {
    models.BooleanField: pa.bool_(),
    models.DateField: pa.date32(),
    models.IntegerField: pa.int64(),
    models.ForeignKey: pa.int64(),
}
"""The kinds of columns that are no words; exact numbers keep their own digits."""
Values = Mapping[str, Any]
USUAL = object()
"""Stands where a row does not say a value."""


def write_rows(model: type[models.Model], rows: pa.Table) -> None:
    """Add rows, named by the columns of the database; who calls keeps them right."""
    connection = connections[router.db_for_write(model)]
    quote = connection.ops.quote_name
    names = ", ".join(map(quote, rows.column_names))
    place = f"{quote(model._meta.db_table)} ({names})"  # noqa: SLF001 - Django's public Model._meta API
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            copied = cursor.copy(f"COPY {place} FROM STDIN (FORMAT csv)")
            with connection.wrap_database_errors, copied as copy:
                copy.write(as_csv(rows))
        else:
            marks = ", ".join(["%s"] * rows.num_columns)
            cursor.executemany(f"INSERT INTO {place} VALUES ({marks})", as_tuples(rows))  # noqa: S608 - names of the model's own columns


def as_csv(rows: pa.Table) -> bytes:
    """Return rows as PostgreSQL copies them: a gap is nothing, an empty word is quoted."""
    sink = BytesIO()
    csv.write_csv(rows, sink, csv.WriteOptions(include_header=False, quoting_style="needed"))
    return sink.getvalue()


def as_tuples(rows: pa.Table) -> list[tuple[Any, ...]]:
    """Return rows as any database takes them: days and exact numbers written out."""
    columns = [written_out(column).to_pylist() for column in rows.columns]
    return list(zip(*columns, strict=True))


def written_out(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Return a column whose days and exact numbers are words."""
    is_exact = pa.types.is_decimal(column.type) or pa.types.is_date(column.type)
    return column.cast(pa.string()) if is_exact else column


def columns_of(model: type[models.Model], rows: Iterable[Values]) -> dict[str, pa.Array]:
    """Return rows of values by field as columns; what a row leaves out has its usual value."""
    listed = list(rows)
    fields = [field for field in model._meta.concrete_fields if not field.primary_key]  # noqa: SLF001 - public API
    return {
        str(field.column): column_of(field, [row.get(field.attname, USUAL) for row in listed])
        for field in fields
    }


def column_of(field: Any, values: list[Any]) -> pa.Array:
    """Return the values of one field as the database keeps them."""
    values = [field.get_default() if value is USUAL else value for value in values]
    if isinstance(field, models.JSONField):
        return pa.array([json.dumps(value, cls=field.encoder) for value in values], pa.string())
    if isinstance(field, models.DecimalField):
        return pa.array(values, pa.decimal128(field.max_digits, field.decimal_places))
    kind = next((kind for one, kind in KINDS.items() if isinstance(field, one)), pa.string())
    return pa.array(values, kind)
