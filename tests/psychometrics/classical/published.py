"""Answers to five items of a law admission test, section 6 (Bock & Lieberman 1970)."""

import numpy as np

from takar.psychometrics.responses import Responses

TIMES = (
    *(3, 6, 2, 11, 1, 1, 3, 4, 1, 8, 0, 16, 0, 3, 2, 15),
    *(10, 29, 14, 81, 3, 28, 15, 80, 16, 56, 21, 173, 11, 61, 28, 298),
)
"""How many of 1,000 persons gave each pattern, from all wrong to all right."""


def lsat6(*, is_weighted: bool = False) -> Responses:
    """Return the answers, one row a person or one row a pattern."""
    patterns = (np.arange(32)[:, None] >> np.arange(4, -1, -1)) & 1
    if is_weighted:
        times = np.array(TIMES)
        return Responses.from_array(patterns[times > 0], weights=times[times > 0])
    return Responses.from_array(np.repeat(patterns, TIMES, axis=0))
