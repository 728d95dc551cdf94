"""Sessions are handed out within every rule; a day that has no answer is told."""

from dataclasses import replace

from takar.timetables.checking import faults
from takar.timetables.problem import Problem, Span
from takar.timetables.stages.asking import Effort
from takar.timetables.stages.dealing import dealt
from takar.timetables.stages.staffing import Judging, able, least
from tests.timetables.invented import MONDAY, assessors
from tests.timetables.stages.test_mixing import PROBLEM, SEATS, sessions

EFFORT = Effort(4, 30)
FREE = replace(PROBLEM, wishes=replace(PROBLEM.wishes, is_connected=False))


def test_everybody_has_as_many_assessors_as_needed() -> None:
    names = dealt(FREE, SEATS, EFFORT)
    assert names is not None
    assert faults(FREE, sessions(FREE, names)) == ()


def test_one_assessor_short_at_one_moment_is_a_dead_end() -> None:
    late = replace(FREE.assessors[0], present=(Span(MONDAY, 481, 720),))
    problem = replace(FREE, assessors=(late, *FREE.assessors[1:]))
    assert dealt(problem, SEATS, EFFORT) is None
    seven = replace(problem, assessors=(late, *assessors(7)[1:]))
    names = dealt(seven, SEATS, EFFORT)
    assert names is not None
    assert faults(seven, sessions(seven, names)) == ()


def test_a_day_where_dealing_goes_wrong_is_solved() -> None:
    """The best for the first hour may be needed for the last."""
    problem = replace(FREE, assessors=assessors(12, most_a_day=2))
    names = dealt(problem, SEATS, EFFORT)
    assert names is not None
    assert faults(problem, sessions(problem, names)) == ()


def test_the_solver_keeps_to_the_quotas_where_it_can() -> None:
    quota = {own.id: 240 for own in FREE.assessors}
    staff = Judging(FREE, SEATS, range(len(SEATS)), quota)
    names = staff.asked(EFFORT)
    assert names is not None
    assert faults(FREE, sessions(FREE, names)) == ()


def test_who_is_late_is_not_able() -> None:
    problem: Problem = FREE
    late = replace(problem.assessors[0], present=(Span(MONDAY, 481, 720),))
    assert able(problem, problem.assessors[0], SEATS[0])
    assert not able(problem, late, SEATS[0])
    assert least(problem, SEATS[0]) == 2
