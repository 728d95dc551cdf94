"""Which session of a new version carries on which session of the old one: pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Gathering:
    """A session as far as its identity goes: the method and who sits in it."""

    method: str
    people: frozenset[int]


def carried_on(new: Sequence[Gathering], old: Mapping[str, Gathering]) -> dict[int, str]:
    """Return, by the place of each new session, the name of the old one it carries on.

    The old session of the same method with which it shares most people; each is carried on once.
    """
    named: dict[tuple[str, int], list[str]] = {}
    for name, gathering in old.items():
        for person in gathering.people:
            named.setdefault((gathering.method, person), []).append(name)
    shared: dict[tuple[int, str], int] = {}
    for place, gathering in enumerate(new):
        for person in gathering.people:
            for name in named.get((gathering.method, person), ()):
                shared[place, name] = shared.get((place, name), 0) + 1
    taken: dict[int, str] = {}
    used: set[str] = set()
    for place, name in sorted(shared, key=lambda pair: (-shared[pair], pair)):
        if place not in taken and name not in used:
            taken[place] = name
            used.add(name)
    return taken
