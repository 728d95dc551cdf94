"""The hidden ability and drive of an invented person, read out of the id alone.

Whatever order people stand in, whichever of them are chosen, and wherever their rows were stored in
between, the same id has the same ability: an assessment invented later fits the career invented
before.
"""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from takar.synthetic.dice import Reals

_WIDTH = 40
_SHARED = 0.45  # how far drive goes along with ability


@dataclass(frozen=True)
class Latent:
    """Standard normal ability and drive, one element per person."""

    ability: Reals
    drive: Reals


def latent(ids: pa.Array | pa.ChunkedArray) -> Latent:
    """Return the hidden traits of the people with these ids."""
    first = _uniform(ids, salt=1)
    second = _uniform(ids, salt=2)
    radius = np.sqrt(-2 * np.log(first))
    ability = radius * np.cos(2 * np.pi * second)
    other = radius * np.sin(2 * np.pi * second)
    return Latent(ability, _SHARED * ability + np.sqrt(1 - _SHARED**2) * other)


def _uniform(ids: pa.Array | pa.ChunkedArray, *, salt: int) -> Reals:
    """Return a number strictly between 0 and 1 for each id."""
    padded = b"".join(text.encode()[:_WIDTH].ljust(_WIDTH) for text in ids.to_pylist())
    words = np.frombuffer(padded, dtype=np.uint64).reshape(-1, _WIDTH // 8)
    mixed = np.full(len(words), salt, dtype=np.uint64)
    for column in words.T:
        mixed = _mixed(mixed ^ column)
    return ((mixed >> np.uint64(11)).astype(np.float64) + 0.5) / 2**53


def _mixed(
    value: "np.ndarray[tuple[int], np.dtype[np.uint64]]",
) -> "np.ndarray[tuple[int], np.dtype[np.uint64]]":
    """Stir 64 bits so that each of them moves all others (the finaliser of SplitMix64)."""
    value = value + np.uint64(0x9E3779B97F4A7C15)
    value = (value ^ (value >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    value = (value ^ (value >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return value ^ (value >> np.uint64(31))
