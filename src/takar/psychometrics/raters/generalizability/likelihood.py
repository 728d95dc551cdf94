"""The restricted likelihood of components of variance, its slopes and its information."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy.linalg import cho_solve, cholesky, lapack

from takar.psychometrics.raters.generalizability.effects import Codes, Effect, Floats
from takar.psychometrics.raters.generalizability.persons import Block, blocks_of

ALMOST_ZERO = 1e-6


@dataclass(frozen=True, eq=False)
class Model:
    """The ratings, sorted into effects within persons and effects that persons share.

    Attributes:
        levels: one column, or several that vary alike but not together.
        has_mean: whether a mean is taken out; with several columns their mean is known to be 0.
    """

    levels: Floats
    has_mean: bool
    effects: tuple[Effect, ...]
    inner: tuple[int, ...]
    outer: tuple[int, ...]
    blocks: tuple[Block, ...]
    offsets: Codes

    @classmethod
    def of(
        cls,
        levels: Floats,
        person: Codes,
        effects: Sequence[Effect],
        *,
        has_mean: bool = True,
    ) -> "Model":
        """Return the model of ratings of these persons with these effects."""
        inner = tuple(k for k, effect in enumerate(effects) if effect.is_within_person)
        outer = tuple(k for k, effect in enumerate(effects) if not effect.is_within_person)
        crossed = [effects[k] for k in outer]
        blocks = blocks_of(person, [effects[k] for k in inner], crossed)
        offsets = np.concatenate([[0], np.cumsum([effect.levels for effect in crossed])])
        columns = levels.reshape(person.size, -1)
        shared = offsets.astype(np.int64)
        return cls(columns, has_mean, tuple(effects), inner, outer, blocks, shared)

    def at(self, sigma: Floats) -> "Likelihood":
        """Return the likelihood at these components."""
        return Likelihood.at(self, sigma)

    @property
    def width(self) -> int:
        """Number of columns of the effects that persons share."""
        return int(self.offsets[-1])

    def spread_of(self, effect: int, vectors: Floats) -> Floats:
        """Return the matrix of common cells times vectors; the residual leaves them as they are."""
        if effect == len(self.effects):
            return vectors
        codes = self.effects[effect].codes
        return np.stack([np.bincount(codes, weights=each)[codes] for each in vectors.T], axis=1)

    def gathered(self, vectors: Floats) -> Floats:
        """Return the sums of the vectors in each shared column."""
        sums = np.empty((self.width, vectors.shape[1]))
        for place, k in enumerate(self.outer):
            effect = self.effects[k]
            for column in range(vectors.shape[1]):
                sums[self.offsets[place] : self.offsets[place + 1], column] = np.bincount(
                    effect.codes, weights=vectors[:, column], minlength=effect.levels
                )
        return sums

    def handed_out(self, columns: Floats) -> Floats:
        """Return, for each rating, the sum of its shared columns."""
        total = np.zeros((self.levels.shape[0], columns.shape[1]))
        for place, k in enumerate(self.outer):
            total += columns[self.offsets[place] + self.effects[k].codes]
        return total


@dataclass(frozen=True, eq=False)
class Likelihood:
    """Everything about the likelihood at one set of components.

    Attributes:
        sigma: the components, the residual last.
        inverses: of each block of persons alone, one for each pattern.
        between: what the shared columns have to do with each other, persons eliminated.
        active: the shared columns whose component is above zero; ``root`` of that component.
        factor: Cholesky factor of the active columns' matrix.
    """

    model: Model
    sigma: Floats
    inverses: tuple[Floats, ...]
    between: Floats
    active: Codes
    root: Floats
    factor: Floats
    log_determinant: float

    @classmethod
    def at(cls, model: Model, sigma: Floats) -> "Likelihood":
        """Return the likelihood at these components."""
        inverses, log_determinant = [], 0.0
        between = np.zeros((model.width + 1, model.width + 1))
        for block in model.blocks:
            inverse, logs = _inverses(model, block, sigma)
            inverses.append(inverse)
            log_determinant += float(logs @ block.persons_of)
            if model.width:
                touching = block.touching
                _scatter(between, block, touching.transpose(0, 2, 1) @ inverse @ touching)
        between = between[:-1, :-1]
        each = np.repeat(sigma[np.array(model.outer, dtype=np.int64)], np.diff(model.offsets))
        active = np.flatnonzero(each)
        root = np.sqrt(each[active])
        inner = root[:, None] * between[np.ix_(active, active)] * root[None, :]
        inner[np.diag_indices(active.size)] += 1.0
        factor = cholesky(inner, lower=True, check_finite=False) if active.size else inner
        log_determinant += 2 * float(np.log(np.diag(factor)).sum())
        return cls(model, sigma, tuple(inverses), between, active, root, factor, log_determinant)

    def solved(self, vectors: Floats) -> Floats:
        """Return the inverse of the covariance matrix times vectors (in columns)."""
        own = self.own(vectors)
        if not self.active.size:
            return own
        sums = self.root[:, None] * self.model.gathered(own)[self.active]
        shared = np.zeros((self.model.width, vectors.shape[1]))
        solved = cho_solve((self.factor, True), sums, check_finite=False)
        shared[self.active] = self.root[:, None] * solved
        return np.asarray(own - self.own(self.model.handed_out(shared)))

    def own(self, vectors: Floats) -> Floats:
        """Return the inverse of the persons' blocks alone times vectors."""
        found = np.empty_like(vectors)
        for block, inverse in zip(self.model.blocks, self.inverses, strict=True):
            for piece in block.pieces():
                rows = block.rows[piece]
                chosen = inverse[block.pattern[piece]] if inverse.shape[0] > 1 else inverse
                found[rows] = chosen @ vectors[rows]
        return found

    @cached_property
    def one(self) -> Floats:
        """The inverse times a column of ones; nothing where no mean is taken out."""
        count = self.model.levels.shape[0]
        return self.solved(np.ones((count, 1))) if self.model.has_mean else np.zeros((count, 1))

    @property
    def weight(self) -> float:
        """How much is known of the mean: one over its squared error."""
        return float(self.one.sum()) if self.model.has_mean else 1.0

    @cached_property
    def mean(self) -> float:
        """The mean, weighed by what each rating is worth."""
        return float(self.one[:, 0] @ self.model.levels[:, 0]) / self.weight

    @cached_property
    def residual(self) -> Floats:
        """The ratings, freed of the mean and weighed by the inverse."""
        return np.asarray(self.solved(self.model.levels) - self.one * self.mean)

    @cached_property
    def loglik(self) -> float:
        """The restricted log-likelihood."""
        count, columns = self.model.levels.shape
        quadratic = float((self.model.levels * self.residual).sum())
        free = (count * columns - self.model.has_mean) * float(np.log(2 * np.pi))
        known = columns * self.log_determinant + float(np.log(self.weight))
        return float(-0.5 * (known + quadratic + free))

    def slopes(self) -> tuple[Floats, Floats]:
        """Return the gradient of the log-likelihood, and its averaged information."""
        model = self.model
        components = range(len(model.effects) + 1)
        spread = np.stack([model.spread_of(k, self.residual) for k in components])
        mean = np.array(
            [float((self.one * model.spread_of(k, self.one)).sum()) for k in components]
        )
        traces = model.levels.shape[1] * self._traces() - mean / self.weight
        gradient = -0.5 * (traces - (spread * self.residual).sum(axis=(1, 2)))
        flat = np.concatenate(list(spread), axis=1)
        weighed = self.solved(flat)
        weighed = weighed - self.one * (self.one.T @ flat) / self.weight
        size = (model.levels.shape[0], len(components), model.levels.shape[1])
        information = 0.5 * np.tensordot(spread, weighed.reshape(size), axes=([1, 2], [0, 2]))
        return gradient, np.asarray((information + information.T) / 2)

    def _traces(self) -> Floats:
        """Return the trace of the inverse times the matrix of each component."""
        model = self.model
        traces = np.zeros(len(model.effects) + 1)
        covered = np.zeros((model.width + 1, model.width + 1))
        covered[np.ix_(self.active, self.active)] = self._covered
        for block, inverse in zip(model.blocks, self.inverses, strict=True):
            left = block.persons_of[:, None, None] * inverse
            if self.active.size:
                right = inverse @ block.touching
                left = left - right @ _gather(covered, block) @ right.transpose(0, 2, 1)
            for place, k in enumerate(model.inner):
                traces[k] += float((left * block.same(place)).sum())
            traces[-1] += float(np.trace(left, axis1=1, axis2=2).sum())
        for place, k in enumerate(model.outer):
            traces[k] = self._shared_trace(place)
        return traces

    @cached_property
    def _covered(self) -> Floats:
        """What the active columns take away from the persons' own inverses."""
        if not self.active.size:
            return np.zeros((0, 0))
        inverse, _ = lapack.dpotri(self.factor, lower=True)
        whole = inverse + inverse.T
        whole[np.diag_indices(self.active.size)] /= 2
        return np.asarray(self.root[:, None] * whole * self.root[None, :])

    def _shared_trace(self, place: int) -> float:
        """Return the trace for one shared effect; where it is almost zero, the long way."""
        own = slice(int(self.model.offsets[place]), int(self.model.offsets[place + 1]))
        size = float(self.sigma[self.model.outer[place]])
        if size > ALMOST_ZERO:
            start = int(np.searchsorted(self.active, own.start))
            covered = np.diag(self._covered)[start : start + own.stop - own.start]
            return float((1 - covered / size).sum() / size)
        wide = self.between[self.active, own]
        taken = float((wide * (self._covered @ wide)).sum()) if self.active.size else 0.0
        return float(np.diag(self.between)[own].sum()) - taken


