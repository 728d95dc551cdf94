from takar.runs.manifest import csv_rows, table_part


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
