"""What persons share, taken out of the covariance matrix: the finest effect first, then the rest.

Everything is told in the columns of the finest shared effects (assessor by task, say), for a column
of any other shared effect is a sum of those. The finest one alone has a plain matrix; what is left
after it is as small as the number of columns of the coarser effects.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy import sparse
from scipy.linalg import cholesky, lapack, solve_triangular

from takar.psychometrics.raters.generalizability.effects import Codes, Effect, Floats

ALMOST_ZERO = 1e-6


@dataclass(frozen=True, eq=False)
class Columns:
    """The columns of the effects that persons share.

    Attributes:
        finest: the effects whose cells no other effect divides; persons meet these alone.
        starts: where the columns of each finest effect begin, and where the last ones end.
        folding: which columns of the finest effects (columns) lie in each shared column (rows).
    """

    finest: tuple[Effect, ...]
    starts: Codes
    folding: sparse.csr_array

    @classmethod
    def of(cls, crossed: Sequence[Effect]) -> "Columns":
        """Return the columns of these effects."""
        finest = tuple(
            one for one in crossed if not any(one.factors < other.factors for other in crossed)
        )
        return cls(finest, offsets_of(finest), _folding(crossed, finest))

    @property
    def number(self) -> int:
        """Number of columns of the finest effects."""
        return int(self.starts[-1])

    def gathered(self, vectors: Floats) -> Floats:
        """Return the sums of the vectors in each column of the finest effects."""
        sums = np.empty((self.number, vectors.shape[1]))
        for effect, start in zip(self.finest, self.starts, strict=False):
            for place, each in enumerate(vectors.T):
                own = np.bincount(effect.codes, weights=each, minlength=effect.levels)
                sums[start : start + effect.levels, place] = own
        return sums

    def handed_out(self, columns: Floats, count: int) -> Floats:
        """Return, for each rating, the sum of its columns."""
        total = np.zeros((count, columns.shape[1]))
        for effect, start in zip(self.finest, self.starts, strict=False):
            total += columns[start + effect.codes]
        return total


def offsets_of(effects: Sequence[Effect]) -> Codes:
    """Return where the columns of each effect begin, and where the last ones end."""
    return np.cumsum([0, *(effect.levels for effect in effects)]).astype(np.int64)


def _folding(crossed: Sequence[Effect], finest: Sequence[Effect]) -> sparse.csr_array:
    """Return which columns of the finest effects lie in each column of all shared effects."""
    offsets, starts = offsets_of(crossed), offsets_of(finest)
    rows, columns = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    for effect, offset in zip(crossed, offsets, strict=False):
        place, whole = next(
            (place, one) for place, one in enumerate(finest) if effect.factors <= one.factors
        )
        _, first = np.unique(whole.codes, return_index=True)
        rows.append(offset + effect.codes[first])
        columns.append(starts[place] + np.arange(whole.levels))
    where = np.concatenate(rows), np.concatenate(columns)
    shape = int(offsets[-1]), int(starts[-1])
    return sparse.coo_array((np.ones(where[0].size), where), shape=shape).tocsr()


@dataclass(frozen=True, eq=False)
class Shared:
    """What the shared effects do to the inverse, at one set of components.

    Attributes:
        size: the component of the finest effect, where it was taken out first; else zero.
        first: what it takes away from the persons' own inverses; nothing without it.
        known: what is told of the columns after it: ``columns' inverse columns``.
        spread: of every shared column but those of the finest effect, the sums of ``known``.
        lifted, half: roots of what the coarser effects take from ``known`` and from ``first``.
    """

    columns: Columns
    size: float
    first: Floats | None
    known: Floats
    lifted: Floats
    half: Floats
    log_determinant: float

    @classmethod
    def of(cls, columns: Columns, met: Floats, sizes: Floats) -> "Shared":
        """Return it for components by shared column; ``met`` is told before any is taken out."""
        first, known, size, logs = _without_finest(columns, met, sizes)
        coarser = sizes.copy()
        if size:
            coarser[-columns.number :] = 0.0
        active = np.flatnonzero(coarser)
        if not active.size:
            none = np.zeros((0, columns.number))
            return cls(columns, size, first, known, none, none, logs)
        drawn = sparse.diags_array(np.sqrt(coarser[active])) @ columns.folding[active]
        seen = drawn @ known
        inner = drawn @ seen.T
        inner[np.diag_indices(active.size)] += 1.0
        factor = cholesky(inner, lower=True, check_finite=False)
        lifted = _lowered(factor, seen)
        half = _lowered(factor, drawn.toarray() if first is None else drawn @ first / size)
        logs += 2 * float(np.log(np.diag(factor)).sum())
        return cls(columns, size, first, known, lifted, half, logs)

    def taken(self, vectors: Floats) -> Floats:
        """Return what the shared effects take away, times vectors over the finest columns."""
        found = self.half.T @ (self.half @ vectors)
        return found if self.first is None else found + self.first @ vectors

    @cached_property
    def whole(self) -> Floats:
        """What the shared effects take away, over the finest columns."""
        found = self.half.T @ self.half
        return found if self.first is None else found + self.first

    @cached_property
    def traces(self) -> Floats:
        """The diagonal of ``columns' inverse columns``, by shared column."""
        folding = self.columns.folding
        own = np.asarray((folding @ self.known * folding.toarray()).sum(axis=1))
        gone = folding @ self.lifted.T
        return np.asarray(own - (gone * gone).sum(axis=1))


def _lowered(factor: Floats, right: Floats) -> Floats:
    return np.asarray(solve_triangular(factor, right, lower=True, check_finite=False))


def _without_finest(
    columns: Columns, met: Floats, sizes: Floats
) -> tuple[Floats | None, Floats, float, float]:
    """Take the finest effect out, if there is one that all others are sums of.

    Return what it takes away, what is told after it, its component, and a log determinant.
    """
    size = float(sizes[-1]) if len(columns.finest) == 1 and sizes.size else 0.0
    if not size:
        return None, met, 0.0, 0.0
    inner = size * met
    inner[np.diag_indices(len(met))] += 1.0
    factor = cholesky(inner, lower=True, overwrite_a=True, check_finite=False)
    logs = 2 * float(np.log(np.diag(factor)).sum())
    lower, _ = lapack.dpotri(factor, lower=True, overwrite_c=True)
    inverse = lower + lower.T
    inverse[np.diag_indices(len(met))] /= 2
    if size < ALMOST_ZERO:
        return size * inverse, met @ inverse, size, logs
    known = -inverse / size
    known[np.diag_indices(len(met))] += 1 / size
    return size * inverse, known, size, logs
