"""The neutral lot: among placements equal in all else, a printed word decides."""

from collections.abc import Iterable
from hashlib import sha256

BITS = 30


def lot(word: str, person: str, post: str) -> int:
    """Return the lot of a person for a post: the first 30 bits of a SHA-256, as a whole number.

    >>> lot("adil", "P1", "K1") == lot("adil", "P1", "K1")
    True
    """
    drawn = sha256(f"{word}:{person}:{post}".encode()).digest()
    return int.from_bytes(drawn[:4], "big") >> (32 - BITS)


def lots(word: str, pairs: Iterable[tuple[str, str]]) -> list[int]:
    """Return the lots of several pairs."""
    return [lot(word, person, post) for person, post in pairs]
