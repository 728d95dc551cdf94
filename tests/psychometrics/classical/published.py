"""Answers to five items of a law admission test, sections 6 and 7 (Bock & Lieberman 1970)."""

import numpy as np

from takar.psychometrics.responses import Responses

TIMES = (
    *(3, 6, 2, 11, 1, 1, 3, 4, 1, 8, 0, 16, 0, 3, 2, 15),
    *(10, 29, 14, 81, 3, 28, 15, 80, 16, 56, 21, 173, 11, 61, 28, 298),
)
"""How many of 1,000 persons gave each pattern of section 6, from all wrong to all right."""

TIMES_7 = (
    *(12, 19, 1, 7, 3, 19, 3, 17, 10, 5, 3, 7, 7, 23, 8, 28),
    *(7, 39, 11, 34, 14, 51, 15, 90, 6, 25, 7, 35, 18, 136, 32, 308),
)
"""The same of section 7."""

PATTERNS = (np.arange(32)[:, None] >> np.arange(4, -1, -1)) & 1


def lsat6(*, is_weighted: bool = False) -> Responses:
    """Return the answers, one row a person or one row a pattern."""
    if is_weighted:
        times = np.array(TIMES)
        return Responses.from_array(PATTERNS[times > 0], weights=times[times > 0])
    return Responses.from_array(np.repeat(PATTERNS, TIMES, axis=0))


def lsat7() -> Responses:
    """Return the answers to section 7."""
    return Responses.from_array(np.repeat(PATTERNS, TIMES_7, axis=0))
