"""Journeys: how many people of each party take which way through the days."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import product

from takar.timetables.problem import Kind, Problem
from takar.timetables.stages.packing import Allowed, Board, Meeting, a_day, present
from takar.timetables.stages.parties import Party, Trip, splits, trips
from takar.timetables.stages.slots import Slot, cliques

WHOLE = 840
"""An assessor in parts: whole numbers for groups of up to eight."""
Part = tuple[tuple[str, ...], int]
"""Methods that are sat on one day, and the day."""
Plan = tuple[Part, ...]
"""Which methods are sat on which day."""
MANY = 300
"""Ways to spread methods over days beyond which only one or two days are weighed."""


class Journeys:
    """The sessions of a board and the ways of the people, in the board's rows."""

    def __init__(self, board: Board, own: Sequence[Party], allowed: Allowed) -> None:
        self.board, self.parties, self.allowed = board, own, allowed
        self.meetings = board.meetings()
        self.taken: dict[tuple[int, Trip], int] = {}
        self.plans: dict[tuple[int, Plan], int] = {}
        for number in range(len(own)):
            self._of_party(number)
        self._seat()
        for need in needs(own):
            self._judged(*need)

    def waiting(self) -> dict[int, int]:
        """Return what all people wait, as terms."""
        visit = self.board.problem.wishes.visit_minutes
        terms = {variable: trip.waiting for (_, trip), variable in self.taken.items()}
        return terms | {v: (len(plan) - 1) * visit for (_, plan), v in self.plans.items()}

    def _of_party(self, number: int) -> None:
        problem, rows, party = self.board.problem, self.board.rows, self.parties[number]
        size = len(party.people)
        ways: dict[Part, dict[int, int]] = {}
        chosen: dict[Part, dict[int, int]] = defaultdict(dict)
        every: dict[int, int] = {}
        for plan in plans(problem, party.methods):
            for part in plan:
                if part not in ways:
                    ways[part] = self._ways(number, part)
            if all(ways[part] for part in plan):
                variable = self.plans[number, plan] = rows.new(size)
                every[variable] = 1
                for part in plan:
                    chosen[part][variable] = -1
        rows.add(every, size, size)
        for part, variables in ways.items():
            rows.add(variables | chosen[part], 0, 0)

    def _ways(self, number: int, part: Part) -> dict[int, int]:
        """Return a variable for each trip that sits these methods on the day, if held."""
        party, (methods, day) = self.parties[number], part
        found = {}
        for trip in trips(self.board.problem, party, methods, day, self.allowed[day]):
            if all(self.meeting(number, trip, p) in self.meetings for p in range(len(methods))):
                variable = self.board.rows.new(len(party.people))
                self.taken[number, trip] = variable
                found[variable] = 1
        return found

    def meeting(self, number: int, trip: Trip, place: int) -> Meeting:
        """Return at which moment somebody of a party makes a stop of a trip."""
        stop = trip.stops[place]
        grouped = self.board.problem.method[stop.method].kind == Kind.GROUP
        circle = self.parties[number].circle if grouped else ""
        return stop.method, stop.site, stop.day, stop.start, circle

    def _seat(self) -> None:
        """Let as many sit at a moment as the sessions of that moment seat."""
        people: dict[Meeting, dict[int, int]] = defaultdict(dict)
        for (number, trip), variable in self.taken.items():
            for place in range(len(trip.stops)):
                people[self.meeting(number, trip, place)][variable] = -1
        for meeting, holdings in self.meetings.items():
            seats = self.board.seats(holdings)
            fewest = self.board.problem.method[meeting[0]].fewest
            self.board.rows.add(seats | people[meeting], least=0)
            self.board.rows.add(dict.fromkeys(seats, fewest) | people[meeting], most=0)

    def _judged(self, tier: int, language: str) -> None:
        """At no moment, and on no day, do people need more assessors of a kind than are there."""
        problem = self.board.problem
        fit = [a for a in problem.assessors if a.tier >= tier and language in {"", *a.languages}]
        takers: dict[Slot, dict[int, int]] = defaultdict(dict)
        for (number, trip), variable in self.taken.items():
            party = self.parties[number]
            if party.tier >= tier and language in {"", party.language}:
                for stop in trip.stops:
                    if problem.method[stop.method].assessors_least:
                        takers[stop][variable] = self._share(stop)
        stops, rest = list(takers), problem.wishes.assessor_rest_minutes
        for clique in cliques([(s.day, s.judged, s.end + rest) for s in stops]):
            since = max(stops[place].judged for place in clique)
            day = stops[clique[0]].day
            there = present(problem, fit, day, since)
            self._limit([takers[stops[place]] for place in clique], there)
        for day in range(len(problem.days)):
            most = a_day(problem, fit, day)
            if most is not None:
                self._limit([takers[stop] for stop in stops if stop.day == day], most)

    def _share(self, stop: Slot) -> int:
        """Return what one person of a session takes of its assessors, in parts of ``WHOLE``."""
        method = self.board.problem.method[stop.method]
        return method.assessors_least * (WHOLE // min(method.most, WHOLE))

    def _limit(self, takers: Sequence[Mapping[int, int]], most: int) -> None:
        terms: dict[int, int] = defaultdict(int)
        for own in takers:
            for variable, share in own.items():
                terms[variable] += share
        room = self.board.staffed
        self.board.rows.add(dict(terms), most=WHOLE * most * room // 100)


def needs(own: Sequence[Party]) -> list[tuple[int, str]]:
    """Return the tiers and languages that some people ask of their assessors."""
    tiers = sorted({party.tier for party in own})
    languages = sorted({"", *(party.language for party in own)})
    return [(tier, language) for tier in tiers for language in languages]


def plans(problem: Problem, methods: Sequence[str]) -> list[Plan]:
    """Return the ways to spread methods over days that keep their order, fewest days first."""
    found = []
    for split in splits(methods):
        if len(split) > 2 and len(problem.days) ** len(split) > MANY:
            continue
        for days in product(range(len(problem.days)), repeat=len(split)):
            plan = tuple(zip(split, days, strict=True))
            if len(set(days)) == len(days) and _is_in_order(problem, plan):
                found.append(plan)
    return found


def _is_in_order(problem: Problem, plan: Plan) -> bool:
    day: Mapping[str, int] = {code: number for part, number in plan for code in part}
    return all(
        day[before] <= day[code]
        for code in day
        for before in problem.method[code].after
        if before in day
    )
