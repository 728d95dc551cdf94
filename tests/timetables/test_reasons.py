"""Arithmetic tells why, exactly where the limit is passed."""

from dataclasses import replace

import pytest

from takar.timetables.problem import Candidate, Forbidden, Kind, Method, Problem, Room
from takar.timetables.reasons import is_impossible, reasons, seats_a_day, together
from tests.timetables.invented import GROUP, INTERVIEW, TEST, assessors, days, people, small


@pytest.mark.parametrize(("count", "is_enough"), [(7, True), (8, True), (9, False)])
def test_seats_are_counted_to_the_last_one(count: int, *, is_enough: bool) -> None:
    problem = Problem(people(count), (TEST,), (Room("R", 2),), days())
    assert seats_a_day(problem, TEST, problem.days[0]) == 8
    said = [str(own) for own in reasons(problem)]
    assert (said == []) == is_enough
    if not is_enough:
        assert said == ["TES: 8 < 9; 8 tempat sehari selama 1 hari tidak cukup untuk 9 orang."]


@pytest.mark.parametrize(("count", "is_said"), [(3, True), (4, False), (8, False), (9, False)])
def test_a_circle_must_be_cut_into_groups(count: int, *, is_said: bool) -> None:
    problem = small(candidates=people(count), methods=(GROUP,), rooms=(Room("D", 8), Room("E", 8)))
    assert any("memerlukan kelompok" in str(own) for own in reasons(problem)) == is_said


def test_five_people_cannot_be_cut_into_groups_of_three_or_four() -> None:
    narrow = replace(GROUP, seats_least=3, seats_most=4)
    problem = small(candidates=people(5), methods=(narrow,), rooms=(Room("D", 8),))
    assert any("berisi 5 orang" in str(own) for own in reasons(problem))


def test_who_may_be_judged_by_too_few_is_named() -> None:
    problem = small(forbidden=tuple(Forbidden("P001", f"A0{n}", "KERABAT") for n in range(2)))
    assert "P001 memerlukan 2 asesor untuk WAWANCARA; hanya 1" in str(next(reasons(problem)))
    assert not is_impossible(replace(problem, forbidden=problem.forbidden[:1]))


def test_minutes_of_assessors_are_added_up() -> None:
    problem = small(
        candidates=people(3),
        rooms=(Room("W", 1), Room("X", 1), Room("Y", 1)),
        methods=(INTERVIEW,),
        assessors=assessors(2, most_a_day=2),
    )
    assert "240 < 360" in str(next(reasons(problem)))
    assert not is_impossible(replace(problem, assessors=assessors(2, most_a_day=3)))


def test_methods_that_share_a_room_lack_it_together() -> None:
    shared = Problem(
        people(4), (Method("A", Kind.ONE, 60), Method("B", Kind.ONE, 60)), (Room("R", 1),), days()
    )
    assert list(reasons(shared)) == []
    assert "sedikitnya 4 kehadiran" in str(together(shared))
    assert is_impossible(shared)
    assert together(replace(shared, candidates=(Candidate("P"), Candidate("Q")))) is None
