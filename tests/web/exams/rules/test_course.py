from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest

from takar.web.exams.rules.course import (
    EARLIEST,
    NotNow,
    Standing,
    is_its_day,
    moved,
    obstacles,
)

TIME = datetime(2026, 5, 4, 8, tzinfo=UTC)
READY = Standing(
    people=10,
    unseated=0,
    without_pin=0,
    loose_forms=0,
    unwatched_rooms=0,
    has_session_pin=True,
    opens_at=TIME,
)
SECOND = timedelta(seconds=1)


def test_a_session_goes_its_course_and_no_other() -> None:
    states = ["DISIAPKAN", "DIBUKA", "BERJALAN", "DITUTUP", "DISAHKAN"]
    for before, after in pairwise(states):
        assert moved(before, after, READY, TIME, because="") == after
    for before, after in (("DISIAPKAN", "BERJALAN"), ("DITUTUP", "BERJALAN"), ("DISAHKAN", "")):
        with pytest.raises(NotNow):
            moved(before, after, READY, TIME, because="x")


def test_going_back_before_the_clocks_run_needs_a_reason() -> None:
    assert moved("DIBUKA", "DISIAPKAN", READY, TIME, because="Listrik padam") == "DISIAPKAN"
    with pytest.raises(NotNow, match="Alasannya"):
        moved("DIBUKA", "DISIAPKAN", READY, TIME, because=" ")


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"people": 0}, "Belum ada peserta"),
        ({"unseated": 1}, "1 peserta belum mendapat kursi"),
        ({"without_pin": 2}, "2 peserta belum mempunyai PIN"),
        ({"loose_forms": 3}, "3 peserta memakai naskah"),
        ({"unwatched_rooms": 1}, "1 ruang belum mempunyai pengawas"),
    ],
)
def test_people_are_let_in_only_when_everything_is_ready(change: dict[str, Any], word: str) -> None:
    assert obstacles("DIBUKA", READY, TIME) == []
    with pytest.raises(NotNow, match=word):
        moved("DISIAPKAN", "DIBUKA", replace(READY, **change), TIME, because="")


def test_a_session_opens_twelve_hours_before_its_time_and_not_a_second_earlier() -> None:
    assert obstacles("DIBUKA", READY, TIME - EARLIEST) == []
    assert len(obstacles("DIBUKA", READY, TIME - EARLIEST - SECOND)) == 1


def test_clocks_start_at_the_time_of_the_session_and_not_a_second_earlier() -> None:
    assert obstacles("BERJALAN", READY, TIME) == []
    assert len(obstacles("BERJALAN", READY, TIME - SECOND)) == 1
    assert len(obstacles("BERJALAN", replace(READY, has_session_pin=False), TIME)) == 1


def test_the_session_pin_is_given_on_the_days_of_the_session_only() -> None:
    opens, closes = datetime(2026, 5, 4, 8, tzinfo=UTC), datetime(2026, 5, 5, 12, tzinfo=UTC)
    told = {
        datetime(2026, 5, 3, 23, 59, 59, tzinfo=UTC): False,
        datetime(2026, 5, 4, 0, tzinfo=UTC): True,
        datetime(2026, 5, 5, 23, 59, 59, tzinfo=UTC): True,
        datetime(2026, 5, 6, 0, tzinfo=UTC): False,
    }
    assert {now: is_its_day(opens, closes, now) for now in told} == told
