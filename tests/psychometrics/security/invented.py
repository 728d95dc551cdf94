"""An invented hall: people of known ability, items of four options, and those who copied."""

from collections.abc import Sequence

import numpy as np

Numbers = np.ndarray[tuple[int, ...], np.dtype[np.float64]]
Codes = np.ndarray[tuple[int, ...], np.dtype[np.int64]]


def hall(
    people: int = 100, items: int = 40, seed: int = 1, options: int = 4
) -> tuple[Codes, tuple[Numbers, ...], Numbers]:
    """Return choices, the true chances behind them, and the abilities; option 0 is right."""
    chance = np.random.default_rng(seed)
    theta = chance.normal(size=people)
    chosen, chances = np.zeros((people, items), dtype=np.int64), []
    for item in range(items):
        slopes = np.concatenate([[1.0], chance.normal(-0.3, 0.3, options - 1)])
        levels = np.concatenate([[chance.normal(0.8, 0.7)], chance.normal(0, 0.5, options - 1)])
        table = np.exp(theta[:, None] * slopes + levels)
        table /= table.sum(axis=1, keepdims=True)
        chosen[:, item] = (chance.random(people)[:, None] > table.cumsum(axis=1)).sum(axis=1)
        chances.append(table)
    return np.minimum(chosen, options - 1), tuple(chances), theta


def copied(chosen: Codes, pairs: Sequence[tuple[int, int]], share: float, seed: int = 9) -> Codes:
    """Return choices in which the first of each pair took a share from the second."""
    chance, changed = np.random.default_rng(seed), chosen.copy()
    for one, other in pairs:
        taken = chance.random(chosen.shape[1]) < share
        changed[one, taken] = chosen[other, taken]
    return changed
