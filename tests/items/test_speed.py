from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from takar.items.speed import SpeedShape, column, mark_column, mark_sheet, sheet, sums
from tests.items.samples import speed_shape


def test_the_same_seed_gives_the_same_digits_for_ever() -> None:
    assert column(17, 6, 2) == ((0, 7, 6, 2, 3, 4), (7, 3, 7, 4, 6, 6))


def test_another_seed_gives_other_digits() -> None:
    assert column(17, 40, 10) != column(18, 40, 10)


def test_every_digit_comes_about_as_often() -> None:
    digits = [digit for one in column(5, 80, 60) for digit in one]
    counts = [digits.count(digit) for digit in range(10)]
    assert set(digits) == set(range(10))
    assert min(counts) > 400
    assert max(counts) < 560


@given(st.lists(st.integers(0, 9), min_size=2, max_size=40))
def test_the_right_answers_are_all_right(digits: list[int]) -> None:
    mark = mark_column(digits, sums(digits))
    assert (mark.right, mark.wrong, mark.skipped) == (len(digits) - 1, 0, 0)


def test_a_skipped_place_is_neither_right_nor_wrong() -> None:
    mark = mark_column([3, 9, 5, 1], "2-7")
    assert (mark.answered, mark.right, mark.wrong, mark.skipped) == (2, 1, 1, 1)


def test_a_sheet_says_pace_accuracy_and_stability_exactly() -> None:
    shape = speed_shape(columns=3, rows=5)
    right = [sums(digits) for digits in sheet(shape)]
    mark = mark_sheet(shape, [right[0], right[1][:2], right[2][:3]])
    assert mark.pace == 3
    assert mark.accuracy == 1
    assert mark.unevenness == Fraction(2, 3)
    assert mark.widest == 2
    assert mark.endurance == -1
    assert mark.right == 9


def test_columns_never_begun_count_as_empty() -> None:
    shape = speed_shape(columns=4)
    first = sums(sheet(shape)[0])
    mark = mark_sheet(shape, [first])
    assert len(mark.columns) == 1
    assert mark.pace == 1
    assert mark.endurance == -4


def test_nothing_answered_has_no_accuracy() -> None:
    assert mark_sheet(speed_shape(), []).accuracy is None


@pytest.mark.parametrize(
    ("name", "least", "most"), [("columns", 1, 60), ("rows", 3, 80), ("seconds", 5, 180)]
)
def test_a_sheet_has_bounds(name: str, least: int, most: int) -> None:
    for value in (least, most):
        assert SpeedShape.model_validate({"seed": 1, name: value})
    for value in (least - 1, most + 1):
        with pytest.raises(ValidationError):
            SpeedShape.model_validate({"seed": 1, name: value})
