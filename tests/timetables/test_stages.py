"""The two ways of solving agree, and a placing keeps what it is told to keep."""

from dataclasses import replace

import pytest

from takar.timetables.checking import faults
from takar.timetables.problem import Room, Span, Wishes
from takar.timetables.solving import solve
from takar.timetables.stages.asking import Effort, ask, new_model
from takar.timetables.stages.exact import is_small, solved_whole
from takar.timetables.stages.keeping import Freedom, Standing, most_kept, must_move, placed
from takar.timetables.stages.staged import solved_in_steps
from takar.timetables.timetable import FEASIBLE, INFEASIBLE, OPTIMAL, Session
from tests.timetables.invented import MONDAY, assessors, days, measures, people, small, town

EFFORT = Effort(10, 60)
SESSIONS = (
    Session("TES", "AULA", MONDAY, 480, 540, ("P000", "P001")),
    Session("WAWANCARA", "W", MONDAY, 540, 600, ("P000",), ("A00", "A01")),
    Session("WAWANCARA", "W", MONDAY, 600, 660, ("P001",), ("A00", "A02")),
)
PROBLEM = small(days=days(closing=12))


@pytest.mark.slow
def test_the_steps_never_claim_more_than_the_whole_proves() -> None:
    problem = small(candidates=people(3), days=days(closing=14), assessors=assessors(4))
    whole = solve(problem, seconds=20)
    status, sessions, stepped = solved_in_steps(problem, Effort(10, 20))
    assert whole.status == OPTIMAL
    assert status == FEASIBLE
    assert faults(problem, sessions) == ()
    assert measures(problem, sessions) >= tuple(own.value for own in whole.measures)
    for best, own in zip(whole.measures, stepped, strict=True):
        if own.name != "LOAD":  # the load of the whole is the least for its waiting only
            assert own.bound <= best.value


def test_only_small_questions_are_solved_whole() -> None:
    assert is_small(PROBLEM)
    assert not is_small(town(48, 2))


def test_the_whole_proves_that_there_is_none() -> None:
    status, sessions, told = solved_whole(small(days=days(closing=9)), EFFORT)
    assert (status, sessions, told) == (INFEASIBLE, (), ())


def test_an_answer_comes_with_its_bound() -> None:
    model = new_model()
    own = model.new_int_var(3, 9, "")
    model.minimize(own)
    answer = ask(model, EFFORT)
    assert (answer.status, answer.value, answer.bound, answer[own]) == (OPTIMAL, 3, 3, 3)
    model.add(own > 9)
    assert ask(model, EFFORT).status == INFEASIBLE


def test_the_most_is_kept_and_the_rest_is_placed() -> None:
    assert faults(PROBLEM, SESSIONS) == ()
    closed = replace(PROBLEM.rooms[1], days=())
    spare = Room("X", 1, methods=("WAWANCARA",))
    problem = replace(PROBLEM, rooms=(PROBLEM.rooms[0], closed, spare))
    standing = Standing(problem, SESSIONS, (MONDAY, 541), SESSIONS)
    assert standing.broken_days() == {0}
    kept = most_kept(standing, {0}, EFFORT)
    assert kept is not None
    assert (kept.moving, kept.bound) == ((("P001", "WAWANCARA"),), 1)
    assert must_move(standing) == replace(kept, is_judged=False)
    found = placed(standing, Freedom(kept.moving), EFFORT)
    assert found is not None
    assert set(SESSIONS[:2]) <= set(found.sessions)
    assert [own.room for own in found.sessions if own.candidates == ("P001",)] == ["X"]
    assert found.left == ()


def test_who_finds_no_place_is_left_and_nobody_else_moves() -> None:
    closed = replace(PROBLEM.rooms[1], closed=(Span(MONDAY, 600),))
    problem = replace(PROBLEM, rooms=(PROBLEM.rooms[0], closed))
    standing = Standing(problem, SESSIONS, (MONDAY, 541), SESSIONS)
    found = placed(standing, Freedom([("P001", "WAWANCARA")]), EFFORT)
    assert found is not None
    assert found.left == (("P001", "WAWANCARA"),)
    assert found.sessions == SESSIONS[:2]
    assert found.is_best


def test_wishes_of_a_network_are_kept_by_the_whole() -> None:
    lonely = small(wishes=Wishes(rest_minutes=0, step_minutes=60, shared_least=2))
    status, _, _ = solved_whole(replace(lonely, assessors=assessors(2)), EFFORT)
    assert status == OPTIMAL
    three = small(
        candidates=people(1), wishes=Wishes(rest_minutes=0, step_minutes=60, shared_least=2)
    )
    assert solved_whole(three, EFFORT)[0] == INFEASIBLE
