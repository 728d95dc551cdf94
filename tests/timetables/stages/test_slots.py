"""Where a session may stand, and what lies too close."""

from dataclasses import replace

import pytest

from takar.timetables.problem import Candidate, Day, Room, Span, Travel, Wishes
from takar.timetables.stages.slots import (
    Slot,
    blocks,
    clash,
    cliques,
    event_minute,
    may_sit,
    slot_of,
    slots,
    starts,
)
from takar.timetables.timetable import Session
from tests.timetables.invented import INTERVIEW, MONDAY, TEST, days, small

DAY = Day(MONDAY, 485, 720, ((540, 555), (600, 615)))
PROBLEM = small(
    wishes=Wishes(rest_minutes=15, step_minutes=15), travel=(Travel("A", "B", 30),), days=days(2)
)


def slot(start: int, method: str = "TES", site: str = "A", day: int = 0) -> Slot:
    return Slot(method, "", site, day, start, start, start + 60)


def test_sessions_stand_between_breaks_on_the_grid() -> None:
    assert blocks(DAY) == [(485, 540), (555, 600), (615, 720)]
    assert starts(DAY, 45, 15) == (495, 555, 615, 630, 645, 660, 675)
    assert starts(DAY, 106, 15) == ()


@pytest.mark.parametrize(
    ("start", "site", "day", "is_close"),
    [
        (554, "A", 0, True),
        (555, "A", 0, False),
        (584, "B", 0, True),
        (585, "B", 0, False),
        (480, "A", 1, False),
    ],
)
def test_rest_and_travel_lie_between_two_sittings(
    start: int, site: str, day: int, *, is_close: bool
) -> None:
    first, second = slot(480), slot(start, "WAWANCARA", site, day)
    assert clash(PROBLEM, first, second) == is_close
    assert clash(PROBLEM, second, first) == is_close


def test_what_comes_before_may_not_come_later() -> None:
    ordered = replace(PROBLEM, methods=(TEST, replace(INTERVIEW, after=("TES",))))
    assert not clash(ordered, slot(480), slot(555, "WAWANCARA"))
    assert clash(ordered, slot(555), slot(480, "WAWANCARA"))
    assert clash(ordered, slot(480, day=1), slot(480, "WAWANCARA"))


def test_nobody_sits_while_away_or_elsewhere() -> None:
    away = Candidate("P", away=(Span(MONDAY, 540, 600),))
    assert may_sit(PROBLEM, away, slot(480))
    assert not may_sit(PROBLEM, away, slot(481))
    assert not may_sit(PROBLEM, Candidate("P", site="B"), slot(480))


def test_a_closed_room_holds_nothing() -> None:
    open_ones = [s.start for s in slots(PROBLEM, INTERVIEW, Room("W", 1)) if s.day == 0]
    closed = Room("W", 1, closed=(Span(MONDAY, 480, 700),))
    left = [s.start for s in slots(PROBLEM, INTERVIEW, closed) if s.day == 0]
    assert min(open_ones) == 480
    assert left == []
    assert list(slots(PROBLEM, INTERVIEW, Room("W", 1, methods=("TES",)))) == []


def test_cliques_are_the_largest_sets_that_share_a_moment() -> None:
    found = cliques([(0, 0, 10), (0, 5, 15), (0, 10, 20), (1, 0, 10), (0, 12, 13)])
    assert sorted(map(sorted, found)) == [[0, 1], [1, 2, 4], [3]]


def test_a_session_and_its_slot_are_one() -> None:
    session = Session("TES", "AULA", MONDAY, 480, 540, ("P000",), ())
    assert slot_of(PROBLEM, session).session(PROBLEM, ["P000"], []) == session
    assert event_minute(PROBLEM, 1, 500) == PROBLEM.days[0].length + 20
