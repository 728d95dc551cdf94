from datetime import date

import pytest

from takar.measures.succession.months import (
    Every,
    months_between,
    months_later,
    next_month,
    period_of,
)


@pytest.mark.parametrize(
    ("end", "months"),
    [
        (date(2025, 6, 13), 0),
        (date(2025, 6, 14), 1),
        (date(2026, 5, 13), 11),
        (date(2026, 5, 14), 12),
        (date(2025, 5, 14), 0),
        (date(2025, 5, 13), -1),
        (date(2025, 4, 14), -1),
        (date(2025, 4, 13), -2),
    ],
)
def test_only_whole_months_are_left(end: date, months: int) -> None:
    assert months_between(date(2025, 5, 14), end) == months


def test_a_month_later_than_the_last_day_is_the_last_day() -> None:
    assert months_later(date(2024, 1, 31), 1) == date(2024, 2, 29)
    assert months_later(date(2025, 12, 1), 1) == date(2026, 1, 1)
    assert months_later(date(2025, 5, 14), -5) == date(2024, 12, 14)


def test_the_next_month_of_its_first_day_is_still_the_next() -> None:
    assert next_month(date(2026, 3, 1)) == date(2026, 4, 1)
    assert next_month(date(2026, 3, 31)) == date(2026, 4, 1)


@pytest.mark.parametrize(
    ("every", "start"),
    [("month", date(2025, 6, 1)), ("quarter", date(2025, 4, 1)), ("year", date(2025, 1, 1))],
)
def test_a_period_begins_on_its_first_day(every: Every, start: date) -> None:
    assert period_of(date(2025, 6, 30), every) == start
