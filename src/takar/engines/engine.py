"""What an engine can do, and what all engines need."""

from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

import ibis
import ibis.expr.types as ir
import pyarrow as pa

Build = Callable[[dict[str, ir.Table]], ir.Table]


class Engine(Protocol):
    """A place where table expressions are computed."""

    name: str

    def load(self, name: str, table: pa.Table) -> ir.Table:
        """Take an Arrow table in."""
        ...

    def scan(self, name: str, path: Path) -> ir.Table:
        """Take a Parquet file in without reading it yet."""
        ...

    def fetch(self, expression: ir.Table) -> pa.Table:
        """Compute the expression."""
        ...

    def compute(
        self, build: Build, tables: Mapping[str, pa.Table], key: Hashable | None = None
    ) -> pa.Table:
        """Take tables in, build an expression over them, and compute it.

        Args:
            build: from tables to an expression.
            tables: by the names that ``build`` expects.
            key: names the statement, so that the next time it need not be written again; it must
                tell everything on which ``build`` depends.
        """
        ...

    def close(self) -> None:
        """Let everything go."""
        ...


@contextmanager
def unfused() -> Iterator[None]:
    """Keep the steps of an expression apart in the statement.

    Ibis would otherwise copy each step into the next, and a measure of many steps grows to
    megabytes that take longer to write down than to compute.
    """
    before = ibis.options.sql.fuse_selects
    ibis.options.sql.fuse_selects = False
    try:
        yield
    finally:
        ibis.options.sql.fuse_selects = before
