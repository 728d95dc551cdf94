"""The restricted likelihood of components of variance, its slopes and its information."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from takar.psychometrics.raters.generalizability.effects import Codes, Effect, Floats
from takar.psychometrics.raters.generalizability.persons import Block, blocks_of
from takar.psychometrics.raters.generalizability.shared import Columns, Shared, offsets_of


@dataclass(frozen=True, eq=False)
class Model:
    """The ratings, sorted into effects within persons and effects that persons share.

    Attributes:
        levels: one column, or several that vary alike but not together.
        has_mean: whether a mean is taken out; with several columns their mean is known to be 0.
        offsets: where the columns of each shared effect begin, and where the last ones end.
    """

    levels: Floats
    has_mean: bool
    effects: tuple[Effect, ...]
    inner: tuple[int, ...]
    outer: tuple[int, ...]
    blocks: tuple[Block, ...]
    offsets: Codes
    columns: Columns

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
        columns = Columns.of(crossed)
        return cls(
            levels=levels.reshape(person.size, -1),
            has_mean=has_mean,
            effects=tuple(effects),
            inner=inner,
            outer=outer,
            blocks=blocks_of(person, [effects[k] for k in inner], columns.finest),
            offsets=offsets_of(crossed),
            columns=columns,
        )

    def at(self, sigma: Floats) -> "Likelihood":
        """Return the likelihood at these components."""
        return Likelihood.at(self, sigma)

    def spread_of(self, effect: int, vectors: Floats) -> Floats:
        """Return the matrix of common cells times vectors; the residual leaves them as they are."""
        if effect == len(self.effects):
            return vectors
        codes = self.effects[effect].codes
        return np.stack([np.bincount(codes, weights=each)[codes] for each in vectors.T], axis=1)


@dataclass(frozen=True, eq=False)
class Likelihood:
    """Everything about the likelihood at one set of components.

    Attributes:
        sigma: the components, the residual last.
        inverses: of each block of persons alone, one for each pattern.
        shared: what the effects that persons share take away from these.
    """

    model: Model
    sigma: Floats
    inverses: tuple[Floats, ...]
    shared: Shared
    log_determinant: float

    @classmethod
    def at(cls, model: Model, sigma: Floats) -> "Likelihood":
        """Return the likelihood at these components."""
        inverses, log_determinant = [], 0.0
        met = np.zeros((model.columns.number + 1,) * 2)
        for block in model.blocks:
            inverse, logs = _inverses(model, block, sigma)
            inverses.append(inverse)
            log_determinant += float(logs @ block.persons_of)
            if model.outer:
                _scatter(met, block, block.met(inverse))
        sizes = np.repeat(sigma[np.array(model.outer, dtype=np.int64)], np.diff(model.offsets))
        shared = Shared.of(model.columns, met[:-1, :-1], sizes)
        log_determinant += shared.log_determinant
        return cls(model, sigma, tuple(inverses), shared, log_determinant)

    def solved(self, vectors: Floats) -> Floats:
        """Return the inverse of the covariance matrix times vectors (in columns)."""
        own = self.own(vectors)
        if not self.model.outer:
            return own
        columns = self.model.columns
        taken = self.shared.taken(columns.gathered(own))
        return np.asarray(own - self.own(columns.handed_out(taken, len(own))))

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
        """How much is known of the mean: one over its squared error.

        Raises:
            LinAlgError: numbers no longer suffice to tell it.
        """
        known = float(self.one.sum()) if self.model.has_mean else 1.0
        if known <= 0:
            raise np.linalg.LinAlgError
        return known

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
        shared = self.model.columns.number
        covered = np.zeros((shared + 1, shared + 1))
        covered[:-1, :-1] = self.shared.whole
        for block, inverse in zip(model.blocks, self.inverses, strict=True):
            left = block.persons_of[:, None, None] * inverse
            if shared:
                left = left - block.taken(inverse, _gather(covered, block))
            for place, k in enumerate(model.inner):
                traces[k] += float((left * block.same(place)).sum())
            traces[-1] += float(np.trace(left, axis1=1, axis2=2).sum())
        for place, k in enumerate(model.outer):
            own = slice(model.offsets[place], model.offsets[place + 1])
            traces[k] = self.shared.traces[own].sum()
        return traces


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
    width, flat = total.shape[0], total.ravel()
    for piece in block.pieces():
        columns = block.columns[piece]
        places = columns[:, :, None] * width + columns[:, None, :]
        np.add.at(flat, places.ravel(), each[block.pattern[piece]].ravel())


def _gather(covered: Floats, block: Block) -> Floats:
    """Return, per pattern, the sum over its persons of the large matrix at their columns."""
    wide = block.columns.shape[1]
    sums = np.zeros((block.patterns, wide, wide))
    for piece in block.pieces():
        columns, pattern = block.columns[piece], block.pattern[piece]
        values = covered[columns[:, :, None], columns[:, None, :]]
        starts = np.flatnonzero(np.diff(pattern, prepend=-1))
        of_each = values if starts.size == pattern.size else np.add.reduceat(values, starts, axis=0)
        sums[pattern[starts]] += of_each
    return sums
