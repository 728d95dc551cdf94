"""Keeping: how much of a timetable can stay, and where the rest goes with the fewest moves.

First the most is kept without asking where the rest goes: what cannot be kept then has to move in
every timetable, so its count is a lower bound. Then a place is sought for what moves; more
sittings are let go only where that fails.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from takar.timetables.absences import Moment, is_held
from takar.timetables.checking import Fault, faults
from takar.timetables.problem import Problem
from takar.timetables.stages.asking import Answer, Effort, ask
from takar.timetables.stages.linking import Linking
from takar.timetables.stages.placing import Place, Placing, Sitting
from takar.timetables.stages.slots import Slot, back_to_back, may_sit, slot_of, slots, starts
from takar.timetables.timetable import OPTIMAL, Session

CLOSED = "RUANG_HARI"
"""The rule that a session in a room breaks that cannot be used."""
OPTIONS = 240
"""Most new sessions of a method that are weighed."""


Home = tuple[str, dt.date, int]
"""A room, a date and a minute: where and when somebody sat before."""


@dataclass(frozen=True)
class Standing:
    """The problem as it is now, and the sessions that stand, with nobody who is gone.

    Attributes:
        before: the sessions of before the mishap; what counts as moved is told by them.
        left: sittings still to come that have no place now.
        borne: rules, with what is said of them, that were broken before the mishap already.
    """

    problem: Problem
    sessions: tuple[Session, ...]
    held_until: Moment | None
    before: tuple[Session, ...]
    left: tuple[Sitting, ...] = ()
    borne: frozenset[tuple[str, str]] = frozenset()

    @cached_property
    def homes(self) -> dict[Sitting, Home]:
        """Where and when each sitting was."""
        return homes(self.before)

    @cached_property
    def judged(self) -> dict[Home, tuple[str, ...]]:
        """Who judged in each session."""
        return {(own.room, own.day, own.start_minute): own.assessors for own in self.before}

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

    def new_faults(self, problem: Problem | None = None) -> Iterator[tuple[Fault, list[int]]]:
        """Return the rules broken by more than what was held or borne, with their sessions."""
        for fault in faults(problem or self.problem, self.sessions):
            to_come = [p for p in fault.sessions if not is_held(self.sessions[p], self.held_until)]
            is_new = (fault.rule, str(fault.problem)) not in self.borne
            if is_new and (to_come or not fault.sessions):
                yield fault, to_come

    def broken_days(self) -> set[int]:
        """Return the days on which a session to come breaks a rule."""
        return {self.slot(place).day for _, places in self.new_faults() for place in places}


@dataclass(frozen=True)
class Kept:
    """What has to move at the least, and what is proved about that.

    Attributes:
        is_judged: some who stay need other assessors.
    """

    moving: tuple[Sitting, ...]
    bound: int
    is_judged: bool = True


def must_move(standing: Standing) -> Kept | None:
    """Return who loses the room, where nothing else is broken; nothing where more is."""
    shut = set()
    for fault, places in standing.new_faults():
        if fault.rule != CLOSED:
            return None
        shut.update(places)
    moving = tuple(
        (name, standing.sessions[place].method)
        for place in sorted(shut)
        for name in standing.sessions[place].candidates
    )
    return Kept(moving, len(moving), is_judged=False)


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
    weight = len(placing.judge) + 1
    placing.model.minimize(sum(moved) * weight + _changed(standing, placing))
    answer = ask(placing.model, effort)
    if not answer.is_found:
        return None
    moving = tuple(own for own, variable in placing.nowhere.items() if answer[variable])
    return Kept(moving, answer.bound // weight)


@dataclass(frozen=True)
class Placed:
    """Sessions with a place for those who move, and the sittings left without one.

    Attributes:
        is_best: nothing better can be done with what was free to move.
    """

    sessions: tuple[Session, ...]
    left: tuple[Sitting, ...]
    is_best: bool


@dataclass(frozen=True)
class Freedom:
    """What may change: the sittings that may move, and the days of more than that.

    Attributes:
        judged: days on which assessors may change too; ``None``: nowhere but in new sessions.
        on: days on which new sessions may be held; ``None``: all of them.
        rooms: rooms in which new sessions may be held; ``None``: all of them.
        is_tidy: a room free all day is only used back to back from either end of each stretch.
    """

    moving: Collection[Sitting]
    judged: Collection[int] = ()
    on: Collection[int] | None = None
    rooms: Collection[str] | None = None
    is_tidy: bool = False


def placed(standing: Standing, freedom: Freedom, effort: Effort) -> Placed | None:
    """Return sessions in which as few as possible are without a place, and as few move.

    People who miss a session count most, then sittings missed, then moves, then assessors.
    """
    sat = standing.sittings()
    moving = set(freedom.moving)
    free = [*(own for own in sat if own in moving), *standing.left]
    places = [
        _place(standing, number, frozenset(free), freedom.judged)
        for number in range(len(standing.sessions))
    ]
    places += [Place(slot) for slot in _options(standing, free, places, freedom)]
    placing = Placing(standing.problem, places, free, may_leave=True)
    _close_the_closed(standing, placing)
    _hint(standing, placing, sat)
    _minimize(standing, placing)
    answer: Answer = Linking(placing).ask(effort)
    if not answer.is_found:
        return None
    left = tuple(own for own, variable in placing.nowhere.items() if answer[variable])
    return Placed(placing.sessions(answer), left, answer.status == OPTIMAL)


def _minimize(standing: Standing, placing: Placing) -> None:
    """Ask for few people without a place, few sittings without one, few moves, few changes."""
    dates, stays = list(standing.problem.day), []
    for (name, number), variable in placing.sit.items():
        slot = placing.places[number].slot
        if standing.homes.get((name, slot.method)) == (slot.room, dates[slot.day], slot.start):
            stays.append(variable)
    lacking = {name: placing.model.new_bool_var("") for name, _ in placing.free}
    for (name, _), variable in placing.nowhere.items():
        placing.model.add_implication(variable, lacking[name])
    one, many = len(placing.judge) + 1, len(placing.free) + 1
    placing.model.minimize(
        sum(lacking.values()) * one * many * many
        + sum(placing.nowhere.values()) * one * many
        - sum(stays) * one
        + _changed(standing, placing)
    )


def _hint(standing: Standing, placing: Placing, sat: Mapping[Sitting, int]) -> None:
    """Begin with what stands: everybody at the own place, and who has none without one."""
    for (name, number), variable in placing.sit.items():
        home = sat.get((name, placing.places[number].slot.method))
        placing.model.add_hint(variable, home == number)
    for sitting, variable in placing.nowhere.items():
        placing.model.add_hint(variable, sitting not in sat)
    for number, own in enumerate(placing.open):
        if not isinstance(own, int):
            placing.model.add_hint(own, number < len(standing.sessions))
    for (name, number), variable in placing.judge.items():
        stands = number < len(standing.sessions)
        is_there = stands and name in standing.sessions[number].assessors
        placing.model.add_hint(variable, is_there)


def homes(sessions: Iterable[Session]) -> dict[Sitting, Home]:
    """Return where and when each sitting is."""
    return {
        (name, own.method): (own.room, own.day, own.start_minute)
        for own in sessions
        for name in own.candidates
    }


def _place(
    standing: Standing,
    number: int,
    free: Collection[Sitting],
    days: Collection[int] = (),
) -> Place:
    """Return a session as a place: its people who stay, and its assessors where they stand."""
    own, slot = standing.sessions[number], standing.slot(number)
    stay = tuple(name for name in own.candidates if (name, own.method) not in free)
    if is_held(own, standing.held_until):
        return Place(slot, own.candidates, own.assessors)
    is_open = len(stay) < len(own.candidates) or slot.day in days
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
    terms, dates = [], list(standing.problem.day)
    for (name, place), variable in placing.judge.items():
        slot = placing.places[place].slot
        was = standing.judged.get((slot.room, dates[slot.day], slot.start), ())
        terms.append(1 - variable if name in was else variable)
    return sum(terms)


def _options(
    standing: Standing,
    free: Collection[Sitting],
    places: Sequence[Place],
    freedom: Freedom,
) -> Iterator[Slot]:
    """Return the new sessions that could be held for those who move."""
    problem, held = standing.problem, {own.slot for own in places}
    taken: dict[tuple[str, int], list[Slot]] = defaultdict(list)
    for own in places:
        if own.people:
            taken[own.slot.room, own.slot.day].append(own.slot)
    for method in problem.methods:
        people = [problem.candidate[name] for name, own in free if own == method.code]
        step, length = problem.wishes.step_minutes, method.length
        tidy = [back_to_back(starts(d, length, step), length) for d in problem.day.values()]
        found = [
            slot
            for room in problem.rooms
            if freedom.rooms is None or room.id in freedom.rooms
            for slot in slots(problem, method, room)
            if (freedom.on is None or slot.day in freedom.on)
            and (not freedom.is_tidy or slot.start in tidy[slot.day] or taken[room.id, slot.day])
            and slot not in held
            and any(may_sit(problem, person, slot) for person in people)
            and not _is_past(standing, slot)
            and not any(_meet(own, slot) for own in taken[slot.room, slot.day])
        ]
        found.sort(key=lambda slot: (slot.day, slot.start, slot.room))
        step = max(1, -(-len(found) // OPTIONS))
        yield from found[::step]


def _is_past(standing: Standing, slot: Slot) -> bool:
    date = list(standing.problem.day)[slot.day]
    return standing.held_until is not None and (date, slot.start) < standing.held_until


def _meet(first: Slot, second: Slot) -> bool:
    """Tell whether two sessions in one room on one day share a minute."""
    return first.start < second.end and second.start < first.end
