"""A network that the cheapest answer leaves in pieces is joined, where that can be."""

from dataclasses import replace

import pytest

from takar.timetables.network import network_of
from takar.timetables.problem import Room, Wishes
from takar.timetables.stages.asking import Effort
from takar.timetables.stages.linking import Linking
from takar.timetables.stages.placing import Place, Placing
from takar.timetables.stages.slots import slots
from tests.timetables.invented import INTERVIEW, assessors, days, people, small

ROOMS = tuple(Room(f"W{n}", 1) for n in range(2))
PROBLEM = small(
    candidates=people(4),
    methods=(INTERVIEW,),
    rooms=ROOMS,
    days=days(closing=10),
    assessors=assessors(4),
)
SLOTS = [slot for room in ROOMS for slot in slots(PROBLEM, INTERVIEW, room)]


def placing(wishes: Wishes) -> Placing:
    """Everybody stands; pairs cost nothing when they are those of the room."""
    problem = replace(PROBLEM, wishes=wishes)
    places = [Place(slot, (f"P00{n}",)) for n, slot in enumerate(SLOTS)]
    own = Placing(problem, places, [])
    fixed = {0: ("A00", "A01"), 1: ("A02", "A03")}
    own.model.minimize(
        sum(v for (name, place), v in own.judge.items() if name not in fixed[place // 2])
    )
    return own


@pytest.mark.parametrize(("is_connected", "pieces", "cost"), [(False, 2, 0), (True, 1, 2)])
def test_pieces_are_joined_at_the_least_cost(*, is_connected: bool, pieces: int, cost: int) -> None:
    own = placing(Wishes(step_minutes=60, is_connected=is_connected))
    answer = Linking(own).ask(Effort(10, 60))
    assert len(network_of(own.sessions(answer)).components) == pieces
    assert answer.value == cost


def test_links_that_cannot_be_are_not_claimed() -> None:
    own = placing(Wishes(step_minutes=60, shared_least=3))
    assert not Linking(own).ask(Effort(10, 60)).is_found
