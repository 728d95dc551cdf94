"""Dealing: hand the sessions out from first to last, to those who still have most to carry.

Quick, and nearly always enough; where it leads nowhere, ``staffing`` asks the solver.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np

from takar.timetables.problem import Problem
from takar.timetables.stages.asking import Effort
from takar.timetables.stages.bounds import least_load
from takar.timetables.stages.mixing import together
from takar.timetables.stages.seating import Seated
from takar.timetables.stages.slots import blocks
from takar.timetables.stages.staffing import Judging, able, least

NEVER = 1e9
PAIR, EXCESS = 0.02, 0.05
"""What it counts that two have met before, and that an assessor is fitter than needed."""


class Deal:
    """What has been handed out so far."""

    def __init__(self, problem: Problem, sessions: Sequence[Seated]) -> None:
        self.problem, self.sessions = problem, sessions
        self.target = max(least_load(problem), 1)
        self.room = {a.id: self._room(number) for number, a in enumerate(problem.assessors)}
        self._clear()

    def _clear(self) -> None:
        self.names: dict[int, list[str]] = defaultdict(list)
        self.own: dict[str, list[int]] = {a.id: [] for a in self.problem.assessors}
        self.load = {a.id: 0 for a in self.problem.assessors}

    def hand_out(self, places: Sequence[int]) -> bool:
        """Give an assessor to each seat (sessions by place); false where that cannot be done."""
        from scipy.optimize import linear_sum_assignment  # noqa: PLC0415 -- scipy is heavy, so only who solves loads it

        costs = np.array([[self._cost(p, a.id) for a in self.problem.assessors] for p in places])
        if costs.shape[1] < len(places):
            return False
        rows, columns = linear_sum_assignment(costs)
        if costs[rows, columns].max(initial=0) >= NEVER:
            return False
        for row, column in zip(rows, columns, strict=True):
            self._give(places[row], self.problem.assessors[column].id)
        return True

    def take(self, names: Mapping[int, tuple[str, ...]]) -> None:
        """Hand out what the solver chose."""
        for place, own in names.items():
            for name in own:
                self._give(place, name)

    def kept(self) -> Mapping[int, tuple[str, ...]]:
        """Return what has been handed out."""
        return {place: tuple(names) for place, names in self.names.items()}

    def back_to(self, names: Mapping[int, tuple[str, ...]]) -> None:
        """Forget what was handed out since."""
        self._clear()
        self.take(names)

    def quota(self, day: int) -> Mapping[str, int]:
        """Return how many minutes each assessor should still judge on a day, for an even load."""
        found = {}
        for name, room in self.room.items():
            left = sum(room[day:]) or 1
            found[name] = max(self.target - self.load[name], 0) * room[day] // left
        return found

    def _give(self, place: int, name: str) -> None:
        slot = self.sessions[place].slot
        self.names[place].append(name)
        self.own[name].append(place)
        self.load[name] += slot.end - slot.judged

    def _cost(self, place: int, name: str) -> float:
        session, assessor = self.sessions[place], self.problem.assessor[name]
        if name in self.names[place] or not able(self.problem, assessor, session):
            return NEVER
        slots = [self.sessions[p].slot for p in self.own[name]]
        if any(together(self.problem, session.slot, slot) for slot in slots):
            return NEVER
        today = sum(slot.day == session.slot.day for slot in slots)
        if assessor.most_a_day is not None and today >= assessor.most_a_day:
            return NEVER
        left = sum(self.room[name][session.slot.day :]) or 1
        met = sum(set(self.names[p]) & set(self.names[place]) != set() for p in self.own[name])
        excess = assessor.tier - max(self.problem.candidate[n].tier for n in session.people)
        urge = (self.target - self.load[name]) / left
        return PAIR * met + EXCESS * (excess + len(assessor.languages)) - urge

    def _room(self, number: int) -> list[int]:
        """Return the minutes that an assessor could judge on each day."""
        own = self.problem.assessors[number]
        longest = max((s.slot.end - s.slot.judged for s in self.sessions), default=0)
        found = []
        for date, day in self.problem.day.items():
            spans = own.present
            there = sum(b - a for a, b in blocks(day))
            if spans is not None:
                there = sum(min(there, s.until - s.since) for s in spans if s.date == date)
            limit = there if own.most_a_day is None else own.most_a_day * longest
            found.append(min(there, limit))
        return found


def dealt(
    problem: Problem, sessions: Sequence[Seated], effort: Effort
) -> Mapping[int, tuple[str, ...]] | None:
    """Return assessors for all sessions, day by day; nothing where a day cannot be staffed.

    No rule of the assessors joins two days, so a day that cannot be staffed alone cannot be
    staffed at all.
    """
    deal = Deal(problem, sessions)
    for day in range(len(problem.days)):
        own = [p for p, s in enumerate(sessions) if s.slot.day == day and least(problem, s)]
        before = deal.kept()
        if not _dealt_on(deal, own):
            deal.back_to(before)
            staff = Judging(problem, sessions, own, deal.quota(day))
            names = staff.asked(effort.part(1 / len(problem.days)))
            if names is None:
                return None
            deal.take(names)
    return {place: tuple(sorted(names)) for place, names in deal.names.items() if names}


def _dealt_on(deal: Deal, own: Sequence[int]) -> bool:
    rounds: dict[int, list[int]] = defaultdict(list)
    for place in own:
        rounds[deal.sessions[place].slot.judged].append(place)
    return all(
        deal.hand_out([p for p in rounds[m] for _ in range(least(deal.problem, deal.sessions[p]))])
        for m in sorted(rounds)
    )
