"""Two groups that differ in ability, and items that may favour one of them."""

from collections.abc import Mapping

import numpy as np

from takar.psychometrics.responses import Responses


def sat(
    number: int,
    seed: int,
    *,
    harder: Mapping[int, float] | None = None,
    steeper: Mapping[int, float] | None = None,
    items: int = 20,
    impact: float = 0.5,
    points: int = 1,
) -> Responses:
    """Return answers of L and P; P is less able, and some items are harder for P besides."""
    chance = np.random.default_rng(seed)
    focal = np.arange(number) % 2 == 1
    theta = chance.normal(size=number) - impact * focal
    a, b = chance.lognormal(0, 0.25, items), chance.normal(0, 1, items)
    logit = a * (theta[:, None] - b)
    for place, by in (harder or {}).items():
        logit[:, place] -= a[place] * by * focal
    for place, by in (steeper or {}).items():
        logit[:, place] += by * theta * focal
    draws = [
        chance.random(logit.shape) < 1 / (1 + np.exp(-(logit - k + (points - 1) / 2)))
        for k in range(points)
    ]
    return Responses.from_array(
        np.sum(draws, axis=0), groups=np.where(focal, "P", "L"), categories=[points + 1] * items
    )
