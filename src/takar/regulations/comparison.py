"""What changed in the law between two days."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from takar.regulations.citation import Citation
from takar.regulations.law import Law
from takar.regulations.reading import plain, rows


class ChangeKind(Enum):
    """In which way a parameter changed."""

    CAME = "came"
    WENT = "went"
    VALUE = "value"
    SOURCE = "source"


@dataclass(frozen=True)
class Change:
    """One parameter that is not what it was.

    Attributes:
        before: its papers on the first day; ``None`` where it was not in force.
        after: its papers on the second day.
        lines: the part, what it said, and what it says now; "" where it said nothing.
    """

    key: str
    kind: ChangeKind
    before: Citation | None
    after: Citation | None
    lines: tuple[tuple[str, str, str], ...]


def changes(before: Law, after: Law) -> list[Change]:
    """Return every parameter that came, went, says something else, or rests on another source."""
    keys = sorted({*before.keys(), *after.keys()})
    return [change for key in keys if (change := _change(key, before, after))]


def _change(key: str, before: Law, after: Law) -> Change | None:
    old, new = (law.found.get(key, (None, None)) for law in (before, after))
    kind = _kind(old, new)
    if kind is None:
        return None
    return Change(key, kind, old[1], new[1], tuple(_lines(old[0], new[0])))


def _kind(old: tuple[object, object], new: tuple[object, object]) -> ChangeKind | None:
    if old[1] is None:
        return ChangeKind.CAME
    if new[1] is None:
        return ChangeKind.WENT
    if plain(old[0]) != plain(new[0]):
        return ChangeKind.VALUE
    return None if old[1] == new[1] else ChangeKind.SOURCE


def _lines(old: object, new: object) -> Iterator[tuple[str, str, str]]:
    was, now = dict(rows(old)), dict(rows(new))
    for part in {**was, **now}:
        if was.get(part) != now.get(part):
            yield part, was.get(part, ""), now.get(part, "")
