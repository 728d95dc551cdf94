"""How much alike the answers of two people are, beside what their abilities let expect.

All pairs at once by three products of matrices.

Reference: Wollack (1997), Applied Psychological Measurement 21, 307-320, for omega; van der Linden
and Sotaridona (2006), J. Educational and Behavioral Statistics 31, 283-304, for the exact count.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from takar.psychometrics.security.choices import Choices

Numbers = npt.NDArray[np.float64]
TINY = 1e-12


class Likeness(NamedTuple):
    """Tables of person (row) against the one his answers are compared with (column).

    Attributes:
        omega: answers in common beyond what is expected, in standard errors; not-a-number on
            the diagonal, and where two people answered no item in common.
        matches, expected, items: answers in common, as many as expected, items both answered.
    """

    omega: Numbers
    matches: Numbers
    expected: Numbers
    items: Numbers


def omega(given: Choices) -> Likeness:
    """Return how alike the answers of everybody and everybody are."""
    matches = given.made @ given.made.T
    expected = given.chance @ given.made.T
    spread = (given.chance * (1 - given.chance)) @ given.made.T
    both = given.answered.astype(np.float64) @ given.answered.T.astype(np.float64)
    with np.errstate(invalid="ignore", divide="ignore"):
        table = np.where(spread > TINY, (matches - expected) / np.sqrt(spread), np.nan)
    np.fill_diagonal(table, np.nan)
    return Likeness(table, matches, expected, both)


def match_chances(given: Choices, one: int, other: int) -> Numbers:
    """Return how likely two people are to choose alike, item by item both answered."""
    product = given.chance[one] * given.chance[other]
    sums = np.add.reduceat(product, np.array(given.starts[:-1]))
    return np.asarray(sums[given.answered[one] & given.answered[other]])


def at_least(chances: Numbers, matches: int) -> float:
    """Return how likely so many answers in common or more are by chance, exactly.

    The count of successes of unlike chances (generalised binomial), by recursion over items.
    """
    counts = np.zeros(len(chances) + 1)
    counts[0] = 1.0
    for chance in chances:
        counts[1:] = counts[1:] * (1 - chance) + counts[:-1] * chance
        counts[0] *= 1 - chance
    return float(min(counts[max(matches, 0) :].sum(), 1.0))
