"""Keys of millions of rows compared quickly, by digests of 64 bits.

Sorting digests takes a tenth of the time and room of grouping by the keys themselves. Two keys may
by a rare chance have one digest, so what is found here is a suspicion to be looked at.
"""
# ruff: noqa: S608 -- names of tables and columns are ours

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import duckdb
import numpy as np
import numpy.typing as npt

PEOPLE, PERSON = "employees", "employee_id"
AT_ONCE = 2
"""Tables looked at together; each takes a few hundred megabytes where there are millions."""
Digests = npt.NDArray[np.uint64]
Connection = duckdb.DuckDBPyConnection


@dataclass(frozen=True)
class Suspected:
    """Tables in which something seems to be wrong.

    Attributes:
        doubled: a key seems to stand twice.
        strangers: there seem to be rows about people who are not among the employees.
    """

    doubled: frozenset[str]
    strangers: frozenset[str]


def suspected(connection: Connection, keys: Mapping[str, tuple[str, ...]]) -> Suspected:
    """Look at the keys and people of tables that an engine has under their names.

    Args:
        connection: the engine.
        keys: of each table, the employees among them.
    """
    people = np.sort(_digests(connection, PEOPLE, (PERSON,))[0])

    def looked(name: str) -> tuple[bool, bool]:
        return _looked(connection.cursor(), name, keys[name], people)

    with ThreadPoolExecutor(AT_ONCE) as threads:
        found = dict(zip(keys, threads.map(looked, keys), strict=True))
    return Suspected(
        doubled=frozenset(name for name, (doubled, _) in found.items() if doubled),
        strangers=frozenset(name for name, (_, strangers) in found.items() if strangers),
    )


def _looked(
    connection: Connection, table: str, key: tuple[str, ...], people: Digests
) -> tuple[bool, bool]:
    """Tell whether a key seems doubled, and whether there seem to be strangers."""
    described = connection.execute(f'DESCRIBE "{table}"').fetchall()
    has_people = table != PEOPLE and PERSON in {row[0] for row in described}
    keys, *rest = _digests(connection, table, key, *([(PERSON,)] if has_people else []))
    doubled = bool(key) and _has_repeats(np.sort(keys))
    theirs = _without_repeats(np.sort(_without_repeats(rest[0]))) if rest else people[:0]
    return doubled, not _all_known(theirs, people)


def _digests(connection: Connection, table: str, *keys: tuple[str, ...]) -> list[Digests]:
    """Return digests of some columns for every row; equal values have equal digests."""
    listed = ", ".join(f"hash({', '.join(key) or 'NULL'}) AS d{n}" for n, key in enumerate(keys))
    found = connection.execute(f'SELECT {listed} FROM "{table}"').fetchnumpy()
    return [np.asarray(column, np.uint64) for column in found.values()]


def _has_repeats(found: Digests) -> bool:
    """Tell whether something sorted stands twice."""
    return bool((found[1:] == found[:-1]).any())


def _without_repeats(found: Digests) -> Digests:
    """Drop what equals its neighbour: tables are usually written person by person."""
    is_new = np.ones(len(found), bool)
    np.not_equal(found[1:], found[:-1], out=is_new[1:])
    return found[is_new]


def _all_known(theirs: Digests, known: Digests) -> bool:
    """Tell whether everything in one sorted list is in the other."""
    if not len(theirs):
        return True
    places = np.searchsorted(known, theirs)
    return bool(places[-1] < len(known) and (known[places] == theirs).all())
