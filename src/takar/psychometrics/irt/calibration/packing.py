"""Answers packed for counting: several items in one code, equal rows once, rows sorted by cell.

A *cell* is a group and a booklet: persons of one group who were given the same items. A *parcel* is
a few items whose answers together are one small number, so that a table looked up once stands for
several items. The state of an answer that was not given is one above the last category.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]
Places = npt.NDArray[np.intp]
Cells = npt.NDArray[np.int16]
BLOCK = 8192
LARGE_PARCEL, SMALL_PARCEL = 4096, 32


@dataclass(frozen=True, eq=False)
class Parcel:
    """Items that share a code: the code is the sum of state times stride."""

    items: tuple[int, ...]
    states: tuple[int, ...]

    @cached_property
    def strides(self) -> tuple[int, ...]:
        """How far apart the states of each item are."""
        return tuple(int(one) for one in np.cumprod([1, *self.states[:-1]]))

    @property
    def size(self) -> int:
        """How many codes there are."""
        return int(np.prod(self.states))

    @cached_property
    def state_of(self) -> Places:
        """Codes by items: the state of each item in each code."""
        codes = np.arange(self.size)[:, None]
        return np.asarray(codes // np.array(self.strides) % np.array(self.states), dtype=np.intp)

    def points_of(self, sizes: tuple[int, ...]) -> Numbers:
        """Return codes by items: the category of each item in each code, 0 where not given."""
        above = np.array([sizes[item] for item in self.items])
        return np.where(self.state_of < above, self.state_of, 0).astype(np.float64)


@dataclass(frozen=True, eq=False)
class Packed:
    """Persons (or patterns of answers, each with its number of persons), sorted by cell.

    Attributes:
        answers: categories; -1 for what was not given.
        weights: how many persons a row stands for.
        starts: where the rows of each cell begin, and the end.
        cell_group: the group of each cell.
        cell_given: cells by items, which were given.
    """

    answers: Cells
    weights: Numbers
    categories: tuple[int, ...]
    starts: tuple[int, ...]
    cell_group: tuple[int, ...]
    cell_given: npt.NDArray[np.bool_]
    is_weighted: bool

    @property
    def persons(self) -> float:
        """How many persons there are."""
        return float(self.weights.sum())

    @property
    def has_gaps(self) -> bool:
        """Whether anything was not given to somebody."""
        return not bool(self.cell_given.all())

    def cells(self) -> Iterator[tuple[int, slice]]:
        """Yield the group and the rows of each cell."""
        for cell, group in enumerate(self.cell_group):
            yield group, slice(self.starts[cell], self.starts[cell + 1])

    def group_rows(self) -> Iterator[tuple[int, slice]]:
        """Yield each group and its rows; groups without anybody are passed over."""
        groups, starts = np.unique(self.row_group, return_index=True)
        for group, ends in zip(groups, pairwise([*starts, len(self.row_group)]), strict=True):
            yield int(group), slice(*map(int, ends))

    @cached_property
    def row_group(self) -> Places:
        """The group of each row."""
        return np.repeat(np.array(self.cell_group, dtype=np.intp), np.diff(self.starts))

    def parcels(self, largest: int) -> tuple[Parcel, ...]:
        """Return the items in parcels of at most so many codes."""
        gap = int(self.has_gaps)
        parcels: list[list[int]] = [[]]
        size = 1
        for item, number in enumerate(self.categories):
            states = number + gap
            if parcels[-1] and size * states > largest:
                parcels.append([])
                size = 1
            parcels[-1].append(item)
            size *= states
        return tuple(
            Parcel(tuple(items), tuple(self.categories[item] + gap for item in items))
            for items in parcels
        )

    @cached_property
    def large_parcels(self) -> tuple[Parcel, ...]:
        """Items in as few parcels as tables near the processor, and few persons, are worth."""
        return self.parcels(min(max(len(self.answers) // 4, SMALL_PARCEL), LARGE_PARCEL))

    @cached_property
    def codes(self) -> Places:
        """The codes of the large parcels, by rows."""
        return self.codes_of(self.large_parcels)

    @cached_property
    def taken(self) -> Numbers:
        """Items by categories: how many persons gave each."""
        found = np.zeros((len(self.categories), max(self.categories)))
        weights = self.weights if self.is_weighted else None
        for parcel, codes in zip(self.large_parcels, self.codes, strict=True):
            counted = np.bincount(codes, weights=weights, minlength=parcel.size)
            for place, item in enumerate(parcel.items):
                states = np.bincount(parcel.state_of[:, place], weights=counted)
                found[item, : self.categories[item]] = states[: self.categories[item]]
        return found

    def codes_of(self, parcels: tuple[Parcel, ...]) -> Places:
        """Return the codes, parcels by rows."""
        strides = np.zeros((len(self.categories), len(parcels)), dtype=np.float32)
        for place, parcel in enumerate(parcels):
            strides[list(parcel.items), place] = parcel.strides
        codes = np.empty((len(parcels), len(self.answers)), dtype=np.intp)
        above = np.array(self.categories, dtype=np.float32)
        for start in range(0, len(self.answers), BLOCK):
            some = self.answers[start : start + BLOCK].astype(np.float32)
            if self.has_gaps:
                some = np.where(some < 0, above, some)
            codes[:, start : start + BLOCK] = (some @ strides).T
        return codes


def packed(
    answers: Cells,
    weights: Numbers | None,
    groups: npt.NDArray[np.int32] | None,
    sizes: tuple[int, ...],
) -> Packed:
    """Sort the rows by group and booklet, and keep equal rows once where that halves them."""
    codes = np.zeros(len(answers), dtype=np.int64) if groups is None else groups.astype(np.int64)
    booklet, given = _booklets(answers)
    cell = codes * len(given) + booklet
    rows = Packed(
        answers=answers,
        weights=np.ones(len(answers)) if weights is None else weights,
        categories=sizes,
        starts=(0, len(answers)),
        cell_group=(0,),
        cell_given=given,
        is_weighted=weights is not None,
    )
    if cell.any():
        order = np.argsort(cell, kind="stable")
        rows = replace(rows, answers=answers[order], weights=rows.weights[order])
        cell = cell[order]
    return _collapsed(_with_cells(rows, cell, given), cell, given)


def _with_cells(rows: Packed, cell: npt.NDArray[np.int64], given: npt.NDArray[np.bool_]) -> Packed:
    """Return the rows with the beginning, group and booklet of every cell."""
    starts = np.flatnonzero(np.diff(cell, prepend=-1))
    if len(starts) == 1:
        return rows
    return replace(
        rows,
        starts=(*starts.tolist(), len(cell)),
        cell_group=tuple((cell[starts] // len(given)).tolist()),
        cell_given=given[cell[starts] % len(given)],
    )


def _booklets(answers: Cells) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.bool_]]:
    """Return the booklet of each row and, for each booklet, which items were given."""
    if answers.min() >= 0:
        return np.zeros(len(answers), np.int64), np.ones((1, answers.shape[1]), dtype=bool)
    bits = np.packbits(answers >= 0, axis=1)
    keys = np.ascontiguousarray(bits).view(np.dtype((np.void, bits.shape[1]))).ravel()
    _, first, booklet = np.unique(keys, return_index=True, return_inverse=True)
    return booklet.astype(np.int64), answers[first] >= 0


def _collapsed(rows: Packed, cell: npt.NDArray[np.int64], given: npt.NDArray[np.bool_]) -> Packed:
    """Return equal rows once, with their number, where there are less than half as many."""
    keys = _fingerprints(rows, cell)
    ordered = np.sort(keys)
    kinds = int((ordered[1:] != ordered[:-1]).sum()) + 1
    if kinds * 2 > len(keys):
        return rows
    _, first, place = np.unique(keys, return_index=True, return_inverse=True)
    if not (rows.answers[first][place] == rows.answers).all():
        return rows  # two patterns met in one fingerprint, which hardly ever happens
    order = np.argsort(first)
    weights = np.bincount(place, weights=rows.weights)[order].astype(np.float64)
    kept = first[order]
    fewer = replace(
        rows,
        answers=rows.answers[kept],
        weights=weights,
        is_weighted=True,
        starts=(0, len(kept)),
    )
    return _with_cells(fewer, cell[kept], given)


def _fingerprints(rows: Packed, cell: npt.NDArray[np.int64]) -> npt.NDArray[np.uint64]:
    """Return a number for each row that is the same for the same answers in the same cell."""
    keys = cell.astype(np.uint64)
    for codes in rows.codes:
        keys = (keys * np.uint64(0x9E3779B97F4A7C15)) ^ codes.astype(np.uint64)
        keys ^= keys >> np.uint64(29)
    return keys
