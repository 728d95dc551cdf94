"""What a calendar is told of one appointment over all versions: how often it changed."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Slot = TypeVar("Slot")


@dataclass(frozen=True)
class Entry(Generic[Slot]):
    """An appointment as a calendar knows it.

    Attributes:
        sequence: how often it changed since it was first told; calendars keep the highest.
        is_cancelled: it was told before and is no more.
    """

    slot: Slot
    sequence: int
    is_cancelled: bool


def entries(versions: Sequence[Mapping[Key, Slot]]) -> dict[Key, Entry[Slot]]:
    """Return every appointment ever told, as it stands after the last version.

    >>> told = entries([{"a": 8, "b": 9}, {"a": 8, "b": 10}, {"b": 10}])
    >>> told["a"].sequence, told["a"].is_cancelled, told["b"].sequence, told["b"].slot
    (1, True, 1, 10)
    """
    found: dict[Key, Entry[Slot]] = {}
    for version in versions:
        for key in {**found, **version}:
            before, now = found.get(key), version.get(key)
            first = Entry(version[key], 0, is_cancelled=False) if key in version else None
            told = following(before, now) if before else first
            if told:
                found[key] = told
    return found


def following(before: Entry[Slot], now: Slot | None) -> Entry[Slot]:
    """Return an appointment after one more version."""
    if now is None:
        step = 0 if before.is_cancelled else 1
        return Entry(before.slot, before.sequence + step, is_cancelled=True)
    step = 1 if before.is_cancelled or before.slot != now else 0
    return Entry(now, before.sequence + step, is_cancelled=False)
