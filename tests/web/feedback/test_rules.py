from datetime import date

import pytest

from takar.web.feedback.rules import FOLLOWING, is_late, may_become, working_days_after


@pytest.mark.parametrize(
    ("day", "count", "last"),
    [
        (date(2025, 5, 14), 0, date(2025, 5, 14)),
        (date(2025, 5, 14), 2, date(2025, 5, 16)),
        (date(2025, 5, 14), 3, date(2025, 5, 19)),
        (date(2025, 5, 17), 1, date(2025, 5, 19)),
        (date(2025, 5, 16), 10, date(2025, 5, 30)),
        (date(2025, 5, 14), 21, date(2025, 6, 12)),
    ],
)
def test_saturday_and_sunday_are_no_working_days(day: date, count: int, last: date) -> None:
    assert working_days_after(day, count) == last


def test_the_last_day_is_not_late_and_the_next_is() -> None:
    due = date(2025, 5, 19)
    assert not is_late(due, due)
    assert is_late(date(2025, 5, 20), due)
    assert not is_late(due, None)


def test_advice_that_is_finished_or_dropped_can_be_taken_up_again() -> None:
    assert may_become("SELESAI", "DIJALANKAN")
    assert may_become("DIBATALKAN", "DISARANKAN")
    assert not may_become("DISARANKAN", "SELESAI")
    assert all(state not in followers for state, followers in FOLLOWING.items())
