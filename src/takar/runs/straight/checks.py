"""Whether every cell of a folder's Parquet files can be accepted; which one cannot, is not told.

What is asked here is what :mod:`takar.tables.cells` asks, column by column, so that the engine
answers most of it from what the files say about themselves. A doubt sends the folder to the
precise reader: a false alarm costs time and nothing else, and no fault is missed.
"""
# ruff: noqa: S608 -- names and values come from our own schemas

from collections.abc import Iterator

import duckdb

from takar.runs.keys import may_be_doubled
from takar.runs.straight.folder import Opened
from takar.tables import TABLES, Column, TableSchema
from takar.tables.cells import LIMITS


def is_clean(folder: Opened, connection: duckdb.DuckDBPyConnection) -> bool:
    """Tell whether no cell is bad and no key stands twice."""
    for name, columns in folder.columns.items():
        for bad in bad_cells(TABLES[name], columns):
            if connection.execute(f'SELECT 1 FROM "{name}" WHERE {bad} LIMIT 1').fetchone():
                return False
    return not any(may_be_doubled(connection, name, TABLES[name].key) for name in folder.columns)


def bad_cells(schema: TableSchema, present: tuple[str, ...]) -> Iterator[str]:
    """Yield, one by one, the conditions under which a row has a bad cell."""
    for column in schema.columns:
        if column.name in present:
            yield from _bad(column)


def _bad(column: Column) -> Iterator[str]:
    name = f'"{column.name}"'
    if column.required:
        yield f"{name} IS NULL"
    if column.values:
        values = ", ".join(f"'{value}'" for value in column.values)
        yield f"{name} NOT IN ({values})"
    if column.name in LIMITS and column.kind in {"integer", "decimal"}:
        low, high = LIMITS[column.name]
        yield f"{name} < {low}"
        yield f"{name} > {high}"
