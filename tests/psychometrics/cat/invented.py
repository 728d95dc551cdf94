"""Invented banks: nothing of any published test."""

import numpy as np

from takar.psychometrics.cat import Bank
from takar.psychometrics.irt.models import ItemParameters

AREAS = ("HITUNG", "LISAN", "RUANG")


def items(number: int = 200, seed: int = 1) -> list[ItemParameters]:
    chance = np.random.default_rng(seed)
    slopes, places = chance.lognormal(0.1, 0.3, number), chance.normal(0, 1.2, number)
    return [
        ItemParameters(f"B{place:04d}", "2PL", float(a), (float(-a * b),))
        for place, (a, b) in enumerate(zip(slopes, places, strict=True))
    ]


def bank(number: int = 200, seed: int = 1) -> Bank:
    made = items(number, seed)
    content = {item.item: AREAS[place % len(AREAS)] for place, item in enumerate(made)}
    return Bank.of(made, content=content)
