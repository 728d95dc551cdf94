"""Components of variance by restricted maximum likelihood, for ratings with any gaps."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import cho_solve, cholesky, lapack

from takar.psychometrics.raters.generalizability_effects import Codes, Effect
from takar.psychometrics.raters.generalizability_persons import Block, blocks_of

Floats = NDArray[np.float64]
MOST_STEPS = 100
CLOSE = 1e-9
LEAST_RESIDUAL = 1e-8


@dataclass(frozen=True, eq=False)
class Reml:
    """Components of variance, the residual last.

    Attributes:
        covariance: of the estimates; NaN in the rows of those that ended at zero.
        gradient: largest slope of the log-likelihood left, in units of the components' errors.
    """

    estimates: Floats
    covariance: Floats
    mean: float
    mean_se: float
    loglik: float
    iterations: int
    gradient: float
    has_converged: bool


def restricted_likelihood(
    levels: Floats, person: Codes, effects: Sequence[Effect], start: Floats
) -> Reml:
    """Return the components that make the ratings most likely, none of them below zero.

    Newton steps with averaged information, halved until the likelihood rises; persons are blocks,
    what they share is eliminated last.

    Reference: Patterson & Thompson (1971); Gilmour, Thompson & Cullis (1995).

    Args:
        start: first guess of each component, the residual last.
    """
    scale = float(levels.var())
    model = _Model.of((levels - levels.mean()) / np.sqrt(scale), person, effects)
    found = _climbed(model, _begin(start / scale))
    reach = scale**2
    return Reml(
        estimates=found.at.sigma * scale,
        covariance=found.covariance * reach,
        mean=float(levels.mean() + found.at.mean * np.sqrt(scale)),
        mean_se=float(np.sqrt(scale / found.at.weight)),
        loglik=found.at.loglik - 0.5 * (levels.size - 1) * float(np.log(scale)),
        iterations=found.steps,
        gradient=found.left,
        has_converged=found.has_converged,
    )


@dataclass(frozen=True, eq=False)
class _Model:
    """The ratings, sorted into effects within persons and effects that persons share."""

    levels: Floats
    effects: tuple[Effect, ...]
    inner: tuple[int, ...]
    outer: tuple[int, ...]
    blocks: tuple[Block, ...]
    offsets: Codes

    @classmethod
    def of(cls, levels: Floats, person: Codes, effects: Sequence[Effect]) -> "_Model":
        inner = tuple(k for k, effect in enumerate(effects) if effect.is_within_person)
        outer = tuple(k for k, effect in enumerate(effects) if not effect.is_within_person)
        crossed = [effects[k] for k in outer]
        blocks = blocks_of(person, [effects[k] for k in inner], crossed)
        offsets = np.concatenate([[0], np.cumsum([effect.levels for effect in crossed])])
        return cls(levels, tuple(effects), inner, outer, blocks, offsets.astype(np.int64))

    @property
    def width(self) -> int:
        """Number of columns of the effects that persons share."""
        return int(self.offsets[-1])

    def spread_of(self, effect: int, vector: Floats) -> Floats:
        """Return the matrix of common cells times a vector; the residual leaves it as it is."""
        if effect == len(self.effects):
            return vector
        codes = self.effects[effect].codes
        return np.asarray(np.bincount(codes, weights=vector)[codes])

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
        total = np.zeros((self.levels.size, columns.shape[1]))
        for place, k in enumerate(self.outer):
            total += columns[self.offsets[place] + self.effects[k].codes]
        return total


@dataclass(frozen=True, eq=False)
class _At:
    """Everything about the likelihood at one set of components."""

    model: _Model
    sigma: Floats
    inverses: tuple[Floats, ...]
    between: Floats
    root: Floats
    factor: Floats
    log_determinant: float

    @classmethod
    def of(cls, model: _Model, sigma: Floats) -> "_At":
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
        root = np.repeat(
            np.sqrt(sigma[list(model.outer)]), np.diff(model.offsets) if model.outer else []
        )
        inner = np.eye(model.width) + root[:, None] * between * root[None, :]
        factor = cholesky(inner, lower=True, check_finite=False) if model.width else inner
        log_determinant += 2 * float(np.log(np.diag(factor)).sum())
        return cls(model, sigma, tuple(inverses), between, root, factor, log_determinant)

    def solved(self, vectors: Floats) -> Floats:
        """Return the inverse of the covariance matrix times vectors (in columns)."""
        own = self.own(vectors)
        if not self.model.width:
            return own
        shared = self.root[:, None] * self.model.gathered(own)
        shared = self.root[:, None] * cho_solve((self.factor, True), shared, check_finite=False)
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
        """The inverse times a column of ones, and times the ratings."""
        pair = np.stack([np.ones(self.model.levels.size), self.model.levels], axis=1)
        return self.solved(pair)

    @property
    def weight(self) -> float:
        """How much is known of the mean: one over its squared error."""
        return float(self.one[:, 0].sum())

    @property
    def mean(self) -> float:
        """The mean, weighed by what each rating is worth."""
        return float(self.one[:, 1].sum()) / self.weight

    @cached_property
    def residual(self) -> Floats:
        """The ratings, freed of the mean and weighed by the inverse."""
        return np.asarray(self.one[:, 1] - self.one[:, 0] * self.mean)

    @cached_property
    def loglik(self) -> float:
        """The restricted log-likelihood."""
        count = self.model.levels.size
        quadratic = float(self.model.levels @ self.residual)
        free = (count - 1) * float(np.log(2 * np.pi))
        return -0.5 * (self.log_determinant + float(np.log(self.weight)) + quadratic + free)

    def slopes(self) -> tuple[Floats, Floats]:
        """Return the gradient of the log-likelihood, and its averaged information."""
        model = self.model
        count = len(model.effects) + 1
        spread = np.stack([model.spread_of(k, self.residual) for k in range(count)], axis=1)
        mean = np.stack([model.spread_of(k, self.one[:, 0]) for k in range(count)], axis=1)
        traces = self._traces() - self.one[:, 0] @ mean / self.weight
        gradient = -0.5 * (traces - self.residual @ spread)
        weighed = self.solved(spread)
        weighed -= np.outer(self.one[:, 0], weighed.sum(axis=0) / self.weight)
        information = 0.5 * spread.T @ weighed
        return gradient, (information + information.T) / 2

    def _traces(self) -> Floats:
        """Return the trace of the inverse times the matrix of each component."""
        model = self.model
        traces = np.zeros(len(model.effects) + 1)
        covered = self._covered()
        for block, inverse in zip(model.blocks, self.inverses, strict=True):
            shared = _gather(covered, block) if model.width else None
            right = inverse @ block.touching if model.width else None
            for place, k in enumerate((*model.inner, len(model.effects))):
                same = block.same(place) if k < len(model.effects) else None
                traces[k] += _block_trace(block, inverse, same, right, shared)
        for place, k in enumerate(model.outer):
            own = slice(int(model.offsets[place]), int(model.offsets[place + 1]))
            traces[k] = self._shared_trace(own)
        return traces

    @cached_property
    def _posterior(self) -> Floats:
        """The inverse of the shared columns' matrix."""
        inverse, _ = lapack.dpotri(self.factor, lower=True)
        return np.asarray(np.tril(inverse) + np.tril(inverse, -1).T)

    def _covered(self) -> Floats:
        """Return what the shared columns take away, with an empty column for the dummy."""
        width = self.model.width
        padded = np.zeros((width + 1, width + 1))
        if width:
            padded[:-1, :-1] = self.root[:, None] * self._posterior * self.root[None, :]
        return padded

    def _shared_trace(self, own: slice) -> float:
        """Return the trace for one shared effect; where it is zero, the long way."""
        if self.root[own].size and self.root[own][0] ** 2 > 1e-6:
            left = 1 - np.diag(self._posterior)[own]
            return float(left.sum() / self.root[own][0] ** 2)
        wide = self.root[:, None] * self.between[:, own]
        taken = (wide * cho_solve((self.factor, True), wide, check_finite=False)).sum()
        return float(np.diag(self.between)[own].sum() - taken)


