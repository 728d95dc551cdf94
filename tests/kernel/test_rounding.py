from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from takar.kernel.rounding import half_up, printed


@pytest.mark.parametrize(
    ("value", "rounded"),
    [
        (Decimal("79.994"), "79.99"),
        (Decimal("79.995"), "80.00"),  # the half goes up
        (Decimal("79.996"), "80.00"),
        (Decimal("-0.125"), "-0.13"),
        (Fraction(1, 3), "0.33"),
        (Fraction(2, 3), "0.67"),
        (Fraction(1, 200), "0.01"),
        (Fraction(-1, 200), "-0.01"),
        (72, "72.00"),
    ],
)
def test_the_half_is_rounded_away_from_zero(value: Decimal | Fraction | int, rounded: str) -> None:
    assert str(half_up(value)) == rounded


@given(st.decimals(-1000, 1000, places=5))
def test_a_decimal_and_its_fraction_are_rounded_alike(value: Decimal) -> None:
    assert half_up(value) == half_up(Fraction(value))


def test_a_missing_number_is_a_dash_and_zero_is_zero() -> None:
    assert printed(None) == "–"
    assert printed(0) == "0,00"


def test_numbers_are_printed_as_the_reader_writes_them() -> None:
    assert printed(Decimal("1234.565")) == "1.234,57"
    assert printed(Decimal("1234.565"), locale="en") == "1,234.57"
    assert printed(Decimal("77.5"), 0) == "78"
