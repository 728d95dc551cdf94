import pytest

from takar.exchange.files.grid import Grid
from takar.exchange.files.headings import (
    ColumnTwice,
    MissingColumns,
    check_obligatory,
    places_of,
    unknown_headings,
)


def grid(*headings: str) -> Grid:
    return Grid(headings, 1, (), (), {}, 0, ())


def test_an_earlier_spelling_goes_before_a_later_one() -> None:
    spellings = ({"nip_baru": "NIP"}, {"nip": "NIP", "nama": "NAMA"})
    assert places_of(grid("nip", "NIP BARU", "Nama"), spellings, "x") == {"NIP": 1, "NAMA": 2}


def test_the_first_of_two_other_names_is_taken() -> None:
    assert places_of(grid("OPD", "SKPD"), ({"opd": "U", "skpd": "U"},), "x") == {"U": 0}


def test_the_same_heading_twice_is_refused() -> None:
    with pytest.raises(ColumnTwice, match="nama"):
        places_of(grid("NAMA", "nama"), ({"nama": "NAMA"},), "x")


def test_every_missing_column_is_named_at_once() -> None:
    check_obligatory({"A": 0, "B": 1}, ("A", "B"), "x")
    with pytest.raises(MissingColumns, match=r"x tidak memuat kolom wajib: B, C\."):
        check_obligatory({"A": 0}, ("A", "B", "C"), "x")


def test_unknown_headings_are_told_in_one_note() -> None:
    assert unknown_headings(grid("A", ""), {"a"}) == []
    (note,) = unknown_headings(grid("A", "Hobi", "Zodiak"), {"a"})
    assert "Hobi, Zodiak" in str(note)
