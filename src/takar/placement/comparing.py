"""Placements side by side: totals, parts, moves, and who sits elsewhere."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

import numpy as np

from takar.placement.placement import OPTIMAL, Placement


@dataclass(frozen=True)
class Scenario:
    """One placement in numbers.

    Attributes:
        parts: the worth of the filled posts by part, weighed.
        breaks: people placed by an order that breaks a law.
        weights: what one point of each part counts here.
    """

    name: str
    status: str
    total: Decimal | None
    bound: Decimal | None
    gap: Fraction | None
    filled: int
    vacant: int
    moves: int
    breaks: int
    parts: Mapping[str, Decimal]
    weights: Mapping[str, Decimal]

    @property
    def is_proved(self) -> bool:
        """Whether nothing is worth more."""
        return self.status == OPTIMAL


@dataclass(frozen=True)
class Comparison:
    """Several placements side by side.

    Attributes:
        scenarios: in the order given.
        apart: by two names, how many people sit elsewhere.
        elsewhere: by person, the post in each scenario, where these differ.
    """

    scenarios: tuple[Scenario, ...]
    apart: Mapping[tuple[str, str], int]
    elsewhere: Mapping[str, tuple[str, ...]]


def compare(placements: Mapping[str, Placement]) -> Comparison:
    """Return placements side by side, in the order given."""
    named = {name: own.as_posts for name, own in placements.items()}
    people = dict.fromkeys(person for posts in named.values() for person in posts)
    lines = {p: tuple(posts.get(p, "") for posts in named.values()) for p in people}
    names = list(placements)
    apart = {
        (first, second): sum(line[a] != line[b] for line in lines.values())
        for a, first in enumerate(names)
        for b, second in enumerate(names)
        if a < b
    }
    return Comparison(
        tuple(scenario(name, own) for name, own in placements.items()),
        apart,
        {person: line for person, line in lines.items() if len(set(line)) > 1},
    )


def scenario(name: str, placement: Placement) -> Scenario:
    """Return one placement in numbers."""
    return Scenario(
        name,
        placement.status,
        placement.total,
        placement.bound,
        placement.gap,
        filled=len(placement.person_in),
        vacant=len(placement.vacant) if placement.seats else 0,
        moves=len(placement.moves),
        breaks=sum(bool(seat.breaks) for seat in placement.seats),
        parts=worth_by_part(placement),
        weights=placement.problem.weights,
    )


def worth_by_part(placement: Placement) -> dict[str, Decimal]:
    """Return the worth of the filled posts by part, weighed and exact."""
    problem = placement.problem
    pairs, many = problem.pairs, len(problem.posts)
    asked = np.array(
        [
            problem.person_at[seat.person] * many + problem.post_at[seat.post]
            for seat in placement.seats
            if seat.post
        ],
        dtype=np.int64,
    )
    rows = np.flatnonzero(np.isin(pairs.person.astype(np.int64) * many + pairs.post, asked))
    return {
        name: Decimal(int(part.values[rows].sum(dtype=np.int64))).scaleb(-part.places)
        * problem.weights[name]
        for name, part in pairs.parts.items()
    }
