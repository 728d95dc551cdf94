import pyarrow as pa

from takar.runs.digest import evidence_hash


def hashed(*rows: tuple[str, int | None]) -> str:
    people, years = zip(*rows, strict=True) if rows else ((), ())
    schema = pa.schema([("person", pa.string()), ("year", pa.int64())])
    return evidence_hash({"t": pa.table([list(people), list(years)], schema=schema)})


def test_order_changes_nothing_and_every_cell_something() -> None:
    whole = hashed(("a", 1), ("b", None))
    assert hashed(("b", None), ("a", 1)) == whole
    assert hashed(("a", 1), ("b", 0)) != whole
    assert hashed(("a", 1)) != whole
    assert hashed() != whole


def test_two_equal_rows_do_not_undo_each_other() -> None:
    assert hashed(("a", 1), ("b", 2), ("b", 2)) != hashed(("a", 1))


def test_names_of_tables_and_columns_count() -> None:
    table = pa.table({"person": ["a"]})
    prints = {
        evidence_hash({"t": table}),
        evidence_hash({"u": table}),
        evidence_hash({"t": table.rename_columns(["who"])}),
        evidence_hash({"t": table, "u": table}),
    }
    assert len(prints) == 4
