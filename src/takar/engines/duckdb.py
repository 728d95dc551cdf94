"""DuckDB: embedded, in memory, the usual engine."""

from pathlib import Path

import ibis
import ibis.expr.types as ir
import pyarrow as pa

from takar.engines.connecting import unfused


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
            return self._connection.to_pyarrow(expression)

    def close(self) -> None:
        """Let the database go."""
        self._connection.disconnect()
