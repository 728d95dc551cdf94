from datetime import date

import pytest

from takar.regulations.book import Book
from takar.regulations.faults import NotInForce, UnknownKey
from takar.regulations.law import Law, OtherShape
from tests.regulations.shelves import DAY


@pytest.fixture
def law() -> Law:
    return Book.load().on(DAY)


def test_each_kind_is_asked_for_by_its_own_word(law: Law) -> None:
    assert law.number("publication.small_cell") == 5
    assert law.bands("jpm.bands_filling").codes[0] == "MEMENUHI_SYARAT"
    assert law.points("assessment.required_levels")["ADMINISTRATOR"] == 3
    assert law.codes("assessment.competencies")["INTEGRITAS"].title == "Integritas"
    assert law.matrix("nine_box.matrix")["DI_ATAS_EKSPEKTASI", "TINGGI"] == "9"
    assert law.record("jpm.formula")["cap"] == "none"


def test_a_key_asked_for_as_another_kind_is_refused(law: Law) -> None:
    with pytest.raises(OtherShape, match=r"jpm\.formula"):
        law.number("jpm.formula")


def test_before_its_first_day_a_parameter_is_not_in_force() -> None:
    with pytest.raises(NotInForce, match="tidak berlaku pada 31-12-2018") as refused:
        Book.load().on(date(2018, 12, 31)).number("assessment.validity_years")
    assert "takar law show" in str(refused.value.hint)


def test_a_key_that_no_shelf_holds_is_unknown(law: Law) -> None:
    with pytest.raises(UnknownKey, match=r"jpm\.nothing"):
        law.value("jpm.nothing")


def test_a_citation_tells_source_article_dates_and_certainty(law: Law) -> None:
    citation = law.cite("assessment.validity_years")
    assert citation.place == "Peraturan BKN Nomor 26 Tahun 2019, Pasal 29 ayat (4)"
    assert (citation.since, citation.certainty, citation.shelf) == (
        date(2019, 1, 1),
        "certain",
        "national",
    )


def test_a_part_has_its_own_certainty_and_the_others_that_of_the_whole(law: Law) -> None:
    key = "assessment.required_levels"
    assert law.cite(key, "AHLI_MADYA").certainty == "unsure"
    assert "3 bila" in law.cite(key, "AHLI_MADYA").note
    assert law.cite(key, "ADMINISTRATOR").certainty == "likely"


def test_doubts_name_what_is_not_certain_least_sure_first(law: Law) -> None:
    doubts = law.doubts("assessment.required_levels", "assessment.validity_years")
    assert {doubt.key for doubt in doubts} == {"assessment.required_levels"}
    assert [doubt.certainty for doubt in doubts] == ["unsure"] * 8 + ["likely"]
    assert len(law.doubts()) > len(doubts)


def test_the_law_knows_its_edition(law: Law) -> None:
    assert len(law.edition) == 64
    assert law.keys() == sorted(law.keys())


def test_what_was_not_known_yet_is_said_so() -> None:
    law = Book.load().on(date(2025, 6, 1), known_on=date(2024, 12, 31))
    with pytest.raises(NotInForce, match="sejauh diketahui pada 31-12-2024"):
        law.value("talent.profile")
