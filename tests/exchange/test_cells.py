from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from takar.exchange.cells import (
    EXCEL_ERROR,
    cleaned,
    exact_number,
    heading_key,
    is_formula,
    neutral,
    plain_text,
)


@pytest.mark.parametrize("raw", ["", "  ", "-", "null", "NULL", "Null", "'", "''", "'null", "'-"])
def test_what_says_nothing_is_missing(raw: str) -> None:
    assert cleaned(raw) is None


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("'1980", "1980"),
        ("'''1980", "1980"),
        (" ' 1980 ", "1980"),
        ("\ufeffNAMA", "NAMA"),
        ("A\u00a0 B\tC\nD", "A B C D"),
        ("MA'RUF", "MA'RUF"),
        ("0", "0"),
        ("--", "--"),
        ("nullah", "nullah"),
    ],
)
def test_marks_and_stray_blanks_are_taken_off(raw: str, text: str) -> None:
    assert cleaned(raw) == text


@given(st.text())
def test_leading_apostrophes_never_change_a_cell(text: str) -> None:
    assert cleaned(f"'{text}") == cleaned(text)
    assert cleaned(f"''{text}") == cleaned(text)


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    once = cleaned(text)
    assert once is None or cleaned(once) == once


@pytest.mark.parametrize("text", ["=1+1", "+62", "@SUM(A1)"])
def test_what_a_spreadsheet_would_run_is_a_formula(text: str) -> None:
    assert is_formula(text)
    assert not is_formula(f"a{text}")


@given(st.text())
def test_a_neutral_text_runs_nothing(text: str) -> None:
    assert not is_formula(neutral(text) or "")


def test_a_cell_of_nothing_but_signs_becomes_a_gap() -> None:
    assert neutral("=+@") is None


def test_error_marks_are_no_text() -> None:
    assert plain_text("#ref!") is EXCEL_ERROR
    assert plain_text("#1 DINAS") == "#1 DINAS"


@pytest.mark.parametrize("text", ["NIP BARU", "nip_baru", " Nip  Baru * ", "NIP-BARU"])
def test_headings_are_compared_in_one_spelling(text: str) -> None:
    assert heading_key(text) == "nip_baru"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("3", Decimal(3)),
        ("2,5", Decimal("2.5")),
        ("2.5", Decimal("2.5")),
        ("-1", Decimal(-1)),
        ("1.234,5", None),
        ("tiga", None),
        ("NaN", None),
        ("Infinity", None),
    ],
)
def test_numbers_are_read_exactly_or_not_at_all(text: str, number: Decimal | None) -> None:
    assert exact_number(text) == number
