import pyarrow as pa
import pytest

from takar.psychometrics.gaps import BadResponses
from takar.psychometrics.response_tables import LongTable


def test_the_order_of_rows_says_nothing() -> None:
    rows = [("b", "2", 1), ("a", "1", 0), ("a", "2", 2), ("b", "1", 3)]
    tables = [
        pa.table(dict(zip(("person", "item", "score"), zip(*some, strict=True), strict=True)))
        for some in (rows, rows[::-1])
    ]
    first, second = (LongTable.of(table) for table in tables)
    assert first.answers.tolist() == second.answers.tolist() == [[0, 2], [3, 1]]


def test_numbers_as_names_are_read_as_words() -> None:
    found = LongTable.of(pa.table({"person": [10, 9], "item": [1, 1], "score": [0, 1]}))
    assert found.persons == ("10", "9")


def test_an_empty_group_is_refused_with_its_row() -> None:
    table = pa.table(
        {"person": ["a", "b"], "item": ["1", "1"], "score": [0, 1], "group": ["x", None]}
    )
    with pytest.raises(BadResponses, match="group kosong pada baris 2"):
        LongTable.of(table)


def test_a_table_without_rows_is_refused() -> None:
    empty = pa.table({name: pa.array([], pa.string()) for name in ("person", "item", "score")})
    with pytest.raises(BadResponses, match="kosong"):
        LongTable.of(empty)


def test_words_come_in_chunks_as_well() -> None:
    part = pa.table({"person": ["b", "a"], "item": ["1", "1"], "score": [0, 1]})
    other = pa.table({"person": ["c", "a"], "item": ["1", "2"], "score": [1, 1]})
    found = LongTable.of(pa.concat_tables([part, other]))
    assert found.persons == ("a", "b", "c")
    assert found.answers.tolist() == [[1, 1], [0, -1], [1, -1]]
