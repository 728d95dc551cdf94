"""Spark: the same expressions, spread over many machines.

Tables go in and come out as Parquet: Spark's own way from memory turns whole numbers with gaps
into gaps alone.
"""

import shutil
import tempfile
from collections.abc import Hashable, Mapping
from pathlib import Path

import ibis
import ibis.expr.types as ir
import pyarrow as pa
import pyarrow.parquet as pq
from pyspark.sql import SparkSession

from takar.engines.engine import Build, unfused


class Spark:
    """An engine on a Spark cluster, or on this machine alone.

    Args:
        master: address of the cluster; this machine with two threads unless told.
        folder: where tables pass through; every worker must reach it.
    """

    name = "spark"

    def __init__(self, master: str = "local[2]", folder: str = "") -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="takar-", dir=folder or None))
        session = (
            SparkSession.builder.master(master)
            .appName("takar")
            .config("spark.ui.enabled", "false")
            .config("spark.sql.shuffle.partitions", "4")
            .config("spark.sql.ansi.enabled", "true")
            .config("spark.sql.session.timeZone", "UTC")
            .config("spark.sql.warehouse.dir", str(self._folder / "warehouse"))
            .getOrCreate()
        )
        session.sparkContext.setLogLevel("ERROR")
        self._connection = ibis.pyspark.connect(session)
        self._count = 0

    def load(self, name: str, table: pa.Table) -> ir.Table:
        """Take an Arrow table in, by way of a Parquet file."""
        path = self._next(f"{name}.parquet")
        pq.write_table(table, path)
        return self.scan(name, path)

    def scan(self, name: str, path: Path) -> ir.Table:
        """Take a Parquet file in without reading it yet."""
        return self._connection.read_parquet(str(path), table_name=name)

    def fetch(self, expression: ir.Table) -> pa.Table:
        """Compute the expression, by way of Parquet files."""
        path = self._next("result")
        with unfused():
            self._connection.to_parquet_dir(expression, path)
        table = pq.read_table(path)
        return table.cast(expression.schema().to_pyarrow())

    def compute(
        self, build: Build, tables: Mapping[str, pa.Table], key: Hashable | None = None
    ) -> pa.Table:
        """Take tables in, build an expression over them, and compute it."""
        return self.fetch(build({name: self.load(name, table) for name, table in tables.items()}))

    def close(self) -> None:
        """Stop Spark and remove what passed through."""
        self._connection.disconnect()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _next(self, name: str) -> Path:
        self._count += 1
        return self._folder / f"{self._count}-{name}"
