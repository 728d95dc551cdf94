"""Rows of a table that belong to some people, and columns of tables as numbers."""

from dataclasses import dataclass
from decimal import Decimal

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from takar.measures.eligibility.facts.days import Days, days_of
from takar.tables.expressions import MICRO

MISSING = -1
Numbers = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Rows:
    """The rows of one table that belong to these people.

    Attributes:
        person: the place of each row's person.
        table: the rows themselves, in the same order.
    """

    person: Numbers
    table: pa.Table

    def words(self, name: str, known: tuple[str, ...]) -> Numbers:
        """Return a column of known words as their places; ``MISSING`` for a gap or another."""
        return places_in(self.table.column(name), known)

    def days(self, name: str) -> Days:
        """Return a column of days as numbers."""
        return days_of(self.table.column(name))

    def where(self, flags: Flags) -> "Rows":
        """Return only some of the rows."""
        return Rows(self.person[flags], self.table.filter(pa.array(flags)))


def flagged(places: Numbers, count: int) -> Flags:
    """Flag these places among so many."""
    found = np.zeros(count, dtype=np.bool_)
    found[places] = True
    return found


def places_in(column: pa.ChunkedArray, known: tuple[str, ...]) -> Numbers:
    """Return the place of each word among the known ones, or ``MISSING``."""
    found = pc.index_in(column, value_set=pa.array(known, pa.string()))
    numbers = pc.fill_null(found, MISSING).to_numpy()
    return np.asarray(numbers, dtype=np.int64)


def in_micro(column: pa.ChunkedArray) -> Numbers:
    """Return exact numbers in millionths."""
    scaled = pc.multiply(column, pa.scalar(Decimal(MICRO), pa.decimal128(7, 0)))
    return np.asarray(scaled.cast(pa.int64()).to_numpy(), dtype=np.int64)
