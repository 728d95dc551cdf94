"""Estimates and p values as people read them."""

from decimal import Decimal
from math import isfinite

from takar.kernel.rounding import printed

SMALLEST_P = 0.001
"""A p value below this is told as lying below it."""


def number_told(value: float, places: int = 2) -> str:
    """Return an estimate as people read it; one that is not known is a dash."""
    return printed(Decimal(str(float(value))) if isfinite(value) else None, places)


def p_told(p: float) -> str:
    """Return a p value in a sentence; one below the last digit shown is never zero.

    >>> p_told(0.0324), p_told(0.0002)
    ('p = 0,032', 'p < 0,001')
    """
    return f"p {p_figure(p)}" if p < SMALLEST_P else f"p = {p_figure(p)}"


def p_figure(p: float | None) -> str:
    """Return a p value in a table, where its heading says what it is.

    >>> p_figure(0.0324), p_figure(0.0002), p_figure(None)
    ('0,032', '< 0,001', '–')
    """
    if p is None:
        return printed(None)
    return f"< {number_told(SMALLEST_P, 3)}" if p < SMALLEST_P else number_told(p, 3)
