"""Keeping: how much of a timetable can stay, and where the rest goes with the fewest moves.

First the most is kept without asking where the rest goes: what cannot be kept then has to move in
every timetable, so its count is a lower bound. Then a place is sought for what moves; more
sittings are let go only where that fails.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from takar.timetables.absences import Moment, is_held
from takar.timetables.checking import faults
from takar.timetables.problem import Problem
from takar.timetables.stages.asking import Answer, Effort, ask
from takar.timetables.stages.linking import Linking
from takar.timetables.stages.placing import Place, Placing, Sitting
from takar.timetables.stages.slots import Slot, may_sit, slot_of, slots
from takar.timetables.timetable import Session

OPTIONS = 240
"""Most new sessions of a method that are weighed."""


@dataclass(frozen=True)
class Standing:
    """The problem as it is now, and the sessions of before, with nobody who is gone."""

    problem: Problem
    sessions: tuple[Session, ...]
    held_until: Moment | None

    def sittings(self, days: Collection[int] | None = None) -> dict[Sitting, int]:
        """Return each sitting still to come with the place of its session."""
        return {
            (name, own.method): number
            for number, own in enumerate(self.sessions)
            if not is_held(own, self.held_until) and (days is None or self.slot(number).day in days)
            for name in own.candidates
        }

    def slot(self, number: int) -> Slot:
        """Return the place and time of a session."""
        return slot_of(self.problem, self.sessions[number])

    def broken_days(self) -> set[int]:
        """Return the days on which a session to come breaks a rule."""
        return {
            self.slot(place).day
            for fault in faults(self.problem, self.sessions)
            for place in fault.sessions
            if not is_held(self.sessions[place], self.held_until)
        }


@dataclass(frozen=True)
class Kept:
    """What has to move at the least, and what is proved about that."""

    moving: tuple[Sitting, ...]
    bound: int


def most_kept(standing: Standing, days: Collection[int], effort: Effort) -> Kept | None:
    """Return the fewest sittings of some days that have to leave their session."""
    free = standing.sittings(days)
    places = [_place(standing, number, frozenset(free)) for number in range(len(standing.sessions))]
    placing = Placing(standing.problem, places, list(free), only=free)
    _close_the_closed(standing, placing)
    moved: list[Any] = list(placing.nowhere.values())
    for method, visitors in placing.visitors.items():
        extra = placing.model.new_int_var(0, sum(1 for _ in visitors) * 100, "")
        away = [v for (_, own), v in placing.nowhere.items() if own == method]
        placing.model.add(sum(visitors) <= sum(away) + extra)
        moved.append(extra)
    changed = _changed(standing, placing)
    weight = len(placing.judge) + 1
    placing.model.minimize(sum(moved) * weight + changed)
    answer = ask(placing.model, effort)
    if not answer.is_found:
        return None
    moving = tuple(own for own, variable in placing.nowhere.items() if answer[variable])
    return Kept(moving, answer.bound // weight)


def placed(
    standing: Standing, moving: Collection[Sitting], effort: Effort
) -> tuple[Session, ...] | None:
    """Return the sessions with a place for everything that moves; the rest of its day stays."""
    homes = standing.sittings()
    free = [own for own in homes if own in set(moving)]
    days = {standing.slot(homes[own]).day for own in free} | standing.broken_days()
    places = [
        _place(standing, number, frozenset(free), days) for number in range(len(standing.sessions))
    ]
    places += [Place(slot) for slot in _options(standing, free, places)]
    placing = Placing(standing.problem, places, free)
    _close_the_closed(standing, placing)
    stays = [placing.sit[own[0], homes[own]] for own in free if (own[0], homes[own]) in placing.sit]
    for (name, number), variable in placing.sit.items():
        method = placing.places[number].slot.method
        placing.model.add_hint(variable, homes[name, method] == number)
    changed = _changed(standing, placing)
    weight = len(placing.judge) + 1
    placing.model.minimize((len(free) - sum(stays)) * weight + changed)
    answer: Answer = Linking(placing).ask(effort)
    return placing.sessions(answer) if answer.is_found else None


def emptiest(standing: Standing) -> list[int]:
    """Return the days in order of how little is held on them."""
    minutes = dict.fromkeys(range(len(standing.problem.days)), 0)
    for number in range(len(standing.sessions)):
        slot = standing.slot(number)
        minutes[slot.day] += slot.end - slot.start
    return sorted(minutes, key=lambda day: (minutes[day], day))


def _place(
    standing: Standing,
    number: int,
    free: Collection[Sitting],
    days: Collection[int] | None = None,
) -> Place:
    """Return a session as a place: its people who stay, and its assessors where they stand."""
    own, slot = standing.sessions[number], standing.slot(number)
    stay = tuple(name for name in own.candidates if (name, own.method) not in free)
    if is_held(own, standing.held_until):
        return Place(slot, own.candidates, own.assessors)
    is_open = len(stay) < len(own.candidates) or (days is not None and slot.day in days)
    return Place(slot, stay, None if is_open else own.assessors)


def _close_the_closed(standing: Standing, placing: Placing) -> None:
    """Hold nothing in a room that is closed."""
    dates = list(standing.problem.day)
    for number, own in enumerate(placing.places):
        room, slot = standing.problem.room[own.slot.room], own.slot
        is_bool = not isinstance(placing.open[number], int)
        if is_bool and not room.is_open(dates[slot.day], slot.start, slot.end):
            placing.model.add(placing.open[number] == 0)


def _changed(standing: Standing, placing: Placing) -> Any:
    """Return how many seats of assessors change, as a sum."""
    terms = []
    for (name, place), variable in placing.judge.items():
        was = standing.sessions[place].assessors if place < len(standing.sessions) else ()
        terms.append(1 - variable if name in was else variable)
    return sum(terms)


def _options(
    standing: Standing, free: Collection[Sitting], places: Sequence[Place]
) -> Iterator[Slot]:
    """Return the new sessions that could be held for those who move."""
    problem = standing.problem
    for method in problem.methods:
        people = [problem.candidate[name] for name, own in free if own == method.code]
        found = [
            slot
            for room in problem.rooms
            for slot in slots(problem, method, room)
            if any(may_sit(problem, person, slot) for person in people)
            and not _is_past(standing, slot)
            and not any(own.people and _meet(own.slot, slot) for own in places)
            and not any(own.slot == slot for own in places)
        ]
        found.sort(key=lambda slot: (slot.day, slot.start, slot.room))
        step = max(1, -(-len(found) // OPTIONS))
        yield from found[::step]


def _is_past(standing: Standing, slot: Slot) -> bool:
    date = list(standing.problem.day)[slot.day]
    return standing.held_until is not None and (date, slot.start) < standing.held_until


def _meet(first: Slot, second: Slot) -> bool:
    return (
        first.room == second.room
        and first.day == second.day
        and first.start < second.end
        and second.start < first.end
    )
