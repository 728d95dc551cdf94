import ibis.expr.types as ir
import pyarrow as pa

from takar.engines import connect


def test_a_statement_is_written_once_for_each_key() -> None:
    asked: list[str] = []

    def build(tables: dict[str, ir.Table]) -> ir.Table:
        asked.append("written")
        return tables["t"]

    table = pa.table({"n": [1, 2]})
    for key in ("one", "one", "two"):
        with connect() as engine:
            assert engine.compute(build, {"t": table}, key).equals(table)
    assert len(asked) == 2
