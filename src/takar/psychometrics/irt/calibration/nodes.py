"""How fine the grid of abilities must be, and proof that it is."""

import numpy as np

from takar.psychometrics.irt.calibration.families import log_tables
from takar.psychometrics.irt.calibration.packing import Packed
from takar.psychometrics.irt.calibration.place import REACH, Place

MOST_NODES = 2001


def nodes_needed(place: Place, packed: Packed, least: int) -> int:
    """Return how many nodes are no wider apart than the narrowest posterior.

    The sum over equally spaced nodes then errs by less than exp(-2 pi^2), about 3e-9.
    """
    grid = place.grid(max(least, 121))
    tables = log_tables(place, grid.theta)
    chance = np.exp(tables)
    with np.errstate(invalid="ignore"):
        slope = np.gradient(np.where(chance > 0, tables, 0.0), grid.theta, axis=2)
    information = (chance * slope**2).sum(axis=1)
    booklets, first = np.unique(packed.cell_given, axis=0), 1 / place.sd.max() ** 2
    most = float((booklets @ information).max())
    narrowest = 1 / np.sqrt(first + most)
    span = (place.mean + REACH * place.sd).max() - (place.mean - REACH * place.sd).min()
    return int(min(max(least, np.ceil(span / narrowest) + 1), MOST_NODES))
