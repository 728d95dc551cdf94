"""Anchors of two years that differ by a known line."""

import numpy as np

from takar.psychometrics.irt.models import ItemParameters
from takar.psychometrics.linking.lines import moved

SLOPE, SHIFT = 1.15, -0.3


def new_items(number: int = 20, seed: int = 3) -> tuple[ItemParameters, ...]:
    chance = np.random.default_rng(seed)
    made = []
    for place in range(number):
        a, b = float(chance.lognormal(0, 0.3)), chance.normal(0, 1)
        name = f"J{place:02d}"
        if place % 5 == 3:
            made.append(ItemParameters(name, "3PL", a, (float(-a * b),), 0.2))
        elif place % 5 == 4:
            made.append(ItemParameters(name, "GRM", a, (float(1 - a * b), float(-1 - a * b))))
        elif place % 5 == 2:
            made.append(ItemParameters(name, "GPCM", a, (float(0.5 - a * b), float(-2 * a * b))))
        else:
            made.append(ItemParameters(name, "2PL", a, (float(-a * b),)))
    return tuple(made)


def old_items(new: tuple[ItemParameters, ...]) -> tuple[ItemParameters, ...]:
    return tuple(moved(item, SLOPE, SHIFT) for item in new)


def noisy(
    items: tuple[ItemParameters, ...], spread: float, seed: int
) -> tuple[ItemParameters, ...]:
    chance = np.random.default_rng(seed)
    return tuple(
        ItemParameters(
            item.item,
            item.model,
            item.a * float(np.exp(chance.normal(0, spread / 3))),
            tuple(float(d + chance.normal(0, spread)) for d in item.d[:1]) + item.d[1:],
            item.c,
        )
        for item in items
    )


def binary(number: int = 20, seed: int = 3) -> tuple[ItemParameters, ...]:
    chance = np.random.default_rng(seed)
    slopes, places = chance.lognormal(0, 0.3, number), chance.normal(0, 1, number)
    return tuple(
        ItemParameters(f"J{place:02d}", "2PL", float(a), (float(-a * b),))
        for place, (a, b) in enumerate(zip(slopes, places, strict=True))
    )
