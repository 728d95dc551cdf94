from datetime import date
from decimal import Decimal
from fractions import Fraction

import ibis
import pytest
from hypothesis import given
from hypothesis import strategies as st

from takar.kernel.calendar import add_years, whole_years
from takar.kernel.rounding import half_up
from takar.regulations.bands import Band, partition
from takar.tables import expressions
from takar.tables.expressions import band, divided, points, whole, window_start

BANDS = partition(
    (
        Band(code="LOW", title="", up_to=Decimal(46)),
        Band(code="MIDDLE", title="", over=Decimal(46), below=Decimal("72.5")),
        Band(code="HIGH", title="", at_least=Decimal("72.5")),
    )
)
CONNECTION = ibis.duckdb.connect()


def said(value: ibis.Value) -> object:
    return CONNECTION.execute(value)


@given(st.integers(0, 10**13), st.integers(1, 10**10))
def test_division_is_exact_and_rounds_half_up(numerator: int, denominator: int) -> None:
    expected = half_up(Fraction(numerator, denominator), 0)
    assert said(divided(whole(numerator), denominator)) == expected


@pytest.mark.parametrize(
    ("millionths", "code"),
    [
        (46_000_000, "LOW"),
        (46_000_001, "MIDDLE"),
        (72_499_999, "MIDDLE"),
        (72_500_000, "HIGH"),
    ],
)
def test_a_band_is_exact_at_its_limits(millionths: int, code: str) -> None:
    assert said(band(whole(millionths), BANDS)) == code


def test_a_ratio_is_banded_without_being_divided() -> None:
    third = band(whole(100 * 46), BANDS, whole(100))
    above = band(whole(100 * 46 + 1), BANDS, whole(100))
    assert (said(third), said(above)) == ("LOW", "MIDDLE")


def test_a_gap_has_no_band_and_no_points() -> None:
    nothing = ibis.null("int64")
    assert CONNECTION.to_pyarrow(band(nothing, BANDS)).as_py() is None
    gap = points(ibis.literal("S1").nullif("S1"), {"S1": Decimal(80)}, other=Decimal(5))
    assert CONNECTION.to_pyarrow(gap).as_py() is None


def test_points_are_millionths_and_others_have_their_own() -> None:
    table = {"S1": Decimal("80.5")}
    assert said(points(ibis.literal("S1"), table)) == 80_500_000
    assert said(points(ibis.literal("S2"), table, other=Decimal(1))) == 1_000_000


@given(st.dates(date(1950, 1, 1), date(2090, 1, 1)), st.integers(1, 40))
def test_a_window_starts_on_the_first_day_that_reaches_the_end(day: date, years: int) -> None:
    start = window_start(day, years)
    assert add_years(start, years) >= day
    before = date.fromordinal(start.toordinal() - 1)
    assert add_years(before, years) < day


@given(st.dates(date(1950, 1, 1), date(2025, 5, 14)))
def test_years_are_counted_as_the_kernel_counts(start: date) -> None:
    day = date(2025, 5, 14)
    assert said(expressions.whole_years(ibis.literal(start), day)) == whole_years(start, day)
