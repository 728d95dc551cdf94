"""The top of the hill, on a grid that is fine enough: the certificate of a fit."""

from dataclasses import dataclass

import numpy as np

from takar.psychometrics.irt.calibration.ascent import Counter, Hill, Patience, Turn, climbed
from takar.psychometrics.irt.calibration.nodes import MOST_NODES, narrowest, nodes_needed
from takar.psychometrics.irt.calibration.packing import Packed
from takar.psychometrics.irt.calibration.place import REACH, Grid, Place
from takar.psychometrics.irt.calibration.priors import Prior

WIDER = 8.0
GRID_CHANGE = 1e-3
REFINEMENTS = 6
NARROWER = 5.5
SLACK = 0.05


@dataclass(frozen=True, eq=False)
class Top:
    """The highest place found.

    Attributes:
        change: what a grid twice as fine and a third wider would change of the log-likelihood.
    """

    turn: Turn
    grid: Grid
    iterations: int
    change: float
    has_converged: bool

    @property
    def place(self) -> Place:
        """The numbers at the top."""
        return self.turn.place


def top_of(
    counter: Counter,
    prior: Prior | None,
    packed: Packed,
    start: Place,
    *,
    least: int,
    patience: Patience,
) -> Top:
    """Climb on grids that grow finer until a finer one would change nothing that matters."""
    place, turns, nodes = start, 0, least
    reach = WIDER if start.design.free_groups else REACH
    for _ in range(REFINEMENTS):
        nodes = nodes_needed(place, packed, nodes, reach)
        hill = Hill(counter, prior, place.grid(nodes, reach).theta, packed.persons)
        turn, used, is_top = climbed(hill, place, patience)
        place, turns = turn.place, turns + used
        change = _change(hill, turn)
        is_fine = abs(change) < GRID_CHANGE
        is_close = is_fine and _is_close(hill, place, packed)
        if _is_wide(hill, place) and (is_close or not is_top):
            break
        nodes = nodes if is_fine else 2 * nodes - 1
    return Top(turn, place.on(hill.theta), turns, change, is_top and is_fine)


def _is_wide(hill: Hill, place: Place) -> bool:
    """Tell whether the abilities looked at reach as far as those of every group."""
    low, high = place.span(NARROWER)
    return bool(hill.theta[0] <= low and high <= hill.theta[-1])


def _is_close(hill: Hill, place: Place, packed: Packed) -> bool:
    """Tell whether the abilities looked at lie as close as the narrowest posterior asks."""
    step = float(hill.theta[1] - hill.theta[0])
    return step <= narrowest(place, packed) * (1 + SLACK)


def _change(hill: Hill, turn: Turn) -> float:
    """Return what a grid twice as fine and a third wider changes of the log-likelihood."""
    low, high = turn.place.span(WIDER)
    half = (hill.theta[1] - hill.theta[0]) / 2
    nodes = min(int(np.ceil((high - low) / half)) + 1, 2 * MOST_NODES)
    counts = hill.counter.counts(turn.place, turn.place.grid(nodes, WIDER))
    return counts.loglik - turn.counts.loglik
