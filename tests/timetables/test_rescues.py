"""What is still to come after a mishap, and what is told of those without a place."""

from dataclasses import replace
from time import monotonic

from takar.kernel.language import msg
from takar.timetables.problem import Room, Span
from takar.timetables.rescues import least_left, rescues, to_come, told_left
from takar.timetables.stages.asking import Effort
from takar.timetables.stages.keeping import Standing
from takar.timetables.timetable import Session
from tests.timetables.invented import MONDAY, days, small

SESSIONS = (
    Session("TES", "AULA", MONDAY, 480, 540, ("P000", "P001")),
    Session("WAWANCARA", "W", MONDAY, 540, 600, ("P000",), ("A00", "A01")),
)
LEFT = (("P001", "WAWANCARA"),)


def standing(until: int, **changes: object) -> Standing:
    return Standing(small(**changes), SESSIONS, (MONDAY, until), SESSIONS, left=LEFT)


def test_what_was_held_and_the_hours_gone_by_are_not_to_come() -> None:
    rest = to_come(standing(541))
    assert [own.methods for own in rest.candidates] == [(), ("WAWANCARA",)]
    assert [own.opening for own in rest.days] == [541]


def test_after_the_last_hour_everybody_who_was_not_seen_is_left() -> None:
    assert least_left(standing(660)) == 1
    assert least_left(standing(600)) == 0


def test_a_reason_is_told_only_where_it_is_proved() -> None:
    assert "belum terbukti" in str(told_left(standing(541), 0))
    shut = Room("W", 1, methods=("WAWANCARA",), closed=(Span(MONDAY, 540),))
    told = str(told_left(standing(541, rooms=(small().rooms[0], shut)), 1))
    assert "Tidak mungkin semuanya: WAWANCARA: 0 < 1" in told
    assert "P001" in told


def test_no_way_out_leaves_anybody_out() -> None:
    shut = Room("W", 1, methods=("WAWANCARA",), closed=(Span(MONDAY, 600),))
    lost = standing(541, rooms=(small().rooms[0], shut), days=days(closing=11))
    found = rescues(lost, msg("Kurang ruang."), Effort(10, 30), monotonic() + 20)
    assert found
    for way in found:
        assert way.remedied is not None
        assert way.remedied.candidates == lost.problem.candidates
    assert rescues(replace(lost, problem=small(days=days(closing=9))), msg("x"), Effort(1, 1), 0.0)
