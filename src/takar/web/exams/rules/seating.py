"""Who sits where: units spread, neighbours with other forms, the same each time; pure.

Two seats are neighbours when their numbers follow one another in a room; how the rows of a room
run is not known here. The order is drawn by digest of the seed, so nobody can tell their seat
beforehand, and whoever seats again with the same seed finds the same places.
"""

import heapq
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from takar.kernel.errors import TakarError
from takar.kernel.language import msg


class NoPlace(TakarError):
    """There are more people than seats, or no form to give them."""


@dataclass(frozen=True)
class Person:
    """Somebody to be seated."""

    number: int
    unit: int | None


@dataclass(frozen=True)
class Room:
    """Seats of one room, numbered from 1."""

    number: int
    seats: int


@dataclass(frozen=True)
class Place:
    """Where somebody sits, and with which form."""

    person: int
    room: int
    seat: int
    form: int


def seated(
    people: Sequence[Person], rooms: Sequence[Room], forms: Sequence[int], *, seed: str
) -> list[Place]:
    """Return a place for everybody, rooms filled evenly, forms changing from seat to seat.

    Raises:
        NoPlace: the rooms have too few seats, or no form is locked.
    """
    seats = sum(room.seats for room in rooms)
    if len(people) > seats:
        raise NoPlace(
            msg("{people} orang, tetapi hanya {seats} kursi.", people=len(people), seats=seats),
            hint=msg("Tambah ruang atau kursi, atau pindahkan peserta ke sesi lain."),
        )
    if not forms:
        raise NoPlace(
            msg("Belum ada naskah yang dikunci."), hint=msg("Kunci naskah sebelum mengatur kursi.")
        )
    queue = iter(spread(people, seed=seed))
    return [
        Place(person, room.number, seat, forms[(seat - 1) % len(forms)])
        for room, taken in zip(rooms, shares(len(people), rooms), strict=True)
        for seat, person in zip(range(1, taken + 1), queue, strict=False)
    ]


def shares(people: int, rooms: Sequence[Room]) -> list[int]:
    """Return how many sit in each room: as equal a part of its seats as whole people allow."""
    seats = sum(room.seats for room in rooms)
    if not seats:
        return [0 for _ in rooms]
    exact = [people * room.seats for room in rooms]
    whole = [part // seats for part in exact]
    left = people - sum(whole)
    by_rest = sorted(range(len(rooms)), key=lambda place: (-(exact[place] % seats), place))
    for place in by_rest[:left]:
        whole[place] += 1
    return whole


def spread(people: Sequence[Person], *, seed: str) -> list[int]:
    """Return the people in an order in which neighbours are of different units where possible."""
    waiting: dict[int | None, list[str]] = defaultdict(list)
    numbers = {lot(seed, person.number): person.number for person in people}
    for person in people:
        waiting[person.unit].append(lot(seed, person.number))
    largest = [
        (-len(lots), min(lots), sorted(lots, reverse=True)) for lots in waiting.values() if lots
    ]
    heapq.heapify(largest)
    ordered: list[int] = []
    resting: tuple[int, str, list[str]] | None = None
    while largest:
        size, name, lots = heapq.heappop(largest)
        ordered.append(numbers[lots.pop()])
        if resting:
            heapq.heappush(largest, resting)
        resting = (size + 1, name, lots) if lots else None
    if resting:
        ordered.extend(numbers[one] for one in reversed(resting[2]))
    return ordered


def lot(seed: str, number: int) -> str:
    """Return the lot of a person."""
    return sha256(f"{seed}\n{number}".encode()).hexdigest()
