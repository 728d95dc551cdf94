"""The ratings of each person as one block of the covariance matrix.

Ratings of two persons share only effects without persons, so everything else is done person by
person; persons rated by the same pattern share one inverse.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from takar.psychometrics.raters.generalizability.effects import Codes, Effect

Floats = NDArray[np.float64]
AT_ONCE = 2_000_000


@dataclass(frozen=True, eq=False)
class Block:
    """Persons with as many ratings, by pattern.

    Attributes:
        rows: ratings of each person (persons x ratings).
        pattern: which pattern each person has; persons of one pattern follow each other.
        labels: for each within-person effect, the cell of each rating of a pattern.
        touched: which local column each rating of a pattern has, for each crossed effect.
        columns: the crossed effects' columns that each person touches; the last one is a dummy.
    """

    rows: Codes
    pattern: Codes
    labels: Codes
    touched: Codes
    columns: Codes

    @cached_property
    def starts(self) -> Codes:
        """Return where each pattern begins among the persons."""
        return np.asarray(np.flatnonzero(np.diff(self.pattern, prepend=-1)))

    @property
    def patterns(self) -> int:
        """Number of patterns."""
        return int(self.labels.shape[1])

    @cached_property
    def persons_of(self) -> Floats:
        """Number of persons of each pattern."""
        persons: Floats = np.zeros(self.patterns)
        np.add.at(persons, self.pattern, 1.0)
        return persons

    def same(self, effect: int) -> Floats:
        """Return, per pattern, which ratings share a cell of a within-person effect."""
        labels = self.labels[effect]
        return np.array(labels[:, :, None] == labels[:, None, :], dtype=np.float64)

    @cached_property
    def touching(self) -> Floats:
        """Return, per pattern, which rating (row) touches which local column."""
        found = np.zeros((self.patterns, self.rows.shape[1], self.columns.shape[1]))
        pattern, rating = np.ogrid[: self.patterns, : self.rows.shape[1]]
        for column in self.touched:
            found[pattern, rating, column] = 1.0
        return found

    @cached_property
    def is_plain(self) -> bool:
        """Whether every rating touches a column of its own, in their order."""
        count = self.rows.shape[1]
        alone = self.touched.shape[0] == 1 and self.columns.shape[1] == count
        return bool(alone and (self.touched == np.arange(count)).all())

    def met(self, inverse: Floats) -> Floats:
        """Return, per pattern, the inverse summed over the ratings of each local column."""
        if self.is_plain:
            return inverse
        return self.touching.transpose(0, 2, 1) @ inverse @ self.touching

    def taken(self, inverse: Floats, covered: Floats) -> Floats:
        """Return, per pattern, what is taken from the inverse at each local column."""
        right = inverse if self.is_plain else inverse @ self.touching
        return right @ covered @ right.transpose(0, 2, 1)

    def pieces(self) -> Iterator[slice]:
        """Give the persons in pieces that fit the memory."""
        wide = max(self.columns.shape[1] ** 2, self.rows.shape[1] ** 2)
        step = max(1, AT_ONCE // wide)
        for start in range(0, self.pattern.size, step):
            yield slice(start, start + step)


def blocks_of(
    person: Codes, within: Sequence[Effect], crossed: Sequence[Effect]
) -> tuple[Block, ...]:
    """Return the persons in blocks of as many ratings each, the fewest first."""
    order = np.lexsort([effect.codes for effect in (*reversed(within), *crossed)] + [person])
    sizes = np.bincount(person[order])
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    labels = [_local(effect.codes[order], person[order], starts) for effect in (*within, *crossed)]
    offsets = np.concatenate([[0], np.cumsum([effect.levels for effect in crossed])])
    return tuple(
        _block(order, starts[sizes == size], int(size), labels, (len(within), crossed, offsets))
        for size in np.unique(sizes[sizes > 0])
    )


def _local(codes: Codes, person: Codes, starts: Codes) -> Codes:
    """Return the cells numbered anew within each person, in the order they first occur."""
    key = person * (int(codes.max()) + 1) + codes
    _, first, inverse = np.unique(key, return_index=True, return_inverse=True)
    rank = np.empty(first.size, dtype=np.int64)
    rank[np.argsort(first)] = np.arange(first.size)
    ranked = rank[inverse]
    return np.asarray(ranked - ranked[starts][person])


def _block(
    order: Codes,
    starts: Codes,
    size: int,
    labels: Sequence[Codes],
    split: tuple[int, Sequence[Effect], Codes],
) -> Block:
    inside, crossed, offsets = split
    places = starts[:, None] + np.arange(size)[None, :]
    local = np.stack([values[places] for values in labels]) if labels else _none(places)
    wide = np.ascontiguousarray(local.transpose(1, 0, 2).reshape(places.shape[0], -1))
    pattern, first = _patterns(wide.astype(np.int32))
    sorting = np.argsort(pattern, kind="stable")
    touched, columns = _columns(local[inside:, sorting], order[places[sorting]], crossed, offsets)
    return Block(
        rows=order[places[sorting]],
        pattern=pattern[sorting],
        labels=local[:inside, first],
        touched=touched[:, np.searchsorted(pattern[sorting], np.arange(first.size))],
        columns=columns,
    )


def _none(places: Codes) -> Codes:
    return np.empty((0, *places.shape), dtype=np.int64)


def _patterns(wide: NDArray[np.int32]) -> tuple[Codes, Codes]:
    """Return the pattern of each person, and the first person of each pattern."""
    if wide.shape[1] == 0:
        return np.zeros(wide.shape[0], dtype=np.int64), np.zeros(1, dtype=np.int64)
    packed = np.ascontiguousarray(wide).view(np.dtype((np.void, wide.itemsize * wide.shape[1])))
    _, first, pattern = np.unique(packed.ravel(), return_index=True, return_inverse=True)
    return np.asarray(pattern, dtype=np.int64), np.asarray(first, dtype=np.int64)


def _columns(
    local: Codes, rows: Codes, crossed: Sequence[Effect], offsets: Codes
) -> tuple[Codes, Codes]:
    """Return the local column of each rating, and the crossed column behind each local one."""
    persons = rows.shape[0]
    counts = local.max(axis=2) + 1 if len(crossed) else np.zeros((0, persons), dtype=np.int64)
    shifts = np.cumsum(counts, axis=0) - counts
    touched = local + shifts[:, :, None]
    most = int(counts.sum(axis=0).max()) if len(crossed) else 0
    columns = np.full((persons, most), int(offsets[-1]), dtype=np.int64)
    for place, effect in enumerate(crossed):
        columns[np.arange(persons)[:, None], touched[place]] = offsets[place] + effect.codes[rows]
    return touched, columns
