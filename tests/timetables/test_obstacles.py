"""What is said to stand in the way does, and each way out is taken and solved."""

import datetime as dt
from dataclasses import replace

import pytest

from takar.timetables.checking import faults
from takar.timetables.obstacles import why_not
from takar.timetables.problem import Candidate, Day, Kind, Method, Problem, Room, Span, Wishes
from takar.timetables.solving import solve
from tests.timetables.invented import INTERVIEW, MONDAY, TEST, assessors, days, people, small

SIX_HUNDRED = Problem(
    people(600),
    (Method("TES", Kind.HALL, 120),),
    (Room("AULA", 40),),
    tuple(Day(MONDAY + dt.timedelta(n), 480, 900, ((720, 780),)) for n in range(4)),
)
"""Three tests of 40 people a day; the afternoon has one hour left."""


@pytest.mark.slow
def test_six_hundred_people_at_120_a_day_need_a_fifth_day() -> None:
    found = why_not(SIX_HUNDRED, seconds=60)
    assert "480 < 600" in str(found[0].problem)
    assert "120" in str(found[0].problem)
    ways = {str(own.way_out): own for own in found}
    day = ways["Tambah satu hari: 04-12-2026."]
    assert day.remedied is not None
    assert len(day.remedied.days) == 5
    assert "Kurangi 120 orang: 480 orang dapat dilayani." in ways
    assert [own.cost for own in found] == sorted(own.cost or 0 for own in found)


@pytest.mark.slow
def test_every_way_out_is_one() -> None:
    problem = small(candidates=people(4))
    found = why_not(problem, seconds=60)
    assert len(found) >= 3
    for own in found:
        assert own.remedied is not None
        solved = solve(own.remedied, seconds=20)
        assert solved.is_found
        assert faults(own.remedied, solved) == ()


@pytest.mark.slow
def test_wishes_that_clash_are_named_and_no_others() -> None:
    """An hour of rest fits two sittings in three hours, unless one person comes later."""
    wishes = Wishes(rest_minutes=60, step_minutes=60, is_connected=False)
    late = Candidate("P000", away=(Span(MONDAY, 480, 540),))
    problem = small(candidates=(late,), wishes=wishes, assessors=assessors(2, most_a_day=5))
    told = str(why_not(problem, seconds=60)[0].problem)
    assert told == (
        "Tidak dapat dipenuhi bersama-sama: jeda 60 menit antarsesi peserta; "
        "waktu berhalangan peserta."
    )
    assert why_not(replace(problem, candidates=(Candidate("P000"),)), seconds=20) == ()
    rested = replace(wishes, rest_minutes=0)
    assert why_not(replace(problem, wishes=rested), seconds=20) == ()


@pytest.mark.slow
def test_a_language_that_nobody_speaks_is_told_by_name() -> None:
    problem = small(candidates=(Candidate("Putri", language="paser"), Candidate("Rina")))
    found = why_not(problem, seconds=40)
    assert "Putri memerlukan 2 asesor untuk WAWANCARA; hanya 0" in str(found[0].problem)
    assert any("asesor, hadir" in str(own.way_out) for own in found)


def test_where_nothing_stands_in_the_way_nothing_is_told() -> None:
    problem = Problem(people(2), (TEST,), (Room("R", 2),), days())
    assert why_not(problem, seconds=10) == ()


@pytest.mark.slow
def test_what_no_way_out_helps_is_still_told() -> None:
    """A session longer than any day that can be opened."""
    long = replace(INTERVIEW, duration_minutes=1439)
    problem = small(methods=(long,), rooms=(Room("W", 1),))
    found = why_not(problem, seconds=20)
    assert len(found) == 1
    assert found[0].way_out is None
