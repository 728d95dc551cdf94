"""Files of invented answers, as agencies hold them."""

from pathlib import Path

import numpy as np

PEOPLE, ITEMS = 400, 8


def points(people: int = PEOPLE, items: int = ITEMS) -> np.ndarray:
    """Return right and wrong answers that share one ability."""
    chance = np.random.default_rng(3)
    ability = chance.normal(size=(people, 1))
    noise = 0.6 * chance.logistic(size=(people, items))
    return (ability + noise > np.linspace(-1, 1, items)).astype(int)


def wide(path: Path, cells: np.ndarray, *, mark: str = ",") -> Path:
    """Write one row per person."""
    names = [f"B{place + 1}" for place in range(cells.shape[1])]
    lines = [mark.join(["peserta", *names])]
    lines += [mark.join([f"P{row}", *map(str, one)]) for row, one in enumerate(cells)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def long(path: Path, cells: np.ndarray, *, heading: str = "score") -> Path:
    """Write one row per person and item."""
    lines = [f"person,item,{heading}"]
    lines += [
        f"P{row},B{column + 1},{cell}"
        for row, one in enumerate(cells)
        for column, cell in enumerate(one)
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def options(cells: np.ndarray) -> np.ndarray:
    """Return the option chosen: A is right, the wrong take B and C in turn."""
    other = np.where(np.arange(cells.shape[0])[:, None] % 2 == 0, "B", "C")
    return np.where(cells == 1, "A", other)


def keys(path: Path, items: int = ITEMS, **wrong: str) -> Path:
    """Write the key of every item, A unless said otherwise."""
    lines = ["item,key"]
    lines += [f"B{place + 1},{wrong.get(f'B{place + 1}', 'A')}" for place in range(items)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path
