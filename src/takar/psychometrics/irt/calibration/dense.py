"""Expected counts by the table of persons by abilities, for any mixture of models and gaps.

The log-likelihood of a person at every node is a sum of rows looked up, one row for each parcel of
items. With numba, persons are read one after the other and nothing but sums is kept. Without it,
blocks of persons are multiplied as matrices. Both give the same numbers to rounding.
"""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from takar.psychometrics.irt.calibration.design import Numbers, Places
from takar.psychometrics.irt.calibration.families import Counts, log_tables
from takar.psychometrics.irt.calibration.kernels import kernel
from takar.psychometrics.irt.calibration.packing import SMALL_PARCEL, Packed, Parcel
from takar.psychometrics.irt.calibration.place import Grid, Place

BLOCK = 2048
LOWEST = -1e4  # in place of minus infinity, for the sake of sums
Codes = npt.NDArray[np.int32]
Sums = tuple[float, Numbers, Numbers]


@dataclass(frozen=True, eq=False)
class Dense:
    """Counts expected answers person by person.

    Attributes:
        threads: how many threads read persons.
        is_compiled: whether numba reads the persons.
    """

    packed: Packed
    threads: int = 1
    is_compiled: bool = True

    @cached_property
    def parcels(self) -> tuple[Parcel, ...]:
        """A few items each, or single items where nothing is compiled."""
        return self.packed.parcels(SMALL_PARCEL if self.is_compiled else 1)

    @cached_property
    def starts(self) -> Places:
        """Where the rows of each parcel begin in the table, and the end."""
        return np.cumsum([0, *(parcel.size for parcel in self.parcels)])

    @cached_property
    def codes(self) -> Codes:
        """Rows by parcels: which row of the table each person looks up."""
        codes = self.packed.codes_of(self.parcels).T + self.starts[:-1]
        return np.ascontiguousarray(codes, dtype=np.int32)

    @cached_property
    def _states(self) -> list[tuple[int, int, Places, Places]]:
        """For each item: itself, its parcel, the state of each code, and the places of codes."""
        return [
            (item, number, parcel.state_of[:, column], np.arange(*self.starts[number : number + 2]))
            for number, parcel in enumerate(self.parcels)
            for column, item in enumerate(parcel.items)
        ]

    def counts(self, place: Place, grid: Grid) -> Counts:
        """Return the counts expected at a place."""
        tables = log_tables(place, grid.theta)
        table = self.table(tables)
        loglik, sums, persons = self._read(table, grid)
        answered = self._unpacked(sums, tables.shape)
        points = np.einsum("k,jkq,q->j", np.arange(tables.shape[1]), answered, grid.theta)
        return Counts(loglik, answered.sum(axis=1), points, answered.sum(axis=2), answered, persons)

    def table(self, tables: Numbers) -> Numbers:
        """Return the log-likelihood of each code (rows) at each node."""
        gap = np.zeros((len(tables), 1, tables.shape[2]))
        padded = np.concatenate([np.maximum(tables, LOWEST), gap], axis=1)
        found = np.zeros((int(self.starts[-1]), tables.shape[2]))
        for item, _, states, codes in self._states:
            missing = states == self.packed.categories[item]
            found[codes] += padded[item][np.where(missing, tables.shape[1], states)]
        return found

    def _unpacked(self, sums: Numbers, shape: tuple[int, ...]) -> Numbers:
        """Return items by categories by nodes from sums by code."""
        answered = np.zeros((shape[0], shape[1] + 1, shape[2]))
        for item, _, states, codes in self._states:
            size = self.packed.categories[item]
            for state in range(size):
                answered[item, state] = sums[codes[states == state]].sum(axis=0)
        return answered[:, :-1]

    def _read(self, table: Numbers, grid: Grid) -> Sums:
        """Read the rows in as many parts as there are threads."""
        edges = np.linspace(0, len(self.packed.weights), self.threads + 1).astype(int).tolist()
        parts = [slice(*ends) for ends in pairwise(edges)]
        read = partial(self._compiled if self.is_compiled else self._blocks, table, grid)
        if self.threads == 1:
            return read(parts[0])
        with ThreadPoolExecutor(self.threads) as pool:
            found = list(pool.map(read, parts))
        return (
            sum(one[0] for one in found),
            np.sum([one[1] for one in found], axis=0),
            np.sum([one[2] for one in found], axis=0),
        )

    def _compiled(self, table: Numbers, grid: Grid, rows: slice) -> Sums:
        """Read rows by the compiled loop."""
        read = kernel()
        assert read is not None  # noqa: S101 -- whoever says compiled knows that numba is there
        sums, persons = np.zeros_like(table), np.zeros_like(grid.log_weights)
        groups, weights = self.packed.row_group[rows], self.packed.weights[rows]
        loglik = read(self.codes[rows], groups, weights, table, grid.log_weights, sums, persons)
        return float(loglik), sums, persons

    def _blocks(self, table: Numbers, grid: Grid, rows: slice) -> Sums:
        """Read rows in blocks, as products of matrices."""
        loglik, sums, persons = 0.0, np.zeros_like(table), np.zeros_like(grid.log_weights)
        for start in range(rows.start, rows.stop, BLOCK):
            some = slice(start, min(start + BLOCK, rows.stop))
            hot, groups = self._hot(some), self.packed.row_group[some]
            posterior, level = posteriors(hot @ table + grid.log_weights[groups])
            weights = self.packed.weights[some]
            posterior *= weights[:, None]
            loglik += float(weights @ level)
            sums += hot.T @ posterior
            for group in np.unique(groups):
                persons[group] += posterior[groups == group].sum(axis=0)
        return loglik, sums, persons

    def _hot(self, rows: slice) -> Numbers:
        """Return rows by codes: a one where a person has that code."""
        codes = self.codes[rows]
        hot = np.zeros((len(codes), int(self.starts[-1])))
        np.put_along_axis(hot, codes.astype(np.intp), 1.0, axis=1)
        return hot


def posteriors(joint: Numbers) -> tuple[Numbers, Numbers]:
    """Return the posterior of each row, and the log of what it was divided by; spoils ``joint``."""
    top = joint.max(axis=1, keepdims=True)
    joint -= top
    np.exp(joint, out=joint)
    total = joint.sum(axis=1, keepdims=True)
    joint /= total
    return joint, (top + np.log(total))[:, 0]
