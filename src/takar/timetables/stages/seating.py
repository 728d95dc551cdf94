"""Seating: from counts to named people in named rooms."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from takar.timetables.stages.asking import Answer
from takar.timetables.stages.journeys import Journeys, Part
from takar.timetables.stages.packing import Holding, Meeting
from takar.timetables.stages.parties import Trip
from takar.timetables.stages.slots import Slot


@dataclass(frozen=True)
class Seated:
    """A session with its people; the assessors are still missing."""

    slot: Slot
    people: tuple[str, ...]


def seated(journeys: Journeys, answer: Answer) -> tuple[Seated, ...]:
    """Return the sessions of an answer with everybody seated."""
    people = _people(journeys, answer)
    free: dict[str, tuple[int, int]] = {}
    found = []
    opened: list[tuple[Holding, Meeting]] = [
        (holding, meeting)
        for meeting, holdings in journeys.meetings.items()
        for holding in holdings
        for _ in range(answer.values[journeys.board.held[holding]])
    ]
    order = sorted(
        range(len(opened)), key=lambda n: (opened[n][0][0].day, opened[n][0][0].start, n)
    )
    rooms: dict[int, str] = {}
    for place in order:
        slot, number, _ = opened[place][0]
        rooms[place] = _room(journeys, number, slot, free)
    for meeting in journeys.meetings:
        own = [n for n, (_, at) in enumerate(opened) if at == meeting]
        shares = _shares(journeys, [opened[n][0] for n in own], people[meeting])
        for place, share in zip(own, shares, strict=True):
            found.append(Seated(replace(opened[place][0][0], room=rooms[place]), tuple(share)))
    return tuple(
        sorted(found, key=lambda s: (s.slot.day, s.slot.start, s.slot.method, s.slot.room))
    )


def _people(journeys: Journeys, answer: Answer) -> dict[Meeting, list[str]]:
    """Return who sits at each moment, people who are alike one after another."""
    found: dict[Meeting, list[str]] = defaultdict(list)
    for number, party in enumerate(journeys.parties):
        waiting: dict[Part, list[Trip]] = defaultdict(list)
        for (own, trip), variable in journeys.taken.items():
            if own == number:
                part = (trip.methods, trip.stops[0].day)
                waiting[part] += [trip] * answer.values[variable]
        names = iter(party.people)
        for (own, plan), variable in journeys.plans.items():
            for _ in range(answer.values[variable] if own == number else 0):
                name = next(names)
                for methods, day in plan:
                    trip = waiting[tuple(sorted(methods)), day].pop(0)
                    for place in range(len(trip.stops)):
                        found[journeys.meeting(number, trip, place)].append(name)
    return found


def _room(journeys: Journeys, number: int, slot: Slot, free: dict[str, tuple[int, int]]) -> str:
    """Return the first room of a class that is free again; there always is one."""
    for room in journeys.board.classes[number].rooms:
        if free.get(room.id, (-1, 0)) <= (slot.day, slot.start):
            free[room.id] = (slot.day, slot.end)
            return room.id
    raise AssertionError(slot)


def _shares(
    journeys: Journeys, holdings: Sequence[Holding], people: Sequence[str]
) -> list[Sequence[str]]:
    """Spread people over sessions as evenly as the seats allow."""
    board = journeys.board
    sizes = [board.method(key).fewest for key in holdings]
    seats = [board.classes[key[1]].first.seats(board.method(key)) for key in holdings]
    for _ in range(len(people) - sum(sizes)):
        open_ones = [n for n in range(len(sizes)) if sizes[n] < seats[n]]
        sizes[min(open_ones, key=lambda n: (sizes[n], n))] += 1
    ends = [sum(sizes[: n + 1]) for n in range(len(sizes))]
    return [people[end - size : end] for end, size in zip(ends, sizes, strict=True)]
