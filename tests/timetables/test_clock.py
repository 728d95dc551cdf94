"""Times and days are printed as Indonesians write them."""

import datetime as dt

from takar.timetables.clock import clock, printed_day


def test_times_and_days_are_printed_with_leading_zeros() -> None:
    assert (clock(0), clock(545), clock(1439)) == ("00.00", "09.05", "23.59")
    assert printed_day(dt.date(2026, 3, 1)) == "01-03-2026"
