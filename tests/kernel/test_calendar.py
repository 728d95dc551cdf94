from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from takar.kernel.calendar import add_years, whole_years

DAYS = st.dates(date(1950, 1, 1), date(2050, 12, 31))


@pytest.mark.parametrize(
    ("end", "years"),
    [
        (date(2025, 5, 13), 4),  # the day before
        (date(2025, 5, 14), 5),  # on the day
        (date(2025, 5, 15), 5),  # the day after
    ],
)
def test_a_year_is_full_on_its_anniversary(end: date, years: int) -> None:
    assert whole_years(date(2020, 5, 14), end) == years


def test_the_leap_day_falls_back_to_the_last_of_february() -> None:
    assert add_years(date(2024, 2, 29), 3) == date(2027, 2, 28)
    assert add_years(date(2024, 2, 29), 4) == date(2028, 2, 29)


@given(DAYS, st.integers(0, 40))
def test_some_years_on_are_that_many_whole_years(day: date, years: int) -> None:
    later = add_years(day, years)
    is_fallen_back = (day.month, day.day) == (2, 29) and later.day == 28
    assert whole_years(day, later) == years - (1 if is_fallen_back else 0)
    assert whole_years(day, later + timedelta(days=1)) == years
