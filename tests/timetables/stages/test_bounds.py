"""Bounds by hand, on the limit and beside it."""

from dataclasses import replace

import pytest

from takar.timetables.problem import Kind, Method, Problem, Room, Span, Wishes
from takar.timetables.stages.bounds import (
    capacity_minutes,
    fewest_days,
    fewest_left,
    fewest_sessions,
    least_load,
    least_waiting,
    shortfall,
)
from takar.timetables.stages.parties import parties
from tests.timetables.invented import (
    GROUP,
    INTERVIEW,
    MONDAY,
    TEST,
    assessors,
    days,
    people,
    small,
)


@pytest.mark.parametrize(("count", "fewest"), [(8, 1), (9, 2), (16, 2), (17, 3), (25, None)])
def test_days_are_counted_to_the_last_seat(count: int, fewest: int | None) -> None:
    problem = Problem(people(count), (TEST,), (Room("R", 2),), days(3))
    assert fewest_days(problem, parties(problem)) == fewest


def test_a_shortfall_counts_those_without_a_seat() -> None:
    problem = Problem(people(9), (TEST,), (Room("R", 2),), days(2))
    assert shortfall(problem, parties(problem), 1) == 1
    assert shortfall(problem, parties(problem), 2) == 0


def test_assessors_are_a_shortage_too() -> None:
    rooms = tuple(Room(f"W{n}", 1) for n in range(4))
    problem = small(candidates=people(6), methods=(INTERVIEW,), rooms=rooms, assessors=assessors(2))
    assert shortfall(problem, parties(problem), 1) == 3
    limited = replace(problem, assessors=assessors(4, most_a_day=1))
    assert shortfall(limited, parties(problem), 1) == 4


def test_waiting_is_at_least_the_rest() -> None:
    problem = small(candidates=people(1), wishes=Wishes(rest_minutes=60, step_minutes=60))
    assert least_waiting(problem, parties(problem), 1, 5) == 60
    easy = small(candidates=people(1))
    assert least_waiting(easy, parties(easy), 1, 5) == 0


def test_load_is_poured_over_those_who_are_there() -> None:
    problem = small(candidates=people(3), methods=(INTERVIEW,), assessors=assessors(3))
    assert least_load(problem) == 120
    lent = replace(problem.assessors[0], present=(Span(MONDAY, 480, 540),))
    assert capacity_minutes(problem, lent, problem.methods) == 60
    assert least_load(replace(problem, assessors=(lent, *problem.assessors[1:]))) == 180


def test_groups_are_counted_circle_by_circle() -> None:
    mixed = (*people(9, circle="A"), *(replace(p, id=p.id + "b") for p in people(4, circle="B")))
    problem = small(candidates=mixed, methods=(GROUP,), rooms=(Room("D", 8),))
    assert fewest_sessions(problem, GROUP) == 3
    hall = Method("CAT", Kind.HALL, 60)
    assert fewest_sessions(replace(problem, methods=(hall,)), hall) == 2


def test_who_is_bound_to_a_site_is_counted_once() -> None:
    rooms = (Room("AULA", 1, site="A", methods=("TES",)), Room("B", 1, site="B", methods=("TES",)))
    problem = small(
        candidates=people(4, site="A"), methods=(TEST,), rooms=rooms, days=days(closing=9)
    )
    assert shortfall(problem, parties(problem), 1) == 3
    assert fewest_left(problem, parties(problem)) == 3


def test_who_misses_two_methods_is_one_person() -> None:
    problem = small(candidates=people(3), days=days(closing=9), assessors=())
    assert shortfall(problem, parties(problem), 1) == 4
    assert fewest_left(problem, parties(problem)) == 3
