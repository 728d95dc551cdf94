"""Keys of millions of rows compared quickly, by digests of 64 bits.

Sorting digests takes a tenth of the time and room of grouping by the keys themselves. Two keys may
by a rare chance have one digest, so a positive answer is a suspicion to be looked at.
"""
# ruff: noqa: S608 -- names of tables and columns are ours

import duckdb
import numpy as np
import numpy.typing as npt

Digests = npt.NDArray[np.uint64]
Connection = duckdb.DuckDBPyConnection


def may_be_doubled(connection: Connection, table: str, columns: tuple[str, ...]) -> bool:
    """Tell whether some key seems to stand twice."""
    found = np.sort(_digests(connection, table, columns))
    return bool((found[1:] == found[:-1]).any())


def may_have_strangers(connection: Connection, table: str, known: str, column: str) -> bool:
    """Tell whether a column holds something that the same column of ``known`` does not."""
    ours = np.unique(_digests(connection, known, (column,)))
    theirs = np.unique(_without_repeats(_digests(connection, table, (column,))))
    places = np.searchsorted(ours, theirs)
    if not len(theirs) or not len(ours) or places[-1] == len(ours):
        return bool(len(theirs))
    return bool((ours[places] != theirs).any())


def _digests(connection: Connection, table: str, columns: tuple[str, ...]) -> Digests:
    """Return a digest of some columns for every row; equal values have equal digests."""
    listed = ", ".join(f'"{column}"' for column in columns)
    found = connection.execute(f'SELECT hash({listed}) AS digest FROM "{table}"').fetchnumpy()
    return np.asarray(found["digest"], np.uint64)


def _without_repeats(found: Digests) -> Digests:
    """Drop what equals its neighbour: tables are usually written person by person."""
    return found[np.flatnonzero(np.append(True, found[1:] != found[:-1]))] if len(found) else found
