"""Who may judge whom, when a room is open, and what stretches share."""

import datetime as dt

import pytest

from takar.timetables.problem import Assessor, Candidate, Forbidden, Room, Span, Travel
from tests.timetables.invented import GROUP, INTERVIEW, MONDAY, TEST, small


@pytest.mark.parametrize(
    ("since", "until", "meets", "holds"),
    [
        (540, 600, True, True),
        (539, 600, True, False),
        (480, 540, False, False),
        (480, 541, True, False),
        (600, 660, False, False),
    ],
)
def test_a_stretch_ends_before_its_last_minute(
    since: int, until: int, *, meets: bool, holds: bool
) -> None:
    span = Span(MONDAY, 540, 600)
    assert span.meets(MONDAY, since, until) == meets
    assert span.holds(MONDAY, since, until) == holds
    assert not span.meets(MONDAY + dt.timedelta(1), since, until)


@pytest.mark.parametrize(
    ("assessor", "may"),
    [
        (Assessor("Sari", tier=1, languages=("paser",)), True),
        (Assessor("Sari", tier=2, languages=("paser", "banjar")), True),
        (Assessor("Sari", tier=0, languages=("paser",)), False),
        (Assessor("Sari", tier=1), False),
        (Assessor("Sari", tier=1, languages=("paser",), unit="Dinas A"), False),
        (Assessor("Budi", tier=1, languages=("paser",)), False),
    ],
)
def test_tier_language_and_kinship_decide_who_may_judge(assessor: Assessor, *, may: bool) -> None:
    putri = Candidate("Putri", unit="Dinas A", tier=1, language="paser")
    problem = small(
        candidates=(putri,),
        assessors=(assessor,),
        forbidden=(Forbidden("Putri", "Budi", "KERABAT"),),
    )
    assert problem.may_judge(assessor, putri) == may


def test_a_listed_reason_stands_above_that_of_the_unit() -> None:
    problem = small(
        candidates=(Candidate("Putri", unit="A"),),
        assessors=(Assessor("Sari", unit="A"), Assessor("Budi", unit="B")),
        forbidden=(Forbidden("Putri", "Sari", "KERABAT"),),
    )
    assert problem.bars == {("Putri", "Sari"): "KERABAT"}


def test_seats_are_those_of_the_kind_and_the_room() -> None:
    room = Room("R", 6)
    assert (room.seats(TEST), room.seats(GROUP), room.seats(INTERVIEW)) == (6, 6, 1)
    assert (GROUP.fewest, GROUP.most, GROUP.most_assessors) == (4, 8, 3)
    assert not Room("R", 3).may_hold(GROUP)
    assert Room("R", 4).may_hold(GROUP)


def test_travel_is_the_same_in_both_directions() -> None:
    problem = small(travel=(Travel("A", "B", 20),))
    assert (problem.travel_minutes("B", "A"), problem.travel_minutes("A", "A")) == (20, 0)


def test_a_closed_room_is_open_beside_it() -> None:
    room = Room("R", 4, closed=(Span(MONDAY, 540, 600),))
    assert room.is_open(MONDAY, 480, 540)
    assert not room.is_open(MONDAY, 480, 541)
    assert room.is_open(MONDAY)
