"""Slope of the log-likelihood, information, and Warm's correction, at each person's ability."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from takar.psychometrics.gaps import Answers
from takar.psychometrics.irt.models import BINARY, ItemParameters
from takar.psychometrics.irt.scoring.matching import TINY, Bools, Floats


@dataclass(frozen=True, eq=False)
class Slopes:
    """Sums over the items of each person.

    Attributes:
        slope: of the log-likelihood by ability.
        information: the sum of P'^2 / P; ``bias`` that of P' P'' / P.
    """

    slope: Floats
    information: Floats
    bias: Floats

    @property
    def warm(self) -> Floats:
        """What Warm's estimate adds to the slope; zero where nothing is known."""
        return np.asarray(self.bias / (2 * np.maximum(self.information, TINY)))

    def __add__(self, other: "Slopes") -> "Slopes":
        return Slopes(
            self.slope + other.slope,
            self.information + other.information,
            self.bias + other.bias,
        )


def slopes(parameters: Sequence[ItemParameters], answers: Answers, theta: Floats) -> Slopes:
    """Return the sums for persons with these answers, each at an ability of his own."""
    zeros = np.zeros(len(theta))
    total = Slopes(zeros, zeros, zeros)
    binary = [place for place, one in enumerate(parameters) if one.model in BINARY]
    if binary:
        whole = len(binary) == len(parameters)
        items = [parameters[place] for place in binary]
        total += _binary(items, answers if whole else answers[:, binary], theta)
    for place, one in enumerate(parameters):
        if one.model not in BINARY:
            total += _graded(one, answers[:, place], theta)
    return total


def _binary(items: Sequence[ItemParameters], answers: Answers, theta: Floats) -> Slopes:
    """Return the sums over right-or-wrong items, all at once."""
    a = np.array([one.a for one in items])
    d = np.array([one.d[0] for one in items])
    c = np.array([one.c for one in items])
    logits = np.multiply.outer(theta, a) + d
    given: Bools = answers >= 0
    right = 1 / (1 + np.exp(-np.clip(logits, -700, 700)))
    if (c > 0).any():
        return _guessed((a, c), right, answers, given)
    residual = answers - right
    spread = right * (1 - right)
    if not given.all():
        residual, spread = residual * given, spread * given
    return Slopes(residual @ a, spread @ a**2, (spread * (1 - 2 * right)) @ a**3)


def _guessed(items: tuple[Floats, Floats], right: Floats, answers: Answers, given: Bools) -> Slopes:
    """Return the sums over items that may be guessed."""
    a, c = items
    chance = c + (1 - c) * right
    first = (1 - c) * a * right * (1 - right)
    second = a * first * (1 - 2 * right)
    spread = np.maximum(chance * (1 - c) * (1 - right), TINY)
    weight = np.where(given, first / spread, 0)
    return Slopes(
        (weight * (answers - chance)).sum(axis=1),
        (weight * first).sum(axis=1),
        (weight * second).sum(axis=1),
    )


def _graded(item: ItemParameters, answers: Answers, theta: Floats) -> Slopes:
    """Return what one item of several categories adds."""
    chance, first, second = item.curves(theta)
    ratio = first / np.maximum(chance, TINY)
    given = answers >= 0
    met = ratio[np.arange(len(theta)), np.maximum(answers, 0)]
    return Slopes(
        np.where(given, met, 0),
        np.where(given, (ratio * first).sum(axis=1), 0),
        np.where(given, (ratio * second).sum(axis=1), 0),
    )
