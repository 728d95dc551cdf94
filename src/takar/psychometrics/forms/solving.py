"""The solver at work: HiGHS by way of SciPy, with a bound on what could still be better."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from takar.psychometrics.forms.rows import Rows

Numbers = npt.NDArray[np.float64]
INFEASIBLE = 2


class Solved(NamedTuple):
    """What the solver found.

    Attributes:
        values: a value for every column; none where nothing was found.
        cost: what they cost; ``bound`` is what no other values can undercut.
        is_impossible: proved that no values keep the rows.
    """

    values: Numbers | None
    cost: float
    bound: float
    is_impossible: bool


def solved(rows: Rows, *, seconds: float, gap: float) -> Solved:
    """Return the values that cost least, as far as the time allows."""
    from scipy.optimize import Bounds, LinearConstraint, milp  # noqa: PLC0415 -- scipy is heavy, so only who solves loads it
    from scipy.sparse import coo_array  # noqa: PLC0415 -- scipy is heavy, so only who solves loads it

    shape = (len(rows.rules), len(rows.cost))
    found = milp(
        np.array(rows.cost),
        constraints=LinearConstraint(
            coo_array(rows.matrix(), shape=shape).tocsr(), rows.least, rows.most
        ),
        bounds=Bounds(rows.lower, rows.upper),
        integrality=np.array(rows.whole, dtype=np.uint8),
        options={"time_limit": seconds, "mip_rel_gap": gap},
    )
    if found.x is None:
        return Solved(None, np.inf, -np.inf, is_impossible=found.status == INFEASIBLE)
    bound = found.fun if found.mip_dual_bound is None else found.mip_dual_bound
    return Solved(found.x, float(found.fun), float(bound), is_impossible=False)
