import pytest

from takar.web.rating_quality.papers.sections import WIDE, Section, Table, between


@pytest.mark.parametrize(
    ("words", "last", "sides"),
    [
        (1, False, ["kiri", "kanan", "kanan"]),
        (2, False, ["kiri", "kiri", "kanan"]),
        (1, True, ["kiri", "kanan", "kiri"]),
    ],
)
def test_words_stand_to_the_left_and_numbers_to_the_right(
    words: int, last: bool, sides: list[str]
) -> None:
    found = Table("Daftar", ["a", "b", "c"], [("x", "1", "2")], words=words, last=last).facts()
    assert found["sides"] == sides
    assert [width > 0 for width in found["widths"]] == [side == "kiri" for side in sides]


def test_a_column_of_sentences_is_the_widest() -> None:
    found = Table("Daftar", ["a", "b", "c"], [("x", "1", "kalimat")], last=True).facts()
    assert found["widths"] == [1, 0, WIDE]


def test_a_table_without_rows_is_left_out() -> None:
    section = Section("Bagian", tables=[Table("Kosong", ["a"], []), Table("Isi", ["a"], [("x",)])])
    assert [one["caption"] for one in section.facts()["tables"]] == ["Isi"]


def test_a_gap_in_an_interval_is_a_dash() -> None:
    assert between(None, 0.5) == "– – 0,50"
