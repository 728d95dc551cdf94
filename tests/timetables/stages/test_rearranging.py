"""Step by step more may move; what has no place is told, and nothing found is lost."""

from dataclasses import replace

from takar.timetables.problem import Room, Span
from takar.timetables.stages.asking import Effort
from takar.timetables.stages.keeping import Standing, must_move
from takar.timetables.stages.rearranging import free_minutes, moved, rearranged, score, seen
from takar.timetables.timetable import Session
from tests.timetables.invented import INTERVIEW, MONDAY, assessors, days, people, small

ROOMS = (
    Room("W1", 1, methods=("WAWANCARA",)),
    Room("W2", 1, methods=("WAWANCARA",), closed=(Span(MONDAY, 480),)),
)
PROBLEM = small(
    candidates=people(3),
    methods=(INTERVIEW,),
    rooms=ROOMS,
    assessors=assessors(4),
    wishes=replace(small().wishes, is_connected=False),
    days=days(closing=11),
)
SESSIONS = (
    Session("WAWANCARA", "W1", MONDAY, 510, 570, ("P000",), ("A00", "A01")),
    Session("WAWANCARA", "W1", MONDAY, 600, 660, ("P001",), ("A00", "A01")),
    Session("WAWANCARA", "W2", MONDAY, 540, 600, ("P002",), ("A02", "A03")),
)
HALF_HOURS = replace(PROBLEM, wishes=replace(PROBLEM.wishes, step_minutes=30))


def test_somebody_moves_aside_where_only_that_makes_room() -> None:
    standing = Standing(HALF_HOURS, SESSIONS, None, SESSIONS)
    kept = must_move(standing)
    assert kept is not None
    found = rearranged(standing, kept, 0, Effort(10, 20))
    best = found.better[-1]
    assert found.is_best
    assert score(best) == (0, 0, 2)
    assert ("P002", "WAWANCARA") in moved(best)


def test_who_has_no_place_is_asked_nothing() -> None:
    standing = Standing(PROBLEM, SESSIONS[:2], None, SESSIONS, left=(("P002", "WAWANCARA"),))
    assert [own.methods for own in seen(standing).candidates] == [None, None, ()]
    assert score(standing) == (1, 1, 0)


def test_free_minutes_are_those_of_open_rooms_that_serve() -> None:
    standing = Standing(PROBLEM, SESSIONS[:2], None, SESSIONS)
    assert free_minutes(standing, {"WAWANCARA"}) == {("W1", 0): 60, ("W2", 0): 0}
