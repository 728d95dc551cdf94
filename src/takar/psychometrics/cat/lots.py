"""Lots anybody can draw again: one seed and one place give one number, on every machine.

An appeal must be able to replay a sitting years later, so the lots come from a fixed mixing of
whole numbers and not from a library's generator, whose stream may change.

Reference: Steele, Lea and Flood (2014), SplitMix64.
"""

import numpy as np
import numpy.typing as npt

GOLDEN = np.uint64(0x9E3779B97F4A7C15)
FIRST = np.uint64(0xBF58476D1CE4E5B9)
SECOND = np.uint64(0x94D049BB133111EB)
STEPS = 1 << 32
"""Where the lots of the steps of a sitting begin; below are those of the items."""
ANSWERS = 1 << 33
"""Where the lots of invented answers begin."""
AREAS = 1 << 34
"""Where the lots begin that part areas of content equally short of items."""
LARGEST_SEED = (1 << 63) - 1

Whole = npt.NDArray[np.uint64]
Numbers = npt.NDArray[np.float64]


def lots(seeds: npt.ArrayLike, places: npt.ArrayLike) -> Numbers:
    """Return numbers from zero up to one, one for each seed and place (broadcast together)."""
    start = mixed(np.atleast_1d(np.asarray(seeds, dtype=np.uint64)))
    steps = np.atleast_1d(np.asarray(places, dtype=np.uint64)) + np.uint64(1)
    return np.asarray((mixed(start + GOLDEN * steps) >> np.uint64(11)) * 2.0**-53)


def seeds_of(seed: int, number: int) -> Whole:
    """Return seeds of many sittings, all from one."""
    places = np.arange(1, number + 1, dtype=np.uint64)
    return np.asarray(mixed(np.uint64(seed) + GOLDEN * places) >> np.uint64(1), dtype=np.uint64)


def mixed(value: Whole) -> Whole:
    """Return whole numbers stirred so that neighbours have nothing in common."""
    value = (value ^ (value >> np.uint64(30))) * FIRST
    value = (value ^ (value >> np.uint64(27))) * SECOND
    return value ^ (value >> np.uint64(31))
