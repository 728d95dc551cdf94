import json
from decimal import Decimal

import pytest

from takar.regulations.bands import Span
from takar.regulations.book import Book
from takar.regulations.reading import limits, plain, rows
from tests.regulations.shelves import DAY

LAW = Book.load().on(DAY)


@pytest.mark.parametrize("key", LAW.keys())
def test_every_value_of_the_book_can_be_listed_and_written_as_json(key: str) -> None:
    value = LAW.value(key)
    assert all(row.text for row in rows(value))
    assert json.dumps(plain(value))


def test_bands_are_told_with_signs() -> None:
    assert rows(LAW.bands("jpm.bands_filling"))[1] == ("MASIH_MEMENUHI_SYARAT", "≥ 68, < 80")
    assert limits(Span(over=Decimal(46), up_to=Decimal(72))) == "> 46, ≤ 72"


def test_a_cell_is_named_by_row_and_column() -> None:
    assert ("DI_ATAS_EKSPEKTASI.TINGGI", "9") in rows(LAW.matrix("nine_box.matrix"))


def test_a_repealed_value_has_no_lines() -> None:
    assert rows(None) == []


def test_words_that_are_not_texts_are_told_for_people() -> None:
    told = rows({"a": True, "b": False, "c": None, "d": ["x", "y"], "e": {"f": Decimal(1)}})
    assert [row.text for row in told] == ["ya", "tidak", "–", "x, y", "f: 1"]


def test_exact_numbers_become_text() -> None:
    assert plain({("A", "B"): [Decimal("0.10")]}) == {"A.B": ["0.10"]}


def test_a_profile_is_told_with_all_that_decides_a_score() -> None:
    told = {row.part: row.text for row in rows(LAW.value("talent.profile"))}
    assert told["performance.penilaian_kinerja"] == "60 – Penilaian kinerja"
    assert "SANGAT_BAIK: 100" in told["performance.penilaian_kinerja.points"]
    assert "years: 2" in told["performance.penilaian_kinerja.rubric"]
    part = "potential.pengalaman_jabatan.lama_jabatan"
    assert told[f"{part}.bands"] == "< 2: 60; ≥ 2, < 5: 80; ≥ 5: 100"
    assert told["talent"] == "performance: 50; potential: 50"
    assert told["final.ADMINISTRATOR"] == "talent: 60; technical: 40"
