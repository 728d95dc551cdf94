"""What travels between a device and the saving route.

Sent: ``{"changes": [[sequence, kind, slot, value, given], ...]}``, ``given`` in milliseconds of the
server's clock as the device knows it. Answered: ``{"saved": [sequence, ...], "broken": [[sequence,
reason], ...], "now": milliseconds}`` after the commit.
"""

from collections.abc import Iterator
from json import JSONDecoder, JSONEncoder
from typing import Any, NamedTuple, NoReturn

from takar.web.sittings.rules.states import CHANGE_KINDS
from takar.web.sittings.saving.tokens import Desk

BODY_LIMIT = 512 * 1024
CHANGES_LIMIT = 500
VALUE_LIMIT = 120_000
"""Characters of an answer: the longest essay, each letter of it escaped."""
NOTE_LIMIT = 200
"""Characters of anything that is no answer."""
SEQUENCE_LIMIT = 20_000
SLOT_LIMIT = 5_000
DAY_MS = 24 * 60 * 60 * 1000


class NotUnderstood(Exception):
    """What was sent is not what a device sends; nothing of it is kept."""


def refuse(constant: str) -> NoReturn:
    """Refuse what JSON does not know: NaN and the infinities."""
    raise NotUnderstood(constant)


READ = JSONDecoder(parse_constant=refuse).decode
WRITTEN = JSONEncoder(
    ensure_ascii=False, allow_nan=False, separators=(",", ":"), sort_keys=True
).encode
"""Made once: making them costs more than what they do with one answer."""


class Change(NamedTuple):
    """One change, ready for the journal; times in milliseconds of the Unix clock."""

    sitting: int
    desk: int
    sequence: int
    kind: str
    slot: int | None
    value: str | None
    given_ms: int
    received_ms: int

    @property
    def number(self) -> tuple[int, int, int]:
        """What makes it the same change."""
        return self[:3]


def changes_in(body: bytes, desk: Desk, *, now_ms: int) -> list[Change]:
    """Return the changes a device sent.

    Raises:
        NotUnderstood: shape, size or a value that no device of ours sends.
    """
    try:
        sent = READ(body.decode())["changes"]
    except (ValueError, KeyError, TypeError, RecursionError) as fault:
        raise NotUnderstood("body") from fault
    if not isinstance(sent, list) or not 0 < len(sent) <= CHANGES_LIMIT:
        raise NotUnderstood("changes")
    return [change_of(row, desk, now_ms) for row in sent]


def change_of(row: Any, desk: Desk, now_ms: int) -> Change:
    """Return one change of a device."""
    if not isinstance(row, list) or len(row) != 5:
        raise NotUnderstood("change")
    sequence, kind, slot, value, given = row
    if not is_whole(sequence, 1, SEQUENCE_LIMIT) or not is_kind(kind):
        raise NotUnderstood("sequence or kind")
    if slot is not None and not is_whole(slot, 0, SLOT_LIMIT):
        raise NotUnderstood("slot")
    if not is_whole(given, now_ms - DAY_MS, now_ms + DAY_MS):
        given = now_ms
    limit = VALUE_LIMIT if kind == "JAWAB" and slot is not None else NOTE_LIMIT
    text = text_of(value, limit)
    return Change(desk.sitting, desk.desk, sequence, kind, slot, text, given, now_ms)


def is_kind(kind: Any) -> bool:
    """Say whether something is a kind of change a device makes."""
    return isinstance(kind, str) and kind in CHANGE_KINDS


def is_whole(number: Any, least: int, most: int) -> bool:
    """Say whether something is a whole number between two others."""
    return type(number) is int and least <= number <= most


def text_of(value: Any, limit: int) -> str | None:
    """Return a value as the journal keeps it; no databases' forbidden characters in it."""
    if value is None:
        return None
    try:
        text = WRITTEN(value)
        text.encode()
    except (ValueError, RecursionError) as fault:  # an infinite number, half a character
        raise NotUnderstood("value") from fault
    if len(text) > limit or "\\u0000" in text.replace("\\\\", ""):
        raise NotUnderstood("value")
    return text


def answered(
    changes: list[Change], broken: dict[tuple[int, int, int], str], *, now_ms: int
) -> bytes:
    """Return what the device is told once its changes are on disk."""
    told = {
        "saved": [change.sequence for change in changes if change.number not in broken],
        "broken": list(told_broken(changes, broken)) if broken else [],
        "now": now_ms,
    }
    return WRITTEN(told).encode()


def told_broken(
    changes: list[Change], broken: dict[tuple[int, int, int], str]
) -> Iterator[tuple[int, str]]:
    """Yield the changes that were not kept, with the reason."""
    for change in changes:
        if change.number in broken:
            yield change.sequence, broken[change.number]
