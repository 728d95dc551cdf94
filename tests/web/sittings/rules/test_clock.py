from datetime import UTC, datetime, timedelta

import pytest

from takar.web.sittings.rules.clock import (
    GRACE,
    WHOLE,
    Clock,
    allotted,
    due_at,
    end_of,
    is_open,
    remaining,
)

START = datetime(2025, 5, 14, 8, tzinfo=UTC)
TEN = timedelta(minutes=10)
TICK = timedelta(microseconds=1)


@pytest.mark.parametrize(
    ("minutes", "percent", "seconds"), [(30, 0, 1800), (30, 25, 2250), (1, 1, 61), (None, 50, 0)]
)
def test_special_needs_lengthen_a_section_and_never_round_down(
    minutes: int | None, percent: int, seconds: int
) -> None:
    assert allotted(minutes, percent) == timedelta(seconds=seconds)


def test_a_clock_that_has_not_begun_has_no_end_and_no_time_left() -> None:
    clock = Clock("A", TEN)
    assert due_at(clock, [clock]) is None
    assert end_of(clock, [clock]) is None
    assert remaining(clock, [clock], START) == timedelta()
    assert not is_open(clock, [clock], START)


def test_every_credit_moves_the_end() -> None:
    clock = Clock("A", TEN, START, credited=timedelta(minutes=3))
    assert due_at(clock, [clock]) == START + timedelta(minutes=13)


def test_a_section_closed_early_ends_then_and_one_closed_late_ends_in_time() -> None:
    early = Clock("A", TEN, START, ended_at=START + timedelta(minutes=4))
    late = Clock("A", TEN, START, ended_at=START + timedelta(minutes=40))
    assert end_of(early, []) == START + timedelta(minutes=4)
    assert end_of(late, []) == START + TEN


def test_a_section_without_a_clock_runs_on_that_of_the_whole_test() -> None:
    whole = Clock(WHOLE, TEN, START, credited=timedelta(minutes=1))
    section = Clock("B", timedelta(), START + timedelta(minutes=5))
    assert due_at(section, [whole, section]) == START + timedelta(minutes=11)
    assert due_at(section, [section]) is None
    assert due_at(section, [Clock(WHOLE, TEN), section]) is None


@pytest.mark.parametrize(("late", "open_"), [(GRACE, True), (GRACE + TICK, False)])
def test_answers_on_their_way_at_the_end_are_in_time(late: timedelta, *, open_: bool) -> None:
    clock = Clock("A", TEN, START)
    assert is_open(clock, [clock], START + TEN + late) is open_


def test_time_left_never_falls_below_nothing() -> None:
    clock = Clock("A", TEN, START)
    assert remaining(clock, [clock], START + timedelta(minutes=9)) == timedelta(minutes=1)
    assert remaining(clock, [clock], START + timedelta(minutes=11)) == timedelta()
