"""How an engine is found by name."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.metadata import entry_points

from takar.engines.engine import Engine
from takar.kernel.errors import TakarError
from takar.kernel.language import msg


class UnknownEngine(TakarError):
    """No engine of that name is installed."""


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
