from datetime import UTC, datetime, timedelta

import pytest

from takar.web.sittings.rules.clock import WHOLE, Clock
from takar.web.sittings.rules.course import Course, course_of, ended_by_time

START = datetime(2025, 5, 14, 8, tzinfo=UTC)
TEN = timedelta(minutes=10)
TICK = timedelta(microseconds=1)
NONE = timedelta()


def clocks(*some: Clock) -> dict[str, Clock]:
    return {one.section: one for one in some}


FRESH = clocks(Clock("A", TEN), Clock("B", TEN))
RUNS = clocks(Clock("A", TEN, START), Clock("B", TEN))


def test_the_first_section_comes_first() -> None:
    assert course_of(["A", "B"], FRESH, START) == Course(None, "A", ())


@pytest.mark.parametrize(
    ("now", "course"),
    [
        (START, Course("A", None, ())),
        (START + TEN - TICK, Course("A", None, ())),
        (START + TEN, Course(None, "B", ("A",))),
    ],
)
def test_a_section_is_over_at_the_moment_its_time_is_up(now: datetime, course: Course) -> None:
    assert course_of(["A", "B"], RUNS, now) == course


def test_who_closes_a_section_goes_on_to_the_next() -> None:
    closed = clocks(Clock("A", TEN, START, ended_at=START + TEN / 2), Clock("B", TEN))
    assert course_of(["A", "B"], closed, START + TEN / 2) == Course(None, "B", ("A",))


def test_nothing_left_is_over() -> None:
    done = clocks(Clock("A", TEN, START), Clock("B", TEN, START + TEN))
    assert course_of(["A", "B"], done, START + 2 * TEN).is_over
    assert not course_of(["A", "B"], done, START + 2 * TEN - TICK).is_over


@pytest.mark.parametrize(("now", "is_over"), [(START + TEN - TICK, False), (START + TEN, True)])
def test_a_section_on_the_whole_clock_is_lost_with_it(now: datetime, *, is_over: bool) -> None:
    shared = clocks(
        Clock(WHOLE, TEN, START),
        Clock("A", NONE, START, ended_at=START + TICK),
        Clock("B", NONE),
    )
    assert course_of(["A", "B"], shared, now).is_over == is_over


def test_only_what_nobody_closed_was_ended_by_its_time() -> None:
    now = START + TEN
    assert ended_by_time(RUNS["A"], RUNS, now) == now
    assert ended_by_time(RUNS["A"], RUNS, now - TICK) is None
    assert ended_by_time(RUNS["B"], RUNS, now) is None
    closed = Clock("A", TEN, START, ended_at=START)
    assert ended_by_time(closed, clocks(closed), now) is None
