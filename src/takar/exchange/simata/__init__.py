"""Talent maps in and out in SIMATA-like columns, with every difference listed.

The columns are likely, not certain: seen on an import screen in public code.
"""

from takar.exchange.simata.columns import HEADINGS
from takar.exchange.simata.differences import Difference, differences
from takar.exchange.simata.reading import SimataReading, looks_swapped, read_simata
from takar.exchange.simata.rows import SimataRow
from takar.exchange.simata.writing import simata_rows

__all__ = [
    "HEADINGS",
    "Difference",
    "SimataReading",
    "SimataRow",
    "differences",
    "looks_swapped",
    "read_simata",
    "simata_rows",
]
