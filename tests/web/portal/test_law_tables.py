from datetime import date
from decimal import Decimal

import pytest

from takar.kernel.language import speaking
from takar.regulations.bands import Band
from takar.regulations.book import Book
from takar.web.portal.law_tables import LawTable, label, limits, tables_of

LAW = Book.load().on(date(2025, 6, 1))


def tables(key: str) -> list[LawTable]:
    return tables_of(Book.load().form(key), LAW.value(key), LAW.cite(key))


def test_every_rule_of_the_book_becomes_tables_without_empty_heads() -> None:
    for key in LAW.keys():  # noqa: SIM118 - a law is no dict
        for table in tables(key):
            assert all(table.heads), key
            assert table.lines, key
            assert all(len(line.cells) == len(table.heads) for line in table.lines), key


@pytest.mark.parametrize(
    ("band", "words"),
    [
        ({"at_least": 80}, "80 ke atas"),
        ({"over": 72}, "lebih dari 72"),
        ({"at_least": 68, "below": 80}, "68 ke atas, kurang dari 80"),
        ({"over": 46, "up_to": 72}, "lebih dari 46, sampai dengan 72"),
        ({}, "semua nilai"),
    ],
)
def test_limits_say_whether_the_number_itself_belongs(band: dict[str, int], words: str) -> None:
    exact = {name: Decimal(value) for name, value in band.items()}
    assert limits(Band(code="X", title="", **exact)) == words


def test_the_matrix_stands_as_it_is_printed() -> None:
    [table] = tables("nine_box.matrix")
    assert [line.cells[1:] for line in table.lines] == [
        ("4", "7", "9"),
        ("2", "5", "8"),
        ("1", "3", "6"),
    ]


def test_a_profile_shows_weights_doubts_bands_and_rubrics() -> None:
    performance, potential, *others = tables("talent.profile")
    assert sum(int(line.cells[1]) for line in performance.lines) == 100
    assert performance.lines[0].certainty == "likely"
    assert potential.inner
    assert [table.caption for table in others] == [
        "Kategori Kinerja",
        "Kategori Potensial",
        "Nilai gabungan",
    ]


def test_fields_have_words_for_readers() -> None:
    with speaking("id"):
        assert label("classify_on") == "Kategori ditentukan dari"
        assert label("some_new_field") == "Some new field"
