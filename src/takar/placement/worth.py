"""Worth as whole numbers: weights times parts, all divided by one power of ten; nothing rounded."""

from collections.abc import Mapping
from decimal import Decimal
from math import log2

import numpy as np

from takar.placement.pairs import Pairs, Whole, places_of, too_fine
from takar.placement.problem import Problem

BITS = 44
"""Room for one worth; the rest of 63 bits is for sums over people and for the flow."""


def grid(problem: Problem) -> int:
    """Return the decimal places in which every worth and price is a whole number."""
    parts = (
        part.places + places_of(problem.weights[name]) for name, part in problem.pairs.parts.items()
    )
    prices = {post.vacancy_price for post in problem.posts}
    return max([0, *parts, *(places_of(price) for price in prices)])


def worth_of(pairs: Pairs, weights: Mapping[str, Decimal], places: int) -> Whole:
    """Return the worth of every pair in units of ``10**-places``.

    Raises:
        TooFine: a worth does not fit into the whole numbers used.
    """
    total = np.zeros(len(pairs), dtype=np.int64)
    for name, part in pairs.parts.items():
        factor = int(weights[name].scaleb(places - part.places))
        largest = int(np.abs(part.values).max(initial=0))
        fits(abs(factor) * largest)
        if factor:
            total += part.values.astype(np.int64, copy=False) * factor
    return total


def fits(value: int) -> int:
    """Return the number, or refuse it where it is too large to be added up exactly."""
    if value and log2(value) > BITS - 3:
        raise too_fine()
    return value


def whole(value: Decimal, places: int) -> int:
    """Return a decimal in units of ``10**-places``."""
    found = int(value.scaleb(places))
    fits(abs(found))
    return found


def exact(value: int, places: int) -> Decimal:
    """Return units of ``10**-places`` as a decimal."""
    return Decimal(value).scaleb(-places) if value else Decimal(0)
