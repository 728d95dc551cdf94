"""The loop over persons, compiled where numba is there.

numba is optional (``takar[fast]``) and heavy: it is loaded by whoever fits a model that needs it.
"""

import math
from collections.abc import Callable
from functools import cache
from importlib.util import find_spec
from typing import Any

import numpy as np

Kernel = Callable[..., float]
FAR = 38.0  # a node so many logits below the best one adds nothing that a float could hold


def is_compilable() -> bool:
    """Tell whether numba is installed."""
    return find_spec("numba") is not None


@cache
def kernel() -> Kernel | None:
    """Return the compiled loop, or nothing without numba."""
    if not is_compilable():
        return None
    import numba  # noqa: PLC0415 -- numba is heavy, so only who calibrates loads it

    compiled: Kernel = numba.njit(nogil=True, cache=True, boundscheck=False)(read)
    return compiled


def read(  # noqa: C901, PLR0913, PLR0917 -- one compiled loop over arrays
    codes: Any,
    groups: Any,
    weights: Any,
    table: Any,
    log_weights: Any,
    sums: Any,
    persons: Any,
) -> float:
    """Add the posterior of every row to ``sums`` (by code) and ``persons``; return the loglik.

    Nodes too far from the best one to matter are left out of the second half.
    """
    rows, parcels = codes.shape
    nodes = table.shape[1]
    joint = np.empty(nodes)
    loglik = 0.0
    for row in range(rows):
        group = groups[row]
        for node in range(nodes):
            joint[node] = log_weights[group, node]
        for parcel in range(parcels):
            code = codes[row, parcel]
            for node in range(nodes):
                joint[node] += table[code, node]
        top = joint[0]
        for node in range(1, nodes):
            top = max(top, joint[node])
        low, high = 0, nodes
        while joint[low] < top - FAR:
            low += 1
        while joint[high - 1] < top - FAR:
            high -= 1
        total = 0.0
        for node in range(low, high):
            joint[node] = math.exp(joint[node] - top)
            total += joint[node]
        loglik += weights[row] * (top + math.log(total))
        share = weights[row] / total
        for node in range(low, high):
            joint[node] *= share
            persons[group, node] += joint[node]
        for parcel in range(parcels):
            code = codes[row, parcel]
            for node in range(low, high):
                sums[code, node] += joint[node]
    return loglik
