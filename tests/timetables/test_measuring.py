"""Days, waiting and load, added up by hand."""

import datetime as dt
from dataclasses import replace

from takar.timetables.measuring import days_used, load, waiting
from takar.timetables.timetable import Session
from tests.timetables.invented import INTERVIEW, MONDAY, TEST, days, small

TUESDAY = MONDAY + dt.timedelta(1)
SESSIONS = (
    Session("TES", "AULA", MONDAY, 480, 540, ("P000", "P001")),
    Session("WAWANCARA", "W", MONDAY, 600, 660, ("P000",), ("A00", "A01")),
    Session("WAWANCARA", "W", TUESDAY, 480, 540, ("P001",), ("A00", "A02")),
)


def test_waiting_counts_between_sittings_and_for_coming_again() -> None:
    problem = small(days=days(3))
    assert days_used(problem, SESSIONS) == 2
    assert waiting(problem, SESSIONS) == 60 + 240
    assert load(problem, SESSIONS) == 120


def test_preparation_is_nobodys_load() -> None:
    prepared = replace(INTERVIEW, duration_minutes=45, preparation_minutes=15)
    assert load(small(methods=(TEST, prepared)), SESSIONS) == 90


def test_nothing_takes_nothing() -> None:
    assert (days_used(small(), ()), waiting(small(), ()), load(small(), ())) == (0, 0, 0)
