import pyarrow as pa

from takar.tables import TABLES
from takar.tables.schema import Column, TableSchema


def test_a_schema_becomes_typed_columns_in_order() -> None:
    schema = TableSchema("t", (Column("a"), Column("b", "decimal"), Column("c", "date")))
    assert schema.arrow == pa.schema(
        [("a", pa.string()), ("b", pa.decimal128(18, 6)), ("c", pa.date32())]
    )
    assert schema.column("b").kind == "decimal"


def test_the_key_of_every_table_is_among_its_columns() -> None:
    for name, schema in TABLES.items():
        assert schema.name == name
        assert set(schema.key) <= {column.name for column in schema.columns}
        assert schema.key
