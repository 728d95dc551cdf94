"""Swaps and handing over keep every rule; the network grows together and the load levels."""

from dataclasses import replace

import pytest

from takar.timetables.checking import faults
from takar.timetables.measuring import load
from takar.timetables.network import network_of
from takar.timetables.problem import Forbidden, Problem, Room
from takar.timetables.stages.mixing import levelled, mixed
from takar.timetables.stages.seating import Seated
from takar.timetables.stages.slots import slots
from takar.timetables.timetable import Session
from tests.timetables.invented import INTERVIEW, assessors, days, people, small

ROOMS = tuple(Room(f"W{n}", 1) for n in range(3))
PROBLEM = small(
    candidates=people(12), methods=(INTERVIEW,), rooms=ROOMS, days=days(), assessors=assessors(6)
)
SEATS = tuple(
    Seated(slot, (f"P{number:03d}",))
    for number, slot in enumerate(s for room in ROOMS for s in slots(PROBLEM, INTERVIEW, room))
)
FIXED = {n: (f"A0{n // 4 * 2}", f"A0{n // 4 * 2 + 1}") for n in range(12)}
"""Fixed pairs, one for each room: a network of three pieces."""


def sessions(problem: Problem, names: object) -> list[Session]:
    return [
        own.slot.session(problem, own.people, names[place])  # type: ignore[index]
        for place, own in enumerate(SEATS)
    ]


def test_fixed_pairs_are_mixed_into_one_network_at_the_same_load() -> None:
    before, after = sessions(PROBLEM, FIXED), sessions(PROBLEM, mixed(PROBLEM, SEATS, FIXED, 1))
    assert len(network_of(before).components) == 3
    assert len(network_of(after).components) == 1
    assert faults(PROBLEM, after) == ()
    assert load(PROBLEM, after) == load(PROBLEM, before)


def test_a_link_of_several_people_is_sought_where_wished() -> None:
    wished = replace(PROBLEM, wishes=replace(PROBLEM.wishes, shared_least=2))
    after = sessions(wished, mixed(wished, SEATS, FIXED, 1))
    assert faults(wished, after) == ()
    assert network_of(after, 2).least_shared >= 2


def test_who_may_not_judge_is_never_swapped_in() -> None:
    barred = tuple(Forbidden(f"P{n:03d}", "A00", "KERABAT") for n in range(4, 12))
    problem = replace(PROBLEM, forbidden=barred)
    assert faults(problem, sessions(problem, mixed(problem, SEATS, FIXED, 1))) == ()


@pytest.mark.parametrize("most", [None, 4])
def test_the_load_is_taken_from_those_who_carry_most(most: int | None) -> None:
    problem = replace(
        PROBLEM,
        assessors=assessors(9, most_a_day=most),
        wishes=replace(PROBLEM.wishes, is_connected=False),
    )
    after = sessions(problem, levelled(problem, SEATS, FIXED))
    assert load(problem, sessions(problem, FIXED)) == 240
    assert load(problem, after) == 180
    assert faults(problem, after) == ()


def test_the_same_lot_mixes_alike() -> None:
    assert mixed(PROBLEM, SEATS, FIXED, 7) == mixed(PROBLEM, SEATS, FIXED, 7)
