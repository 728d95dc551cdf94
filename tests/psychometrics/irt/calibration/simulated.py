"""Invented items and the answers invented people give to them."""

from collections.abc import Sequence

import numpy as np

from takar.psychometrics.irt.models import ItemParameters, Model, Numbers
from takar.psychometrics.responses import Responses


def invented_items(
    number: int, *, model: Model = "2PL", categories: int = 2, seed: int = 1
) -> tuple[ItemParameters, ...]:
    """Return items whose slopes and intercepts are spread as on an ordinary test."""
    rng = np.random.default_rng(seed)
    per_step = categories - 1 if model in ("PCM", "GPCM", "RSM") else 1
    slopes = rng.lognormal(0.1, 0.3, number) / np.sqrt(per_step)
    if model in ("1PL", "PCM", "RSM"):
        slopes[:] = slopes[0]
    steps = np.linspace(1.5, -1.5, categories - 1) if categories > 2 else np.zeros(1)
    found = []
    for place in range(number):
        shift = rng.normal(0, 1) * (0.6 if categories > 2 else 1.0)
        own = steps + shift
        if model in ("PCM", "GPCM"):
            own = np.cumsum(own + rng.normal(0, 0.2, categories - 1))
        elif model == "RSM":
            own = np.cumsum(own)
        guess = 0.2 if model == "3PL" else 0.0
        name, a = f"i{place:02d}", float(slopes[place])
        found.append(ItemParameters(name, model, a, tuple(own.tolist()), guess))
    return tuple(found)


def answers_of(items: Sequence[ItemParameters], theta: Numbers, seed: int = 2) -> Numbers:
    """Return persons by items: the category each person happened to give."""
    rng = np.random.default_rng(seed)
    columns = []
    for item in items:
        sums = item.probabilities(theta).cumsum(axis=1)[:, :-1]
        columns.append((rng.random(len(theta))[:, None] > sums).sum(axis=1))
    return np.column_stack(columns)


def invented(
    items: Sequence[ItemParameters], persons: int, *, seed: int = 2, gaps: float = 0.0
) -> Responses:
    """Return answers of people drawn from N(0, 1), some of them not given."""
    rng = np.random.default_rng(seed + 1000)
    answers = answers_of(items, rng.normal(size=persons), seed)
    if gaps:
        answers[rng.random(answers.shape) < gaps] = -1
    return Responses.from_array(
        answers,
        items=[item.item for item in items],
        categories=[item.categories for item in items],
    )
