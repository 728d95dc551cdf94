"""Packing: how many sessions of each method start when.

Rooms that are alike are counted, not named: as many sessions at once as there are rooms can always
be given rooms (intervals are a perfect graph), so nothing is lost.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from takar.timetables.problem import HALL_SEATS, Assessor, Kind, Method, Problem, Room
from takar.timetables.stages.rows import Rows
from takar.timetables.stages.slots import Slot, cliques, slots

Holding = tuple[Slot, int, str]
"""A slot in the first room of a class, the class, and the circle where it seats a group."""
Meeting = tuple[str, str, int, int, str]
"""Method, site, day, start, circle: where people of any room at the same time are counted."""
Allowed = Sequence[Mapping[str, set[int]]]
"""For each day the starts of each method that are weighed."""


@dataclass(frozen=True)
class RoomClass:
    """Rooms that serve alike."""

    rooms: tuple[Room, ...]

    @property
    def first(self) -> Room:
        """The one that stands for all."""
        return self.rooms[0]


def room_classes(problem: Problem) -> tuple[RoomClass, ...]:
    """Return the rooms by what they serve for."""
    found: dict[tuple[object, ...], list[Room]] = defaultdict(list)
    for room in sorted(problem.rooms, key=lambda own: own.id):
        held = tuple(m.code for m in problem.methods if room.may_hold(m))
        days = tuple(date for date in problem.day if room.is_open(date))
        found[room.site, held, days, min(room.capacity, HALL_SEATS), room.closed].append(room)
    return tuple(RoomClass(tuple(rooms)) for rooms in found.values())


class Board:
    """How many sessions start where and when, in rows.

    Attributes:
        allowed: the starts that are weighed; ``None`` is all of the grid.
        days: the first so many days; ``None`` is all of them.
        staffed: percent of the assessors who may be needed at once; the rest are kept in hand.
    """

    def __init__(
        self,
        problem: Problem,
        circles: Sequence[str],
        *,
        allowed: Allowed | None = None,
        days: int | None = None,
        staffed: int = 100,
    ) -> None:
        self.problem, self.rows = problem, Rows()
        self.staffed = staffed
        self.classes = room_classes(problem)
        self.held: dict[Holding, int] = {}
        for number, own in enumerate(self.classes):
            for method in problem.methods:
                mixed = circles if method.kind == Kind.GROUP else [""]
                for slot in slots(problem, method, own.first):
                    if _is_weighed(slot, allowed, days):
                        for circle in mixed:
                            self.held[slot, number, circle] = self.rows.new(len(own.rooms))
        self._rooms()
        self._assessors()

    def meetings(self) -> Mapping[Meeting, list[Holding]]:
        """Return the sessions that people of a circle may choose between at one moment."""
        found: dict[Meeting, list[Holding]] = defaultdict(list)
        for key in self.held:
            slot, _, circle = key
            found[slot.method, slot.site, slot.day, slot.start, circle].append(key)
        return found

    def seats(self, holdings: Iterable[Holding]) -> dict[int, int]:
        """Return the most people that sessions seat, as terms."""
        return {
            self.held[key]: self.classes[key[1]].first.seats(self.method(key)) for key in holdings
        }

    def method(self, key: Holding) -> Method:
        """Return the method of a session."""
        return self.problem.method[key[0].method]

    def _rooms(self) -> None:
        for number, own in enumerate(self.classes):
            keys = [key for key in self.held if key[1] == number]
            for clique in cliques([(k[0].day, k[0].start, k[0].end) for k in keys]):
                self.rows.add({self.held[keys[p]]: 1 for p in clique}, most=len(own.rooms))

    def _assessors(self) -> None:
        """At no moment, and on no day, are more assessors needed than are there."""
        rest = self.problem.wishes.assessor_rest_minutes
        keys = [k for k in self.held if self.method(k).assessors_least]
        spans = [(k[0].day, k[0].judged, k[0].end + rest) for k in keys]
        for clique in cliques(spans):
            day, since = spans[clique[0]][0], max(spans[p][1] for p in clique)
            there = present(self.problem, self.problem.assessors, day, since)
            needed = self._needed(keys[p] for p in clique)
            self.rows.add(needed, most=there * self.staffed // 100)
        for day in range(len(self.problem.days)):
            most = a_day(self.problem, self.problem.assessors, day)
            if most is not None:
                needed = self._needed(k for k in keys if k[0].day == day)
                self.rows.add(needed, most=most * self.staffed // 100)

    def _needed(self, keys: Iterable[Holding]) -> dict[int, int]:
        return {self.held[key]: self.method(key).assessors_least for key in keys}


def _is_weighed(slot: Slot, allowed: Allowed | None, days: int | None) -> bool:
    if allowed is not None and slot.start not in allowed[slot.day][slot.method]:
        return False
    return days is None or slot.day < days


def present(problem: Problem, own: Sequence[Assessor], day: int, minute: int) -> int:
    """Return how many assessors are there at a moment, or rest from what ended just before."""
    date = list(problem.day)[day]
    since = minute - problem.wishes.assessor_rest_minutes
    return sum(
        assessor.present is None
        or any(span.meets(date, since, minute + 1) for span in assessor.present)
        for assessor in own
    )


def a_day(problem: Problem, own: Sequence[Assessor], day: int) -> int | None:
    """Return how many sessions assessors judge on a day at the most; ``None`` is no limit."""
    date = list(problem.day)[day]
    limits = [a.most_a_day for a in own if _comes(a, date)]
    return None if None in limits else sum(limit or 0 for limit in limits)


def _comes(assessor: Assessor, date: dt.date) -> bool:
    return assessor.present is None or any(span.date == date for span in assessor.present)
