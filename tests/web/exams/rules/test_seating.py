from collections import Counter
from itertools import pairwise
from random import Random

import pytest

from takar.web.exams.rules.seating import NoPlace, Person, Room, seated, shares, spread

ROOMS = [Room(1, 30), Room(2, 30)]


def people(*units: int) -> list[Person]:
    return [Person(number, unit) for number, unit in enumerate(units)]


def test_everybody_gets_a_seat_of_their_own() -> None:
    places = seated(people(*(n % 7 for n in range(60))), ROOMS, [1, 2], seed="x")
    assert len({(place.room, place.seat) for place in places}) == 60
    assert {place.person for place in places} == set(range(60))


def test_one_person_more_than_seats_is_refused_and_as_many_are_not() -> None:
    assert len(seated(people(*[1] * 60), ROOMS, [1], seed="x")) == 60
    with pytest.raises(NoPlace, match="61 orang, tetapi hanya 60 kursi"):
        seated(people(*[1] * 61), ROOMS, [1], seed="x")


def test_nobody_is_seated_without_a_form() -> None:
    with pytest.raises(NoPlace, match="naskah"):
        seated(people(1), ROOMS, [], seed="x")


def test_neighbours_have_different_forms_where_there_are_two() -> None:
    places = sorted(
        seated(people(*range(60)), ROOMS, [7, 8], seed="x"), key=lambda one: (one.room, one.seat)
    )
    beside = pairwise(places)
    assert all(a.form != b.form for a, b in beside if a.room == b.room)


def test_rooms_fill_evenly_by_their_size() -> None:
    assert shares(10, [Room(1, 30), Room(2, 20)]) == [6, 4]
    assert shares(11, [Room(1, 30), Room(2, 20)]) == [7, 4]
    assert shares(0, ROOMS) == [0, 0]
    assert shares(0, []) == []
    assert shares(60, ROOMS) == [30, 30]


@pytest.mark.parametrize("seed", range(200))
def test_neighbours_are_of_different_units_wherever_that_is_possible(seed: int) -> None:
    lots = Random(seed)  # noqa: S311 -- cases, no secrets
    units = [lots.randint(0, lots.randint(0, 5)) for _ in range(lots.randint(0, 40))]
    ordered = spread(people(*units), seed="x")
    assert sorted(ordered) == list(range(len(units)))
    most = max(Counter(units).values(), default=0)
    pairs = sum(units[a] == units[b] for a, b in pairwise(ordered))
    assert pairs == max(0, 2 * most - len(units) - 1)


def test_the_same_seed_gives_the_same_places_and_another_one_others() -> None:
    told = [spread(people(*[1, 2] * 10), seed=seed) for seed in ("x", "x", "y")]
    assert told[0] == told[1] != told[2]
