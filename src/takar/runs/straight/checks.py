"""Whether a cell of a folder's Parquet files cannot be accepted; which one, is not told.

What is asked here is what :mod:`takar.tables.cells` asks, column by column, so that the engine
answers most of it from what the files say about themselves. A doubt sends the folder to the
precise reader: a false alarm costs time and nothing else, and no fault is missed.
"""
# ruff: noqa: S608 -- names and values come from our own schemas

from collections.abc import Iterator

import duckdb

from takar.runs.straight.folder import Opened
from takar.tables import TABLES, Column, TableSchema
from takar.tables.cells import LIMITS


def has_bad_cell(folder: Opened, connection: duckdb.DuckDBPyConnection) -> bool:
    """Tell whether there is a cell that its table does not permit."""
    return any(
        connection.execute(f'SELECT 1 FROM "{name}" WHERE {bad} LIMIT 1').fetchone()
        for name, columns in folder.columns.items()
        for bad in bad_cells(TABLES[name], columns)
    )


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
