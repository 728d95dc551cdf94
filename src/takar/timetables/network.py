"""The rating network: who judged together, in how many pieces, and how firmly they hang together.

Assessors are linked once they judged enough people together. Severity can only be compared inside
one piece; the second smallest eigenvalue of the Laplacian says how hard it is to cut the network.

Reference: Fiedler (1973), Algebraic connectivity of graphs, Czechoslovak Math. J. 23, 298-305.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations

import numpy as np

from takar.timetables.timetable import Network, Session

Shared = Mapping[tuple[str, str], int]
"""How many people each pair of assessors (names in order) judged together."""


def network_of(sessions: Iterable[Session], shared_least: int = 1) -> Network:
    """Return the network of all who judge in these sessions."""
    sessions = list(sessions)
    names = sorted({name for own in sessions for name in own.assessors})
    linked = {pair: count for pair, count in shared(sessions).items() if count >= shared_least}
    pieces = components(names, linked)
    return Network(
        components=pieces,
        connectivity=connectivity(names, linked) if len(pieces) == 1 else 0.0,
        links=len(linked),
        least_shared=min(linked.values(), default=0),
    )


def shared(sessions: Iterable[Session]) -> dict[tuple[str, str], int]:
    """Return how many different people each pair of assessors judged in the same session."""
    people: dict[tuple[str, str], set[str]] = defaultdict(set)
    for own in sessions:
        for pair in combinations(sorted(set(own.assessors)), 2):
            people[pair].update(own.candidates)
    return {pair: len(names) for pair, names in sorted(people.items())}


def components(
    names: Iterable[str], linked: Iterable[tuple[str, str]]
) -> tuple[tuple[str, ...], ...]:
    """Return the pieces of a network, the largest first, names in order."""
    piece = {name: {name} for name in names}
    for first, second in linked:
        if piece[first] is not piece[second]:
            joined = piece[first] | piece[second]
            for name in joined:
                piece[name] = joined
    found = {tuple(sorted(own)) for own in piece.values()}
    return tuple(sorted(found, key=lambda own: (-len(own), own)))


def connectivity(names: list[str], linked: Iterable[tuple[str, str]]) -> float:
    """Return the second smallest eigenvalue of the Laplacian; zero for fewer than two names."""
    if len(names) < 2:
        return 0.0
    place = {name: number for number, name in enumerate(names)}
    laplacian = np.zeros((len(names), len(names)))
    for first, second in linked:
        a, b = place[first], place[second]
        laplacian[[a, b], [b, a]] -= 1
        laplacian[[a, b], [a, b]] += 1
    return float(max(np.linalg.eigvalsh(laplacian)[1], 0.0))
