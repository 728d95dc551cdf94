"""The way up: expectation and step in turn, accelerated, never downwards.

One turn of expectation and step is a small move. Where the last few moves show how moves change
from place to place, a leap goes to where, by that, no move would be left (Anderson's mixing: a
quasi-Newton step that needs nothing but the turns themselves). A leap that leads lower is not
taken, and what was remembered is forgotten.

Reference: Anderson 1965, J. ACM 12; Walker and Ni 2011, SIAM J. Numer. Anal. 49.
"""

from dataclasses import dataclass, field
from typing import Protocol

import numpy as np

from takar.psychometrics.irt.calibration.design import Numbers
from takar.psychometrics.irt.calibration.families import Counts
from takar.psychometrics.irt.calibration.place import Grid, Place
from takar.psychometrics.irt.calibration.priors import Prior, log_prior
from takar.psychometrics.irt.calibration.steps import step

SLACK = 1e-12  # of the height: what rounding may take away
SHORTEST = 1e-3
NEWTON_STEPS = 2
WITH_GUESSING = 3  # steps by the expected curvature are not as sure of their aim
GROWTH, FARTHEST = 2.0, 64.0  # of a stretched move


class Counter(Protocol):
    """Whoever can say what is expected at a place."""

    def counts(self, place: Place, grid: Grid) -> Counts:
        """Return the counts expected."""
        ...


@dataclass(frozen=True)
class Patience:
    """When to stop: moves and slopes that are small enough, or too many turns."""

    move: float = 1e-4
    slope: float = 1e-6
    turns: int = 500


@dataclass(frozen=True, eq=False)
class Turn:
    """A place, what is expected there, and where the next step leads.

    Attributes:
        height: penalised log-likelihood.
        slope: largest slope by a free number, per person.
    """

    place: Place
    counts: Counts
    height: float
    slope: float
    image: Place

    @property
    def move(self) -> Numbers:
        """How far the step leads, in working numbers."""
        return self.image.working - self.place.working

    def is_top(self, patience: Patience) -> bool:
        """Tell whether neither a move nor a slope is left."""
        if self.place.runs_away:
            return False
        farthest = float(np.abs(self.image.reported - self.place.reported).max(initial=0.0))
        return farthest < patience.move and self.slope < patience.slope

    def is_above(self, other: "Turn") -> bool:
        """Tell whether this is no lower than the other, rounding apart."""
        return self.height >= other.height - SLACK * abs(other.height)


@dataclass(frozen=True, eq=False)
class Hill:
    """What is climbed: the answers, the beliefs, and the abilities they are seen at."""

    counter: Counter
    prior: Prior | None
    theta: Numbers
    persons: float

    def turn(self, place: Place) -> Turn | None:
        """Return what is expected at a place and the step from there; nothing off the map."""
        belief = log_prior(self.prior, place)
        if not (place.is_possible and np.isfinite(belief)):
            return None
        grid = place.on(self.theta)
        counts = self.counter.counts(place, grid)
        if not np.isfinite(counts.loglik):
            return None
        times = WITH_GUESSING if len(place.design.guessing) else NEWTON_STEPS
        upwards = step(place, grid, counts, self.prior, times=times)
        height = counts.loglik + belief
        return Turn(place, counts, height, upwards.slope / self.persons, upwards.place)


@dataclass
class Memory:
    """The last places and the moves made there.

    Where moves still grow, the place without one lies behind: then moves are stretched instead.
    """

    size: int = 6
    places: list[Numbers] = field(default_factory=list)
    moves: list[Numbers] = field(default_factory=list)
    stretch: float = 1.0

    def leap(self, turn: Turn) -> Place:
        """Remember a turn; return the place where no move would be left."""
        here, move = turn.place.working, turn.move
        self.places = [*self.places[-self.size :], here]
        self.moves = [*self.moves[-self.size :], move]
        if len(self.places) == 1:
            return turn.image
        apart = np.diff(self.places, axis=0).T
        changes = np.diff(self.moves, axis=0).T
        share = np.linalg.lstsq(changes, move, rcond=1e-10)[0]
        leap = move - (apart + changes) @ share
        self.stretch = GROWTH if leap @ move > 0 else min(self.stretch * GROWTH, FARTHEST)
        return turn.place.at(here + (leap if leap @ move > 0 else self.stretch * move))


def climbed(hill: Hill, start: Place, patience: Patience) -> tuple[Turn, int, bool]:
    """Return the highest turn found, how many it took, and whether it is the top."""
    here, turns, memory = hill.turn(start), 1, Memory()
    assert here is not None  # noqa: S101 -- searches begin on the map
    while turns < patience.turns and not (here.place.runs_away or here.is_top(patience)):
        there = hill.turn(memory.leap(here))
        turns += 1
        if there is None or not there.is_above(here):
            there, used = _careful(hill, here)
            turns, memory = turns + used, Memory()
        if there is None:
            break
        here = there
    return here, turns, here.is_top(patience)


def _careful(hill: Hill, here: Turn) -> tuple[Turn | None, int]:
    """Return the turn after a plain step, halved until it leads upwards; nothing if none does."""
    single = step(here.place, here.place.on(hill.theta), here.counts, hill.prior, times=1)
    move = single.place.working - here.place.working
    share, used = 1.0, 0
    while share > SHORTEST:
        there = hill.turn(here.place.at(here.place.working + share * move))
        used += 1
        if there is not None and there.is_above(here):
            return there, used
        share /= 2
    return None, used
