"""Placing: who sits where and who judges, one variable for each possibility.

Exact on what it is given: small problems as a whole, and what has to be moved in large ones.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any

from takar.timetables.problem import HALL_SEATS, Kind, Method, Problem
from takar.timetables.stages.asking import Answer, new_model
from takar.timetables.stages.mixing import together
from takar.timetables.stages.slots import Slot, clash, cliques, may_sit
from takar.timetables.timetable import Session


@dataclass(frozen=True)
class Place:
    """A session that is held or could be held.

    Attributes:
        people: those who stay in it; with any of them it is held for sure.
        judges: its assessors where they stand; ``None`` lets them be chosen.
    """

    slot: Slot
    people: tuple[str, ...] = ()
    judges: tuple[str, ...] | None = None


Sitting = tuple[str, str]
"""A candidate and a method."""


class Placing:
    """The model.

    Attributes:
        only: the one place where each free sitting may stay; otherwise it is left ``nowhere``,
            and a session that lacks people may count on ``visitors`` from elsewhere.
        nowhere: sittings that may be left without a place, each with its variable.
    """

    def __init__(
        self,
        problem: Problem,
        places: Sequence[Place],
        free: Sequence[Sitting],
        *,
        only: Mapping[Sitting, int] | None = None,
        may_leave: bool = False,
    ) -> None:
        self.problem, self.places, self.free = problem, places, free
        self.only, self.may_leave = only, may_leave or only is not None
        self.barred: dict[tuple[str, str], bool] = {}
        self.model = new_model()
        self.fixed = self._fixed()
        self.open = [1 if own.people else self.model.new_bool_var("") for own in places]
        self.sit: dict[tuple[str, int], Any] = {}
        self.nowhere: dict[Sitting, Any] = {}
        self.visitors: dict[str, list[Any]] = defaultdict(list)
        for sitting in free:
            self._sitting(sitting)
        self.judge = self._judges()
        self.guests, self.chosen = _by_place(self.sit), _by_place(self.judge)
        for place in range(len(places)):
            self._seats(place)
            self._judged(place)
        self._rooms()
        self._people()
        self._assessors()

    def sessions(self, answer: Answer) -> tuple[Session, ...]:
        """Return the sessions that are held."""
        people: dict[int, list[str]] = defaultdict(list)
        for (name, place), variable in self.sit.items():
            if answer[variable]:
                people[place].append(name)
        found = []
        for number, own in enumerate(self.places):
            seated = [*own.people, *people[number]]
            if seated:
                judges = own.judges
                if judges is None:
                    judges = self.judges_of(number, answer)
                found.append(own.slot.session(self.problem, seated, judges))
        return tuple(sorted(found, key=lambda s: (s.day, s.start_minute, s.method, s.room)))

    def judges_of(self, place: int, answer: Answer) -> tuple[str, ...]:
        """Return the assessors chosen for a place."""
        return tuple(sorted(name for name, v in self.chosen[place].items() if answer[v]))

    def _method(self, place: int) -> Method:
        return self.problem.method[self.places[place].slot.method]

    def _fixed(self) -> dict[str, list[Slot]]:
        found: dict[str, list[Slot]] = defaultdict(list)
        for own in self.places:
            for name in own.people:
                found[name].append(own.slot)
        return found

    def _sitting(self, sitting: Sitting) -> None:
        name, method = sitting
        candidate, options = self.problem.candidate[name], []
        for number, own in enumerate(self.places):
            if own.slot.method != method or not may_sit(self.problem, candidate, own.slot):
                continue
            if self.only is not None and self.only[sitting] != number:
                continue
            if any(clash(self.problem, own.slot, slot) for slot in self.fixed[name]):
                continue
            self.sit[name, number] = self.model.new_bool_var("")
            options.append(self.sit[name, number])
        if self.may_leave:
            self.nowhere[sitting] = self.model.new_bool_var("")
            options.append(self.nowhere[sitting])
        self.model.add(sum(options) == 1)

    def _judges(self) -> dict[tuple[str, int], Any]:
        """Return a variable for each assessor who may judge those who stay in a place."""
        busy: dict[str, list[Slot]] = defaultdict(list)
        for own in self.places:
            for name in own.judges or ():
                busy[name].append(own.slot)
        dates, found = list(self.problem.day), {}
        for number, own in enumerate(self.places):
            if own.judges is not None or not self._method(number).most_assessors:
                continue
            for assessor in self.problem.assessors:
                slot = own.slot
                if (
                    assessor.is_present(dates[slot.day], slot.judged, slot.end)
                    and not any(together(self.problem, slot, b) for b in busy[assessor.id])
                    and all(
                        self.problem.may_judge(assessor, self.problem.candidate[name])
                        for name in own.people
                    )
                ):
                    found[assessor.id, number] = self.model.new_bool_var("")
        return found

    def _seats(self, place: int) -> None:
        own, method = self.places[place], self._method(place)
        guests = self.guests[place]
        taken = len(own.people) + sum(guests.values())
        seats = self.problem.room[own.slot.room].seats(method)
        lacking = 0
        if self.only is not None and method.fewest > 1:
            lacking = self.model.new_int_var(0, method.fewest, "")
            self.visitors[method.code].append(lacking)
        self.model.add(taken + lacking >= method.fewest * self.open[place])
        self.model.add(taken <= min(seats, HALL_SEATS) * self.open[place])
        if method.kind == Kind.GROUP:
            self._circle(own, guests)

    def _circle(self, own: Place, guests: dict[str, Any]) -> None:
        """Let a group be of one circle."""
        by_circle: dict[str, list[Any]] = defaultdict(list)
        for name, variable in guests.items():
            by_circle[self.problem.candidate[name].circle].append(variable)
        there = {self.problem.candidate[name].circle for name in own.people}
        chosen = {circle: self.model.new_bool_var("") for circle in sorted(by_circle)}
        for circle, variables in by_circle.items():
            for variable in variables:
                self.model.add_implication(variable, chosen[circle])
            if there - {circle}:
                self.model.add(chosen[circle] == 0)
        self.model.add_at_most_one(chosen.values())

    def _judged(self, place: int) -> None:
        own, method = self.places[place], self._method(place)
        if own.judges is None:
            count = sum(self.chosen[place].values())
            self.model.add(count >= method.assessors_least * self.open[place])
            self.model.add(count <= method.most_assessors * self.open[place])
        guests = self.guests[place]
        seats = max(1, min(len(guests), self.problem.room[own.slot.room].seats(method)))
        for assessor in self.problem.assessors:
            judges = self.chosen[place].get(assessor.id, int(assessor.id in (own.judges or ())))
            if isinstance(judges, int) and not judges:
                continue
            barred = [v for name, v in guests.items() if self._is_barred(assessor.id, name)]
            if barred:
                self.model.add(sum(barred) + seats * judges <= seats)

    def _is_barred(self, assessor: str, name: str) -> bool:
        key = assessor, name
        if key not in self.barred:
            candidate = self.problem.candidate[name]
            may = self.problem.may_judge(self.problem.assessor[assessor], candidate)
            self.barred[key] = not may
        return self.barred[key]

    def _rooms(self) -> None:
        for room in self.problem.room:
            own = [n for n, p in enumerate(self.places) if p.slot.room == room]
            slots = [self.places[n].slot for n in own]
            for clique in cliques([(s.day, s.start, s.end) for s in slots]):
                self.model.add(sum(self.open[own[p]] for p in clique) <= 1)

    def _people(self) -> None:
        """Let nobody sit in two sessions that clash; rooms make no difference to that."""
        by_name: dict[str, dict[Slot, list[Any]]] = defaultdict(lambda: defaultdict(list))
        for (name, place), variable in self.sit.items():
            by_name[name][replace(self.places[place].slot, room="")].append(variable)
        clashes: dict[tuple[Slot, Slot], bool] = {}
        for own in by_name.values():
            for pair in combinations(own, 2):
                if pair[0].method == pair[1].method:
                    continue
                if pair not in clashes:
                    clashes[pair] = clash(self.problem, *pair)
                if clashes[pair]:
                    self.model.add_at_most_one(own[pair[0]] + own[pair[1]])

    def _assessors(self) -> None:
        rest = self.problem.wishes.assessor_rest_minutes
        by_name: dict[str, list[int]] = defaultdict(list)
        for name, place in self.judge:
            by_name[name].append(place)
        for assessor in self.problem.assessors:
            own = by_name[assessor.id]
            slots = [self.places[n].slot for n in own]
            for clique in cliques([(s.day, s.judged, s.end + rest) for s in slots]):
                self.model.add_at_most_one(self.judge[assessor.id, own[p]] for p in clique)
            if any(self.problem.minutes_between.values()):
                self._far(assessor.id, own)
            if assessor.most_a_day is not None:
                self._a_day(assessor.id, own, assessor.most_a_day)

    def _far(self, name: str, own: Sequence[int]) -> None:
        for first, second in combinations(own, 2):
            one, other = self.places[first].slot, self.places[second].slot
            if one.site != other.site and together(self.problem, one, other):
                self.model.add_at_most_one(self.judge[name, first], self.judge[name, second])

    def _a_day(self, name: str, own: Iterable[int], most: int) -> None:
        judged: dict[int, list[Any]] = defaultdict(list)
        for place in own:
            judged[self.places[place].slot.day].append(self.judge[name, place])
        for day, variables in judged.items():
            stands = sum(name in (p.judges or ()) for p in self.places if p.slot.day == day)
            self.model.add(sum(variables) + stands <= most)


def _by_place(variables: Mapping[tuple[str, int], Any]) -> dict[int, dict[str, Any]]:
    """Return the variables of each place by name."""
    found: dict[int, dict[str, Any]] = defaultdict(dict)
    for (name, place), variable in variables.items():
        found[place][name] = variable
    return found
