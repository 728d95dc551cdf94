"""Items as curves: the probability of every category at an ability, and how steeply it changes.

One convention for all: logit = a * theta + d, so a difficulty is -d / a, and no factor 1.7.

* 1PL, 2PL: P(1) = logistic(a theta + d); 3PL: c + (1 - c) of that.
* GRM: P(k or more) = logistic(a theta + d_k), d_1 > d_2 > ...
* PCM, GPCM, RSM: P(k) proportional to exp(k a theta + d_k), d_0 = 0.

Reference: Birnbaum 1968; Samejima 1969; Andrich 1978; Masters 1982; Muraki 1992.
"""

from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np
import numpy.typing as npt

from takar.kernel.errors import TakarError
from takar.kernel.language import msg

Numbers = npt.NDArray[np.float64]
Model = Literal["1PL", "2PL", "3PL", "GRM", "PCM", "GPCM", "RSM"]
MODELS: tuple[Model, ...] = get_args(Model)
BINARY = ("1PL", "2PL", "3PL")
EXPONENTIAL = ("1PL", "2PL", "PCM", "GPCM", "RSM")  # ability meets the answers only in a sum
COMMON_SLOPE = ("1PL", "PCM", "RSM")
TINY = 1e-300


class BadItem(TakarError):
    """Parameters that do not make an item."""


@dataclass(frozen=True)
class ItemParameters:
    """One item: its model, slope, intercepts and, for 3PL, the chance of a lucky guess.

    Attributes:
        a: slope, logits per unit of ability.
        d: intercepts, one less than there are categories.
        c: lower asymptote; zero but for 3PL.
    """

    item: str
    model: Model
    a: float
    d: tuple[float, ...]
    c: float = 0.0

    def __post_init__(self) -> None:
        _refuse_impossible(self)

    @property
    def categories(self) -> int:
        """How many categories the item has."""
        return len(self.d) + 1

    @property
    def steps(self) -> tuple[float, ...]:
        """Intercepts of the single steps: logit of reaching k (GRM), or of k against k - 1."""
        if self.model == "GRM":
            return self.d
        return tuple(np.diff([0.0, *self.d]).tolist())

    @property
    def difficulty(self) -> tuple[float, ...]:
        """Where each step is even (3PL: halfway up); infinite for an item without slope."""
        if self.a == 0:
            return tuple(float(np.copysign(np.inf, -step)) for step in self.steps)
        return tuple(-step / self.a for step in self.steps)

    def probabilities(self, theta: npt.ArrayLike) -> Numbers:
        """Return the probability of each category (columns) at each ability (rows)."""
        return self.curves(theta)[0]

    def curves(self, theta: npt.ArrayLike) -> tuple[Numbers, Numbers, Numbers]:
        """Return probabilities and their first and second derivatives by ability."""
        place = np.atleast_1d(np.asarray(theta, dtype=np.float64))
        if self.model in EXPONENTIAL:
            return _adjacent(self, place)
        return _cumulative(self, place)

    def expected(self, theta: npt.ArrayLike) -> Numbers:
        """Return the expected category at each ability."""
        return self.probabilities(theta) @ np.arange(self.categories)

    def information(self, theta: npt.ArrayLike) -> Numbers:
        """Return what one answer tells of ability: the sum of P'^2 / P over the categories."""
        chance, slope, _ = self.curves(theta)
        return np.asarray((slope**2 / np.maximum(chance, TINY)).sum(axis=1))


def _refuse_impossible(item: ItemParameters) -> None:
    """Complain of numbers that make no item of this model."""
    numbers = (item.a, item.c, *item.d)
    reasons = [
        (msg("model {model} tidak dikenal", model=item.model), item.model not in MODELS),
        (msg("ada parameter yang bukan angka"), not np.isfinite(numbers).all()),
        (msg("tidak ada kategori"), not item.d),
        (
            msg("butir dua kategori hanya punya satu intersep"),
            item.model in BINARY and len(item.d) != 1,
        ),
        (
            msg("tebakan hanya ada pada 3PL, antara 0 dan 1"),
            not 0 <= item.c < 1 or (item.c > 0 and item.model != "3PL"),
        ),
        (
            msg("intersep GRM harus menurun"),
            item.model == "GRM" and bool((np.diff(item.d) >= 0).any()),
        ),
    ]
    for reason, holds in reasons:
        if holds:
            raise BadItem(
                msg("Parameter butir {item} salah: {reason}.", item=item.item, reason=reason),
                hint=msg("Periksa model, slope a, intersep d dan tebakan c."),
            )


def _adjacent(item: ItemParameters, theta: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """Return the curves of a model in which neighbouring categories are compared."""
    places = np.arange(item.categories)
    logits = item.a * theta[:, None] * places + np.array([0.0, *item.d])
    chance = np.exp(logits - np.logaddexp.reduce(logits, axis=1, keepdims=True))
    mean = chance @ places
    around = places - mean[:, None]
    spread = (chance * around**2).sum(axis=1)
    first = item.a * chance * around
    second = item.a**2 * chance * (around**2 - spread[:, None])
    return chance, first, second


def _cumulative(item: ItemParameters, theta: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """Return the curves of a model of reaching a category: graded response, or 3PL."""
    logits = item.a * theta[:, None] + np.array(item.d)
    reach, miss = _logistic(logits), _logistic(-logits)
    first = item.a * reach * miss
    second = item.a * first * (miss - reach)
    top = np.zeros((len(theta), 1))
    chance = _between(logits)
    if item.model == "3PL":
        free = 1 - item.c
        first, second = free * first, free * second
        chance = np.hstack([free * miss, item.c + free * reach])
    return (
        chance,
        np.hstack([top, first]) - np.hstack([first, top]),
        np.hstack([top, second]) - np.hstack([second, top]),
    )


def _between(logits: Numbers) -> Numbers:
    """Return the chances between neighbouring cumulative curves, exact in both tails."""
    upper = np.hstack([np.full((len(logits), 1), np.inf), logits])
    lower = np.hstack([logits, np.full((len(logits), 1), -np.inf)])
    flipped = upper + lower > 0  # differences are taken where the curves are small
    high = np.where(flipped, -lower, upper)
    low = np.where(flipped, -upper, lower)
    return np.asarray(_logistic(high) - _logistic(low))


def _logistic(logits: Numbers) -> Numbers:
    """Return the logistic curve without overflow."""
    part = np.exp(-np.abs(logits))
    return np.asarray(np.where(logits >= 0, 1.0, part) / (1.0 + part))
