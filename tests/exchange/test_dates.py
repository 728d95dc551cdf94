from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from takar.exchange.dates import AMBIGUOUS, UNREADABLE, DateReader, spelling

DAY = date(2020, 4, 3)


@pytest.mark.parametrize(
    "text",
    [
        "03-04-2020",
        "3-4-2020",
        "03/04/2020",
        "03.04.2020",
        "2020-04-03",
        "2020/04/03",
        "2020-04-03 00:00:00",
        "2020-04-03T00:00:00Z",
        "43924",
        "43924.0",
        "3 April 2020",
        "03-Apr-2020",
    ],
)
def test_every_usual_spelling_of_a_date_is_read(text: str) -> None:
    assert DateReader([text])(text) == DAY


@pytest.mark.parametrize(
    "text", ["31-02-2020", "32-01-2020", "03-04-20", "2020", "besok", "03-04/2020", "9999", "99999"]
)
def test_what_is_no_date_is_refused(text: str) -> None:
    assert DateReader([text])(text) is UNREADABLE


def test_serials_are_read_from_1927_to_2119() -> None:
    assert spelling("09999") is None
    assert DateReader([])("10000") == date(1927, 5, 18)
    assert DateReader([])("79999") == date(2119, 1, 10)
    assert spelling("80000") is None


def test_a_file_with_months_first_makes_its_twins_ambiguous() -> None:
    read = DateReader(["03/25/2020", "03/04/2020", "05/05/2020"])
    assert read("03/25/2020") is UNREADABLE
    assert read("03/04/2020") is AMBIGUOUS
    assert read("05/05/2020") == date(2020, 5, 5)


def test_one_slip_among_many_dates_does_not_make_the_others_ambiguous() -> None:
    native = [f"{day:02}-01-2020" for day in range(13, 32)] + ["13-03-2020", "03-04-2020"]
    assert DateReader([*native, "01-25-2020"])("03-04-2020") == DAY
    fewer = native[1:]
    assert DateReader([*fewer, "01-25-2020"])("03-04-2020") is AMBIGUOUS


def test_dates_a_spreadsheet_swapped_silently_are_refused() -> None:
    """Excel turns 03-04 into 4 March and leaves 25-04 as text: the trace of a swap."""
    left = ["25-04-2020", "13-05-2019", "31-12-2018"]
    converted = ["43894", "43932", "2020-03-07"]
    read = DateReader([*left, *converted])
    assert read("25-04-2020") == date(2020, 4, 25)
    assert read("2020-03-07") is AMBIGUOUS
    assert read("43894") is AMBIGUOUS


@pytest.mark.parametrize(
    "others",
    [
        pytest.param(["25-04-2020", "03-04-2020", "31-12-2018"], id="text with small days remains"),
        pytest.param(["25-04-2020", "31-12-2018"], id="too few to tell"),
    ],
)
def test_without_that_trace_converted_dates_are_taken(others: list[str]) -> None:
    read = DateReader([*others, "43894", "43932", "2020-03-07"])
    assert read("2020-03-07") == date(2020, 3, 7)


def test_converted_dates_with_large_days_show_that_nothing_was_swapped() -> None:
    read = DateReader(["25-04-2020", "13-05-2019", "31-12-2018", "2020-03-27", "43894", "43932"])
    assert read("43894") == date(2020, 3, 4)


@given(st.dates(min_value=date(1930, 1, 1), max_value=date(2100, 1, 1)))
def test_a_date_written_in_any_way_comes_back(day: date) -> None:
    serial = str((day - date(1899, 12, 30)).days)
    for text in (f"{day:%d-%m-%Y}", f"{day:%Y-%m-%d}", f"{day:%d/%m/%Y}", serial):
        assert DateReader([text])(text) == day


@given(st.lists(st.dates(min_value=date(1930, 1, 1), max_value=date(2100, 1, 1)), min_size=1))
def test_the_order_of_the_dates_does_not_matter(days: list[date]) -> None:
    texts = [f"{day:%d-%m-%Y}" if day.day > 12 else f"{day:%Y-%m-%d}" for day in days]
    forward, backward = DateReader(texts), DateReader(reversed(texts))
    assert [forward(text) for text in texts] == [backward(text) for text in texts]
