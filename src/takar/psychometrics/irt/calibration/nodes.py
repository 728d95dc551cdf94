"""How fine the grid of abilities must be, and proof that it is."""

import numpy as np

from takar.psychometrics.irt.calibration.families import log_tables
from takar.psychometrics.irt.calibration.packing import Packed
from takar.psychometrics.irt.calibration.place import REACH, Place

MOST_NODES = 2001
LOOK = 161


def nodes_needed(place: Place, packed: Packed, least: int, reach: float = REACH) -> int:
    """Return how many nodes are no wider apart than the narrowest posterior.

    The sum over equally spaced nodes then errs by less than exp(-2 pi^2), about 3e-9.
    """
    low, high = place.span(reach)
    return int(min(max(least, np.ceil((high - low) / narrowest(place, packed)) + 1), MOST_NODES))


def narrowest(place: Place, packed: Packed) -> float:
    """Return the least standard deviation that the posterior of anybody can have."""
    grid = place.grid(LOOK)
    tables = log_tables(place, grid.theta)
    chance = np.exp(tables)
    slope = np.gradient(np.where(chance > 0, tables, 0.0), grid.theta, axis=2)
    information = (chance * slope**2).sum(axis=1)
    most = float((packed.cell_given @ information).max())
    return float(1 / np.sqrt(1 / place.sd.min() ** 2 + most))
