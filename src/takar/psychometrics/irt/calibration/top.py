"""The top of the hill, on a grid that is fine enough: the certificate of a fit."""

from dataclasses import dataclass, replace

from takar.psychometrics.irt.calibration.ascent import Hill, Patience, Turn, climbed
from takar.psychometrics.irt.calibration.nodes import nodes_needed
from takar.psychometrics.irt.calibration.packing import Packed
from takar.psychometrics.irt.calibration.place import Place

WIDER = 8.0
GRID_CHANGE = 1e-3
REFINEMENTS = 4


@dataclass(frozen=True, eq=False)
class Top:
    """The highest place found.

    Attributes:
        change: what a grid twice as fine and a third wider would change of the log-likelihood.
    """

    turn: Turn
    nodes: int
    iterations: int
    change: float
    has_converged: bool

    @property
    def place(self) -> Place:
        """The numbers at the top."""
        return self.turn.place


def top_of(hill: Hill, packed: Packed, place: Place, patience: Patience) -> Top:
    """Climb on grids that grow finer until a finer one would change nothing that matters."""
    turns = 0
    for _ in range(REFINEMENTS):
        hill = replace(hill, nodes=nodes_needed(place, packed, hill.nodes))
        found, used, is_top = climbed(hill, place, patience)
        turns += used
        place = found.place
        change = _change(hill, found)
        is_fine = nodes_needed(place, packed, hill.nodes) <= hill.nodes
        if abs(change) < GRID_CHANGE and (is_fine or not is_top):
            break
        hill = replace(hill, nodes=2 * hill.nodes - 1) if abs(change) >= GRID_CHANGE else hill
    return Top(found, hill.nodes, turns, change, is_top and abs(change) < GRID_CHANGE)


def _change(hill: Hill, turn: Turn) -> float:
    """Return what a grid twice as fine and a third wider changes of the log-likelihood."""
    nodes = int(2 * (hill.nodes - 1) * WIDER / 6) + 1
    counts = hill.counter.counts(turn.place, turn.place.grid(nodes, WIDER))
    return counts.loglik - turn.counts.loglik
