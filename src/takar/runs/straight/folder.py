"""A folder of evidence opened in the engine: every table a view, whatever its file.

A Parquet file stays where it lies as long as its types can be nothing else than the table's own.
Anything else is read by the precise reader, which can name the row and the cell.
"""
# ruff: noqa: S608 -- names and types come from our own schemas

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import duckdb
import pyarrow as pa

from takar.tables import TABLES, TableSchema
from takar.tables.reading import check_columns, files_in, read_tables

PARQUET = ".parquet"
REQUIRED = ("employees",)
KINDS = {
    "text": "VARCHAR",
    "integer": "BIGINT",
    "decimal": "DECIMAL(18,6)",
    "date": "DATE",
    "boolean": "BOOLEAN",
}
"""The type of each kind of column in SQL."""
WHOLE = ("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER")
DECIMAL = re.compile(r"DECIMAL\((\d+),(\d+)\)")
PLACES, DIGITS = 6, 18
PATTERN = re.compile(r"[*?\[\]{}]")
"""Signs in a file's name that an engine takes for a pattern."""


@dataclass(frozen=True)
class Opened:
    """The tables of a folder as views of a connection.

    Attributes:
        files: the file of each table that has one.
        columns: what each Parquet file holds; empty when the tables were read.
        tables: the tables, where they had to be read.
    """

    files: Mapping[str, Path]
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    tables: Mapping[str, pa.Table] | None = None


def opened(folder: Path, connection: duckdb.DuckDBPyConnection) -> Opened:
    """Open a folder; cells of Parquet files have yet to be checked.

    Raises:
        BadTables: a table or column is missing, doubled or unknown, or a cell was read and is bad.
    """
    files = files_in(folder, REQUIRED)
    types = {name: _types(connection, path) for name, path in files.items()}
    if not all(_fit(TABLES[name], found) for name, found in types.items()):
        return read(folder, connection)
    for name, schema in TABLES.items():
        query = _seen(schema, types[name], files[name]) if name in files else _empty(schema)
        connection.execute(f'CREATE OR REPLACE VIEW "{name}" AS {query}')
    return Opened(files, {name: tuple(found) for name, found in types.items()})


def read(folder: Path, connection: duckdb.DuckDBPyConnection) -> Opened:
    """Open a folder by reading every cell.

    Raises:
        BadTables: a file, column or cell cannot be accepted.
    """
    tables = read_tables(folder, REQUIRED)
    for name, table in tables.items():
        connection.execute(f'DROP VIEW IF EXISTS "{name}"')
        connection.register(name, table)
    return Opened(files_in(folder, REQUIRED), tables=tables)


def fits(found: str, kind: str) -> bool:
    """Tell whether every value of a type is a value of the kind.

    >>> fits("INTEGER", "integer"), fits("DOUBLE", "decimal"), fits("DECIMAL(9,2)", "decimal")
    (True, False, True)
    """
    if kind == "integer":
        return found in WHOLE
    if kind == "decimal" and (told := DECIMAL.fullmatch(found)):
        digits, places = map(int, told.groups())
        return places <= PLACES and digits - places <= DIGITS - PLACES
    return found == KINDS[kind]


def scanned(path: Path) -> str:
    """Read a lone Parquet file in SQL: a folder's name must not become a column."""
    name = str(path).replace("'", "''")
    return f"read_parquet('{name}', hive_partitioning = false)"


def _types(connection: duckdb.DuckDBPyConnection, path: Path) -> dict[str, str]:
    """Return the types of a Parquet file's columns; none where it is better read."""
    if path.suffix != PARQUET or PATTERN.search(str(path)):
        return {}
    try:
        rows = connection.execute(f"DESCRIBE FROM {scanned(path)}").fetchall()
    except duckdb.Error:
        return {}
    return {str(row[0]): str(row[1]) for row in rows}


def _fit(schema: TableSchema, found: Mapping[str, str]) -> bool:
    """Tell whether a file can be used as it lies; a wrong column is refused at once."""
    if found:
        check_columns(list(found), schema)
    return bool(found) and all(
        fits(kind, schema.column(column).kind) for column, kind in found.items()
    )


def _seen(schema: TableSchema, found: Mapping[str, str], path: Path) -> str:
    """Return the query of a table with all its columns; those the file lacks are gaps."""
    columns = ", ".join(
        f'"{column.name}"::{KINDS[column.kind]} AS "{column.name}"'
        if column.name in found
        else f'NULL::{KINDS[column.kind]} AS "{column.name}"'
        for column in schema.columns
    )
    return f"SELECT {columns} FROM {scanned(path)}"


def _empty(schema: TableSchema) -> str:
    gaps = ", ".join(f'NULL::{KINDS[column.kind]} AS "{column.name}"' for column in schema.columns)
    return f"SELECT {gaps} WHERE false"
