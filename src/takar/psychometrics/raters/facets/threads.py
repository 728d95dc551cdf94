"""How many threads the linear algebra of NumPy and SciPy may use.

The matrices of a many-facet model are small: on a machine that others use too, threads waiting for
each other cost many times what they save. The libraries offer no door for this but their own.
"""

import ctypes
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import scipy

ENDINGS = ("64_", "")


@contextmanager
def threads(number: int) -> Iterator[None]:
    """Use so many threads for linear algebra inside the block, where the library can be told."""
    found = [(setter, getter()) for setter, getter in _libraries()]
    for setter, _ in found:
        setter(number)
    try:
        yield
    finally:
        for setter, before in found:
            setter(before)


@cache
def _libraries() -> tuple[tuple[Callable[[int], Any], Callable[[], int]], ...]:
    """Return how to set and get the threads of each OpenBLAS that came with the packages."""
    found = []
    for package in (np, scipy):
        folder = Path(str(package.__file__)).parent.parent / f"{package.__name__}.libs"
        for path in sorted(folder.glob("*openblas*")):
            library = ctypes.CDLL(str(path))
            found += [_doors(library, end) for end in ENDINGS if _has(library, end)]
    return tuple(found)


def _has(library: ctypes.CDLL, end: str) -> bool:
    """Tell whether the library knows its doors by this ending."""
    return hasattr(library, f"scipy_openblas_set_num_threads{end}")


def _doors(library: ctypes.CDLL, end: str) -> tuple[Callable[[int], Any], Callable[[], int]]:
    """Return the setter and the getter."""
    setter = getattr(library, f"scipy_openblas_set_num_threads{end}")
    getter = getattr(library, f"scipy_openblas_get_num_threads{end}")
    return setter, getter
