"""Pieces and firmness of the network, against graphs whose eigenvalues are known."""

from itertools import combinations
from math import cos, pi

import pytest

from takar.timetables.network import components, connectivity, network_of, shared
from takar.timetables.timetable import Session
from tests.timetables.invented import MONDAY


def session(people: int, *judges: str, start: int = 480) -> Session:
    names = tuple(f"P{n}" for n in range(people))
    return Session("W", "R", MONDAY, start, start + 60, names, judges)


NAMES = [f"A{n}" for n in range(6)]


@pytest.mark.parametrize(
    ("linked", "smallest"),
    [
        (list(combinations(NAMES, 2)), 6.0),
        ([(NAMES[n], NAMES[n + 1]) for n in range(5)], 2 - 2 * cos(pi / 6)),
        ([(NAMES[n], NAMES[(n + 1) % 6]) for n in range(6)], 1.0),
        ([(NAMES[0], name) for name in NAMES[1:]], 1.0),
        ([(NAMES[0], NAMES[1]), (NAMES[2], NAMES[3]), (NAMES[4], NAMES[5])], 0.0),
    ],
    ids=["complete", "path", "ring", "star", "fixed pairs"],
)
def test_connectivity_is_that_of_the_textbook(
    linked: list[tuple[str, str]], smallest: float
) -> None:
    assert connectivity(NAMES, linked) == pytest.approx(smallest, abs=1e-9)


def test_pieces_come_the_largest_first() -> None:
    assert components("abcde", [("b", "c"), ("c", "d")]) == (("b", "c", "d"), ("a",), ("e",))


def test_people_seen_twice_by_a_pair_count_once() -> None:
    sessions = [session(2, "A", "B"), session(3, "B", "A", start=600), session(1, "A", "C")]
    assert shared(sessions) == {("A", "B"): 3, ("A", "C"): 1}


@pytest.mark.parametrize(("least", "pieces"), [(1, 1), (2, 1), (3, 2)])
def test_a_link_takes_as_many_people_as_wished(least: int, pieces: int) -> None:
    network = network_of([session(3, "A", "B"), session(2, "B", "C")], least)
    assert len(network.components) == pieces
    assert network.is_connected == (pieces == 1)
    assert (network.connectivity > 0) == (pieces == 1)


def test_nobody_judging_is_no_broken_network() -> None:
    assert network_of([session(3)]).is_connected
