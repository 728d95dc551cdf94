"""Where expressions are computed: DuckDB embedded, Spark for the nation.

An engine takes tables in, computes an expression and gives an Arrow table back. All engines pass
the same conformance checks (``tests/engines``), so a measure does not know on which it runs.
"""

from takar.engines.connecting import UnknownEngine, connect
from takar.engines.engine import Engine

__all__ = ["Engine", "UnknownEngine", "connect"]