def _inverses(model: Model, block: Block, sigma: Floats) -> tuple[Floats, Floats]:
    """Return the inverse of each pattern's block, and the logarithm of its determinant."""
    size = block.rows.shape[1]
    matrix = np.broadcast_to(sigma[-1] * np.eye(size), (block.patterns, size, size)).copy()
    for place, k in enumerate(model.inner):
        if sigma[k] > 0:
            matrix += sigma[k] * block.same(place)
    return np.linalg.inv(matrix), np.asarray(np.linalg.slogdet(matrix)[1])


def _scatter(total: Floats, block: Block, each: Floats) -> None:
    """Add each person's small matrix to where it belongs in the large one."""
    width = total.shape[0]
    flat = total.ravel()
    for piece in block.pieces():
        columns = block.columns[piece]
        places = columns[:, :, None] * width + columns[:, None, :]
        values = each[block.pattern[piece]]
        flat += np.bincount(places.ravel(), weights=values.ravel(), minlength=flat.size)


def _gather(covered: Floats, block: Block) -> Floats:
    """Return, per pattern, the sum over its persons of the large matrix at their columns."""
    wide = block.columns.shape[1]
    sums = np.zeros((block.patterns, wide, wide))
    for piece in block.pieces():
        columns, pattern = block.columns[piece], block.pattern[piece]
        values = covered[columns[:, :, None], columns[:, None, :]]
        starts = np.flatnonzero(np.diff(pattern, prepend=-1))
        sums[pattern[starts]] += np.add.reduceat(values, starts, axis=0)
    return sums