@dataclass(frozen=True, eq=False)
class _Climb:
    at: _At
    covariance: Floats
    steps: int
    left: float
    has_converged: bool


def _begin(start: Floats) -> Floats:
    """Return a first guess inside the allowed range."""
    total = max(float(np.clip(start, 0, None).sum()), 0.1)
    sigma = np.maximum(start, 0.01 * total)
    sigma[-1] = max(start[-1], 0.05 * total)
    return np.asarray(sigma)


def _climbed(model: _Model, sigma: Floats) -> _Climb:
    at = _At.of(model, sigma)
    left, steps, has_converged = np.inf, 0, False
    gradient, information = at.slopes()
    while steps < MOST_STEPS and not has_converged:
        steps += 1
        free = (at.sigma > 0) | (gradient > 0)
        free[-1] = True
        step = np.zeros_like(sigma)
        step[free] = np.linalg.lstsq(information[np.ix_(free, free)], gradient[free])[0]
        left = float(np.sqrt(max(float(step @ gradient), 0.0)))
        higher = _higher(at, step)
        has_converged = higher is None or float(np.abs(higher.sigma - at.sigma).max()) < CLOSE
        if higher is not None:
            at = higher
            gradient, information = at.slopes()
    return _Climb(
        at, _covariance(at.sigma, information), steps, left, has_converged and left < 1e-3
    )


def _higher(at: _At, step: Floats) -> _At | None:
    """Return the first of ever smaller steps that does not lower the likelihood."""
    for _ in range(30):
        sigma = np.maximum(at.sigma + step, 0.0)
        sigma[-1] = max(sigma[-1], LEAST_RESIDUAL)
        if np.array_equal(sigma, at.sigma):
            return None
        trial = _At.of(at.model, sigma)
        if trial.loglik >= at.loglik - 1e-9 * abs(at.loglik) * 1e-3:
            return trial
        step = step / 2
    return None


def _covariance(sigma: Floats, information: Floats) -> Floats:
    """Return the covariance of the estimates above zero."""
    free = np.flatnonzero(sigma > 0)
    covariance = np.full(information.shape, np.nan)
    covariance[np.ix_(free, free)] = np.linalg.pinv(information[np.ix_(free, free)])
    return covariance


def _inverses(model: _Model, block: Block, sigma: Floats) -> tuple[Floats, Floats]:
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


def _block_trace(
    block: Block,
    inverse: Floats,
    same: Floats | None,
    right: Floats | None,
    shared: Floats | None,
) -> float:
    """Return the trace of one component within one block of persons."""
    spread = np.eye(inverse.shape[1])[None] if same is None else same
    own = float(block.persons_of @ (inverse * spread).sum(axis=(1, 2)))
    if right is None or shared is None:
        return own
    middle = right if same is None else same @ right
    return own - float(np.einsum("uia,uib,uab->", right, middle, shared, optimize=True))
