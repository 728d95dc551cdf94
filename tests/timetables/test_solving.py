"""What is found keeps every rule, and nothing is claimed that trying everything refutes."""

import datetime as dt
from dataclasses import replace

import pytest

from takar.timetables.checking import faults
from takar.timetables.problem import Candidate, Kind, Method, Problem, Room, Span, Travel, Wishes
from takar.timetables.solving import solve
from takar.timetables.timetable import FEASIBLE, INFEASIBLE, OPTIMAL
from tests.timetables.invented import (
    INTERVIEW,
    MONDAY,
    TEST,
    assessors,
    at_random,
    days,
    every_timetable,
    measures,
    people,
    small,
    town,
)

TINY = {
    "as it is": small(),
    "an hour of rest": small(wishes=Wishes(rest_minutes=60, step_minutes=60)),
    "the test first": small(methods=(TEST, replace(INTERVIEW, after=("TES",)))),
    "one person away": small(
        candidates=(Candidate("P000", away=(Span(MONDAY, 480, 600),)), Candidate("P001"))
    ),
    "a lent assessor": small(
        assessors=(*assessors(2), replace(assessors(3)[2], present=(Span(MONDAY, 480, 540),)))
    ),
    "two days": small(
        days=days(2, closing=10), wishes=Wishes(rest_minutes=60, step_minutes=60, visit_minutes=30)
    ),
    "two sites": small(
        rooms=(Room("AULA", 2, "UTARA", ("TES",)), Room("W", 1, "SELATAN", ("WAWANCARA",))),
        travel=(Travel("UTARA", "SELATAN", 60),),
    ),
    "no network wished": small(wishes=Wishes(rest_minutes=0, step_minutes=60, is_connected=False)),
    "one limit a day": small(
        assessors=assessors(4, most_a_day=1),
        wishes=Wishes(rest_minutes=0, step_minutes=60, is_connected=False),
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize("problem", TINY.values(), ids=TINY.keys())
def test_a_small_timetable_is_as_good_as_the_best_of_all(problem: Problem) -> None:
    best = min((measures(problem, own) for own in every_timetable(problem)), default=None)
    found = solve(problem, seconds=20)
    if best is None:
        assert found.status == INFEASIBLE
        assert found.sessions == ()
    else:
        assert found.status == OPTIMAL
        assert tuple(own.value for own in found.measures) == best
        assert tuple(own.bound for own in found.measures) == best
        assert faults(problem, found) == ()


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(8))
def test_whatever_is_asked_what_is_found_keeps_every_rule(seed: int) -> None:
    problem = at_random(seed)
    found = solve(problem, seconds=15)
    assert faults(problem, found) == () or not found.is_found
    if found.is_found:
        assert tuple(own.value for own in found.measures) == measures(problem, found.sessions)
        assert all(own.bound <= own.value for own in found.measures)
        assert found.network.is_connected


@pytest.mark.slow
def test_a_town_is_solved_in_steps_with_bounds_and_one_network() -> None:
    problem = town(40, 2, rooms=6, assessors_there=16)
    found = solve(problem, seconds=90)
    assert found.status in {OPTIMAL, FEASIBLE}
    assert faults(problem, found) == ()
    assert all(0 < own.bound <= own.value for own in found.measures)
    assert found.gap is not None
    assert found.gap < 0.2
    assert len(found.network.components) == 1
    assert found.network.connectivity > 0
    assert "40 peserta, 120 kehadiran" in str(found.proof)


@pytest.mark.slow
def test_the_same_question_has_the_same_answer() -> None:
    problem = town(20, 1, rooms=6, assessors_there=16)
    first, second = solve(problem, seconds=120), solve(problem, seconds=120)
    assert first.is_found
    assert first == second


def test_too_little_room_is_proved_impossible() -> None:
    problem = Problem(people(9), (Method("TES", Kind.HALL, 60),), (Room("R", 2),), days())
    assert solve(problem, seconds=5).status == INFEASIBLE
    enough = replace(problem, days=(*days(), replace(days()[0], date=MONDAY + dt.timedelta(1))))
    assert solve(enough, seconds=5).is_found
