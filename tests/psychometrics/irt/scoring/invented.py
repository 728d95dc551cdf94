"""Invented items of every model, and persons who answer them."""

from collections.abc import Sequence

import numpy as np

from takar.psychometrics.irt.models import ItemParameters
from takar.psychometrics.irt.scoring.matching import Floats
from takar.psychometrics.responses import Responses

MIXED = (
    ItemParameters("a", "2PL", 1.3, (0.4,)),
    ItemParameters("b", "1PL", 0.8, (-0.6,)),
    ItemParameters("c", "3PL", 1.6, (0.2,), 0.2),
    ItemParameters("d", "GRM", 1.1, (1.5, 0.1, -1.2)),
    ItemParameters("e", "GPCM", 0.7, (0.9, 0.8, -0.4)),
    ItemParameters("f", "PCM", 0.9, (0.2, -0.9)),
)
"""One item of each model."""


def binary(items: int, *, seed: int = 1, model: str = "2PL") -> tuple[ItemParameters, ...]:
    """Return right-or-wrong items of middling slopes."""
    chance = np.random.default_rng(seed)
    slopes = np.exp(chance.normal(0, 0.3, items)) if model != "1PL" else np.ones(items)
    return tuple(
        ItemParameters(
            f"i{place + 1}",
            model,  # type: ignore[arg-type]
            float(slopes[place]),
            (float(chance.normal()),),
            0.2 if model == "3PL" else 0.0,
        )
        for place in range(items)
    )


def answered(items: Sequence[ItemParameters], theta: Floats, *, seed: int = 1) -> Responses:
    """Return what persons of these abilities answer."""
    chance = np.random.default_rng(seed)
    answers = np.empty((len(theta), len(items)), dtype=np.int16)
    for place, one in enumerate(items):
        reached = np.cumsum(one.probabilities(theta), axis=1)[:, :-1]
        answers[:, place] = (chance.random((len(theta), 1)) > reached).sum(axis=1)
    return Responses.from_array(
        answers, items=[one.item for one in items], categories=[one.categories for one in items]
    )


def every_pattern(items: Sequence[ItemParameters]) -> Responses:
    """Return one person for each pattern of answers there can be."""
    sizes = [one.categories for one in items]
    patterns = np.stack(np.unravel_index(np.arange(np.prod(sizes)), sizes), axis=1)
    return Responses.from_array(patterns, items=[one.item for one in items], categories=sizes)


def likelihoods(items: Sequence[ItemParameters], responses: Responses, theta: Floats) -> Floats:
    """Return the chance of each person's answers at each ability, multiplied item by item."""
    found = np.ones((len(responses), len(theta)))
    for place, one in enumerate(items):
        chance = one.probabilities(theta)
        answers = responses.answers[:, place]
        given = answers >= 0
        found[given] *= chance[:, answers[given]].T
    return found
