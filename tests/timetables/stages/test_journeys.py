"""Counts become people and rooms without a seat too many or a person too few."""

from collections import Counter
from dataclasses import replace

from takar.timetables.checking import faults
from takar.timetables.problem import Problem, Room, Span, Wishes
from takar.timetables.stages.asking import Effort
from takar.timetables.stages.bounds import circles_of
from takar.timetables.stages.journeys import Journeys, plans
from takar.timetables.stages.packing import Board, a_day, present, room_classes
from takar.timetables.stages.parties import parties, tidy_starts
from takar.timetables.stages.seating import seated
from tests.timetables.invented import INTERVIEW, MONDAY, TEST, assessors, days, people, small

PROBLEM = small(
    candidates=people(6),
    rooms=(
        Room("AULA", 4, methods=("TES",)),
        *(Room(f"W{n}", 1, methods=("WAWANCARA",)) for n in range(2)),
    ),
    days=days(closing=13),
    assessors=assessors(4),
)


def rules_broken(problem: Problem) -> set[str]:
    own = parties(problem)
    allowed = [tidy_starts(problem, day) for day in range(len(problem.days))]
    board = Board(problem, circles_of(own), allowed=allowed)
    journeys = Journeys(board, own, allowed)
    answer = board.rows.smallest(journeys.waiting(), Effort(5, 60))
    assert answer.is_found
    places = seated(journeys, answer)
    sessions = [own.slot.session(problem, own.people, ()) for own in places]
    assert Counter(len(s.candidates) for s in sessions if s.method == "WAWANCARA") == {1: 6}
    return {fault.rule for fault in faults(problem, sessions)}


def test_only_the_assessors_are_missing() -> None:
    assert rules_broken(PROBLEM) == {"JUMLAH_ASESOR"}
    rested = replace(PROBLEM, wishes=Wishes(rest_minutes=60, step_minutes=60))
    assert rules_broken(rested) == {"JUMLAH_ASESOR"}


def test_people_away_are_seated_elsewhere() -> None:
    away = tuple(replace(own, away=(Span(MONDAY, 480, 600),)) for own in PROBLEM.candidates[:2])
    problem = replace(PROBLEM, candidates=(*away, *PROBLEM.candidates[2:]))
    assert rules_broken(problem) == {"JUMLAH_ASESOR"}


def test_alike_rooms_are_one_class() -> None:
    assert sorted(len(own.rooms) for own in room_classes(PROBLEM)) == [1, 2]
    closed = replace(PROBLEM.rooms[1], closed=(Span(MONDAY, 480, 540),))
    assert (
        len(room_classes(replace(PROBLEM, rooms=(*PROBLEM.rooms[:1], closed, PROBLEM.rooms[2]))))
        == 3
    )


def test_plans_keep_the_order_between_days() -> None:
    two = replace(PROBLEM, days=days(2))
    assert len(plans(two, ("TES", "WAWANCARA"))) == 4
    ordered = replace(two, methods=(TEST, replace(INTERVIEW, after=("TES",))))
    assert len(plans(ordered, ("TES", "WAWANCARA"))) == 3


def test_assessors_are_counted_by_the_moment_and_by_the_day() -> None:
    own = (*assessors(2, most_a_day=3), replace(assessors(3)[2], present=(Span(MONDAY, 480, 540),)))
    assert present(PROBLEM, own, 0, 539) == 3
    assert present(PROBLEM, own, 0, 540) == 2
    assert a_day(PROBLEM, own, 0) is None
    assert a_day(PROBLEM, own[:2], 0) == 6
