from datetime import date

import pytest

from takar.measures.merit import FIRST, SECOND, UnknownInstrument, aspects_of
from takar.regulations.book import Book
from tests.measures.merit.made import LAW


def test_both_instruments_have_eight_aspects_of_their_own() -> None:
    first, second = aspects_of(FIRST, LAW), aspects_of(SECOND, LAW)
    assert (len(first), len(second)) == (8, 8)
    assert set(first) != set(second)


def test_the_later_instrument_is_not_known_before_its_day() -> None:
    before = Book.load().on(date(2025, 12, 30))
    with pytest.raises(UnknownInstrument):
        aspects_of(SECOND, before)
    assert aspects_of(SECOND, Book.load().on(date(2025, 12, 31)))
    assert aspects_of(FIRST, before)
    with pytest.raises(UnknownInstrument):
        aspects_of("LAIN", LAW)


def test_the_points_sum_to_410_or_to_400() -> None:
    aspects = aspects_of(FIRST, LAW).values()
    assert sum(aspect["points"] for aspect in aspects) == 410
    assert sum(aspect["other_points"] or aspect["points"] for aspect in aspects) == 400
