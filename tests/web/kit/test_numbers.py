import pytest
from django.http import QueryDict

from takar.web.kit.numbers import row_number, ticked


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("7", 7),
        ("9" * 18, int("9" * 18)),
        ("9" * 19, 0),
        ("-1", 0),
        ("²", 0),
        ("٣", 0),
        ("x", 0),
        ("", 0),
        (None, 0),
    ],
)
def test_only_plain_digits_that_fit_are_the_number_of_a_row(text: str | None, number: int) -> None:
    assert row_number(text) == number


def test_ticks_that_are_no_numbers_are_left_out() -> None:
    assert ticked(QueryDict("pk=3&pk=x&pk=²&pk=4&other=5")) == [3, 4]
