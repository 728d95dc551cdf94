"""What an engine can do, and how one is found by name."""

from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import contextmanager
from importlib.metadata import entry_points
from pathlib import Path
from typing import Protocol

import ibis
import ibis.expr.types as ir
import pyarrow as pa

from takar.kernel.errors import TakarError
from takar.kernel.language import msg

Build = Callable[[dict[str, ir.Table]], ir.Table]


class UnknownEngine(TakarError):
    """No engine of that name is installed."""


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
def connect(name: str = "duckdb", **settings: str) -> Iterator[Engine]:
    """Open an engine, and close it afterwards.

    Raises:
        UnknownEngine: it is not known, or its extra is not installed.
    """
    engine = _opened(name, settings)
    try:
        yield engine
    finally:
        engine.close()


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


def load_all(engine: Engine, tables: Mapping[str, pa.Table]) -> dict[str, ir.Table]:
    """Take several Arrow tables in, by name."""
    return {name: engine.load(name, table) for name, table in tables.items()}


def _opened(name: str, settings: Mapping[str, str]) -> Engine:
    """Find the engine among those that come with Takar, then among those installed beside it."""
    try:
        if name == "duckdb":
            from takar.engines.duckdb import DuckDB  # noqa: PLC0415 -- only the chosen one loads

            return DuckDB(**settings)
        if name == "spark":
            from takar.engines.spark import Spark  # noqa: PLC0415 -- only the chosen one loads

            return Spark(**settings)
    except ModuleNotFoundError as error:
        raise UnknownEngine(
            msg("Mesin {name} belum terpasang.", name=name),
            hint=msg("Pasang dengan: pip install 'takar[{name}]'.", name=name),
        ) from error
    for entry in entry_points(group="takar.engines", name=name):
        engine: Engine = entry.load()(**settings)
        return engine
    raise UnknownEngine(
        msg("Mesin {name} tidak dikenal.", name=name), hint=msg("Pilih duckdb atau spark.")
    )
