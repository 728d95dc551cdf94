"""Mixing: assessors change places until those who judge hang together in one network.

Two assessors swap their seats in two sessions of equal length; so nobody's load changes. A swap is
kept when it makes the network better: fewer pieces, then the assessor with the fewest links has
more of them.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations
from random import Random

from takar.timetables.network import components
from takar.timetables.problem import Problem
from takar.timetables.stages.seating import Seated
from takar.timetables.stages.slots import Slot
from takar.timetables.stages.staffing import able

Names = Mapping[int, tuple[str, ...]]
"""The assessors of each session, by place."""
TRIES = 20_000


class Mix:
    """Who judges what, and who has judged together, kept up to date swap by swap."""

    def __init__(self, problem: Problem, sessions: Sequence[Seated], names: Names) -> None:
        self.problem, self.sessions = problem, sessions
        self.names = {place: list(own) for place, own in names.items()}
        self.places: dict[str, set[int]] = defaultdict(set)
        self.shared: Counter[tuple[str, str]] = Counter()
        self.load = {own.id: 0 for own in problem.assessors}
        for place, own in self.names.items():
            for name in own:
                self.places[name].add(place)
                self.load[name] += self.minutes(place)
            self._count(place, 1)

    def named(self) -> Names:
        """Return the assessors of each session in order of name."""
        return {place: tuple(sorted(own)) for place, own in self.names.items()}

    def minutes(self, place: int) -> int:
        """Return how long a session is judged."""
        return self.sessions[place].slot.end - self.sessions[place].slot.judged

    def relieve(self, name: str) -> bool:
        """Give one session of an assessor to somebody who carries less; false if nobody can."""
        light = sorted(self.load, key=lambda other: (self.load[other], other))
        for place in sorted(self.places[name]):
            for other in light:
                if self.load[other] + self.minutes(place) >= self.load[name]:
                    break
                if other not in self.names[place] and self._fits(other, place, None):
                    self._change(place, name, other)
                    return True
        return False

    def score(self) -> tuple[int, int, int]:
        """Return how bad the network is: pieces, then how few links the weakest has."""
        least = self.problem.wishes.shared_least
        linked = [pair for pair, count in self.shared.items() if count >= least]
        links = Counter(name for pair in linked for name in pair)
        judges = [name for name, own in self.places.items() if own]
        weakest = min((links[name] for name in judges), default=0)
        return len(components(judges, linked)), -weakest, -len(linked)

    def may_swap(self, first: tuple[int, str], second: tuple[int, str]) -> bool:
        """Tell whether two assessors may change places in two sessions."""
        (here, one), (there, other) = first, second
        if one == other or other in self.names[here] or one in self.names[there]:
            return False
        return self._fits(one, there, here) and self._fits(other, here, there)

    def swap(self, first: tuple[int, str], second: tuple[int, str]) -> None:
        """Let two assessors change places."""
        (here, one), (there, other) = first, second
        self._change(here, one, other)
        self._change(there, other, one)

    def _change(self, place: int, one: str, other: str) -> None:
        self._count(place, -1)
        self.names[place][self.names[place].index(one)] = other
        self._count(place, 1)
        self.places[one].discard(place)
        self.places[other].add(place)
        self.load[one] -= self.minutes(place)
        self.load[other] += self.minutes(place)

    def _count(self, place: int, factor: int) -> None:
        people = len(self.sessions[place].people)
        for pair in combinations(sorted(self.names[place]), 2):
            self.shared[pair] += factor * people

    def _fits(self, name: str, new: int, old: int | None) -> bool:
        own = self.sessions[new]
        if not able(self.problem, self.problem.assessor[name], own):
            return False
        others = [self.sessions[p].slot for p in self.places[name] - {old}]
        if any(together(self.problem, own.slot, slot) for slot in others):
            return False
        most = self.problem.assessor[name].most_a_day
        on_day = sum(slot.day == own.slot.day for slot in others)
        return most is None or on_day < most


def together(problem: Problem, first: Slot, second: Slot) -> bool:
    """Tell whether two sessions are too close for one assessor."""
    gap = problem.wishes.assessor_rest_minutes + problem.travel_minutes(first.site, second.site)
    return (
        first.day == second.day
        and first.judged < second.end + gap
        and second.judged < first.end + gap
    )


def levelled(problem: Problem, sessions: Sequence[Seated], names: Names) -> Names:
    """Return the assessors with the load taken from those who carry most, as far as it goes."""
    mix = Mix(problem, sessions, names)
    moved = True
    while moved:
        order = sorted(mix.places, key=lambda name: (-mix.load[name], name))
        top = mix.load[order[0]] if order else 0
        moved = any(mix.relieve(name) for name in order if mix.load[name] == top)
    return mix.named()


def mixed(problem: Problem, sessions: Sequence[Seated], names: Names, seed: int) -> Names:
    """Return the assessors mixed as far as swaps lead."""
    mix, lot = Mix(problem, sessions, names), Random(seed)  # noqa: S311 -- no secret, a fixed lot
    alike: dict[int, list[int]] = defaultdict(list)
    for place in names:
        alike[mix.minutes(place)].append(place)
    best = mix.score()
    for _ in range(TRIES if names else 0):
        place = lot.choice(list(names))
        other = lot.choice(alike[mix.minutes(place)])
        first = (place, lot.choice(mix.names[place]))
        second = (other, lot.choice(mix.names[other]))
        if place != other and mix.may_swap(first, second):
            mix.swap(first, second)
            score = mix.score()
            if score <= best:
                best = score
            else:
                mix.swap((place, second[1]), (other, first[1]))
    return mix.named()
