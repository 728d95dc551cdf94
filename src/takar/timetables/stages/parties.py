"""People who are alike for the timetable, and what a day could look like for them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from takar.timetables.problem import Candidate, Method, Problem, Span
from takar.timetables.stages.slots import Slot, back_to_back, clash, may_sit, starts

TRIPS = 400
"""About how many ways through one day are weighed for one party; beyond it starts are thinned."""


@dataclass(frozen=True)
class Party:
    """People who sit the same methods, can do so at the same times, and need alike assessors."""

    circle: str
    tier: int
    language: str
    site: str
    methods: tuple[str, ...]
    away: tuple[Span, ...]
    people: tuple[str, ...]


@dataclass(frozen=True)
class Trip:
    """One way through one day: the methods sat, each at a site and a start."""

    stops: tuple[Slot, ...]

    @property
    def methods(self) -> tuple[str, ...]:
        """The methods sat, by name."""
        return tuple(sorted(stop.method for stop in self.stops))

    @cached_property
    def waiting(self) -> int:
        """Minutes between the first and the last sitting that are not spent sitting."""
        first, last = min(s.start for s in self.stops), max(s.end for s in self.stops)
        return last - first - sum(stop.end - stop.start for stop in self.stops)


def parties(problem: Problem) -> tuple[Party, ...]:
    """Return the parties in a fixed order; who speaks one language stands together."""
    found: dict[tuple[object, ...], list[Candidate]] = defaultdict(list)
    for own in problem.candidates:
        methods = tuple(sorted(method.code for method in problem.methods_of(own)))
        away = tuple(sorted(own.away, key=lambda s: (s.date, s.since, s.until)))
        found[own.circle, own.tier, own.language, own.site, methods, away].append(own)
    made = []
    for people in found.values():
        one = people[0]
        methods = tuple(sorted(method.code for method in problem.methods_of(one)))
        if methods:
            names = tuple(sorted(own.id for own in people))
            made.append(
                Party(one.circle, one.tier, one.language, one.site, methods, one.away, names)
            )
    return tuple(sorted(made, key=lambda own: (own.circle, own.tier, own.language, own.people)))


def places(problem: Problem, method: Method, day: int) -> list[Slot]:
    """Return each site and start at which a method could be held on a day, whatever the room."""
    date, own = list(problem.day.items())[day]
    sites = sorted({r.site for r in problem.rooms if r.may_hold(method) and r.is_open(date)})
    return [
        Slot(method.code, "", site, day, s, s + method.preparation_minutes, s + method.length)
        for site in sites
        for s in starts(own, method.length, problem.wishes.step_minutes)
    ]


def trips(
    problem: Problem,
    party: Party,
    methods: Sequence[str],
    day: int,
    allowed: Mapping[str, set[int]],
) -> Iterator[Trip]:
    """Return the ways through a day for a party that sits these methods on it."""
    person = problem.candidate[party.people[0]]
    stops = [
        [
            slot
            for slot in places(problem, problem.method[code], day)
            if slot.start in allowed[code] and may_sit(problem, person, slot)
        ]
        for code in methods
    ]
    apart: dict[Slot, set[Slot]] = {
        slot: {
            other for own in stops[number + 1 :] for other in own if not clash(problem, slot, other)
        }
        for number, row in enumerate(stops)
        for slot in row
    }
    yield from (Trip(chosen) for chosen in _chosen(stops, apart, ()))


def _chosen(
    stops: Sequence[list[Slot]], apart: Mapping[Slot, set[Slot]], so_far: tuple[Slot, ...]
) -> Iterator[tuple[Slot, ...]]:
    if not stops:
        yield so_far
        return
    for slot in stops[0]:
        if all(slot in apart[other] for other in so_far):
            yield from _chosen(stops[1:], apart, (*so_far, slot))


def splits(methods: Sequence[str]) -> Iterator[tuple[tuple[str, ...], ...]]:
    """Return every way to spread methods over days, the fewest days first."""
    yield from sorted(_splits(tuple(methods)), key=lambda own: (len(own), own))


def _splits(methods: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], ...]]:
    if not methods:
        yield ()
        return
    first, rest = methods[0], methods[1:]
    for own in _splits(rest):
        yield ((first,), *own)
        for place, part in enumerate(own):
            yield (*own[:place], (first, *part), *own[place + 1 :])


def tidy_starts(problem: Problem, day: int) -> dict[str, set[int]]:
    """Return the starts of each method worth weighing on a day.

    All of the grid where few methods meet; otherwise those that stand back to back from either
    end of a stretch between breaks, and every n-th of the grid.
    """
    own = list(problem.day.values())[day]
    step = problem.wishes.step_minutes
    every = {m.code: starts(own, m.length, step) for m in problem.methods}
    thin = 1
    while True:
        found = {
            m.code: set(every[m.code][::thin])
            | (back_to_back(every[m.code], m.length) if thin > 1 else set())
            for m in problem.methods
        }
        ways = 1
        for minutes in found.values():
            ways *= max(len(minutes), 1)
        if ways <= TRIPS * 4 or thin >= 8:
            return found
        thin += 1
