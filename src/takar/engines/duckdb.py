"""DuckDB: embedded, in memory, the usual engine."""

from collections.abc import Hashable, Mapping
from pathlib import Path
from threading import Lock

import ibis
import ibis.expr.types as ir
import pyarrow as pa
from ibis.backends.sql.datatypes import DuckDBType

from takar.engines.engine import Build, unfused

MOST_STATEMENTS = 64
_written: dict[Hashable, tuple[str, pa.Schema]] = {}
_writing = Lock()


def written(expression: ir.Table) -> str:
    """Write an expression down as a statement of DuckDB, over tables of the names it uses.

    Each column is cast to the type it should have: DuckDB's own sums are wider.
    """
    columns = ", ".join(
        f'"{name}"::{DuckDBType.to_string(kind)} AS "{name}"'
        for name, kind in expression.schema().items()
    )
    with unfused():
        return f"SELECT {columns} FROM ({ibis.to_sql(expression, dialect='duckdb')})"  # noqa: S608 -- our own expression


class DuckDB:
    """An engine in this process that lives as long as the object."""

    name = "duckdb"

    def __init__(self, threads: str = "", memory: str = "") -> None:
        settings = {"threads": threads, "memory_limit": memory}
        self._connection = ibis.duckdb.connect(**{k: v for k, v in settings.items() if v})

    def load(self, name: str, table: pa.Table) -> ir.Table:
        """Take an Arrow table in; it is read where it lies, not copied."""
        self._connection.con.register(name, table)
        return self._connection.table(name)

    def scan(self, name: str, path: Path) -> ir.Table:
        """Take a Parquet file in without reading it yet."""
        return self._connection.read_parquet(str(path), table_name=name)

    def fetch(self, expression: ir.Table) -> pa.Table:
        """Compute the expression; Arrow's own types, in memory."""
        with unfused():
            found = self._connection.to_pyarrow(expression)
        return found.cast(expression.schema().to_pyarrow())

    def compute(
        self, build: Build, tables: Mapping[str, pa.Table], key: Hashable | None = None
    ) -> pa.Table:
        """Take tables in, build an expression over them, and compute it.

        Writing a long statement takes longer than computing it for a few people, so it is kept.
        """
        if key is None:
            return self.fetch(build({n: self.load(n, table) for n, table in tables.items()}))
        if key not in _written:
            self._write(build, tables, key)
        statement, schema = _written[key]
        for name, table in tables.items():
            self._connection.con.register(name, table)
        found = self._connection.con.execute(statement).to_arrow_table()
        return found.cast(schema)

    def close(self) -> None:
        """Let the database go."""
        self._connection.disconnect()

    def _write(self, build: Build, tables: Mapping[str, pa.Table], key: Hashable) -> None:
        """Write the statement for any tables with these columns, and keep it."""
        empty = {
            name: ibis.table(ibis.Schema.from_pyarrow(table.schema), name=name)
            for name, table in tables.items()
        }
        with _writing, unfused():
            expression = build(empty)
            statement = self._connection.compile(expression)
            if len(_written) >= MOST_STATEMENTS:
                _written.pop(next(iter(_written)))
            _written[key] = str(statement), expression.schema().to_pyarrow()
