import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from takar.runs.bundle import csv_bytes
from takar.runs.manifest import columns_part, csv_rows, rows_part, table_part


def test_a_changed_cell_changes_its_row_and_its_column_alone() -> None:
    before, after = table_part(b"a,b\n1,2\n3,4\n"), table_part(b"a,b\n1,2\n3,5\n")
    assert before.row_digests[0] == after.row_digests[0]
    assert before.row_digests[1] != after.row_digests[1]
    assert before.column_digests[0] == after.column_digests[0]
    assert before.column_digests[1] != after.column_digests[1]


def test_an_uneven_csv_is_read_all_the_same() -> None:
    header, rows = csv_rows(b"a,b\n1\n1,2,3\n\xff,4\n")
    assert header == ["a", "b"]
    assert [len(row) for row in rows] == [2, 2, 2]


def test_a_table_without_rows_has_columns() -> None:
    part = table_part(b"a,b\n")
    assert part.columns == ["a", "b"]
    assert part.row_digests == []
    assert len(part.column_digests) == 2


@given(
    st.lists(st.tuples(st.text('ab,"\n é', max_size=4), st.none() | st.integers(0, 99)), max_size=8)
)
def test_a_sound_table_has_the_same_fingerprints_by_columns_and_by_rows(
    rows: list[tuple[str, int | None]],
) -> None:
    names, numbers = zip(*rows, strict=True) if rows else ((), ())
    table = pa.table({"nama": pa.array(names, pa.string()), "n": pa.array(numbers, pa.int64())})
    content = csv_bytes(table)
    assert columns_part(content) == rows_part(content)
