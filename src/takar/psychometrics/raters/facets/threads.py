"""How many threads the linear algebra of NumPy and SciPy may use.

The matrices of a many-facet model are small: on a machine that others use too, threads waiting for
each other cost many times what they save. The libraries offer no door for this but their own.
"""

import ctypes
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np
import scipy

ENDINGS = ("64_", "")


@contextmanager
def threads(number: int) -> Iterator[None]:
    """Use so many threads for linear algebra inside the block, where the library can be told.

    The setting belongs to the whole process: it is put back when the last block has ended.
    """
    _SETTING.taken(number)
    try:
        yield
    finally:
        _SETTING.given_back()


class _Setting:
    """The threads of the process, and how many blocks rely on them."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.users = 0
        self.before: list[int] = []

    def taken(self, number: int) -> None:
        """Set the threads, and remember what they were before the first block."""
        with self.lock:
            if self.users == 0:
                self.before = [getter() for _, getter in _libraries()]
            self.users += 1
            for setter, _ in _libraries():
                setter(number)

    def given_back(self) -> None:
        """Put the threads back if this was the last block."""
        with self.lock:
            self.users -= 1
            if self.users == 0:
                for (setter, _), before in zip(_libraries(), self.before, strict=True):
                    setter(before)


_SETTING = _Setting()


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
