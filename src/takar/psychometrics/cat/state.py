"""What happened in one adaptive sitting so far: a small record, and nothing but facts."""

import json
from collections.abc import Collection
from dataclasses import asdict, dataclass, fields
from typing import Any

from takar.kernel.errors import TakarError
from takar.kernel.language import msg

VERSION = 1


class BadState(TakarError):
    """A record of a sitting that cannot be continued here."""


@dataclass(frozen=True)
class State:
    """One sitting up to now.

    Attributes:
        bank, rules: fingerprints of the bank and of the settings the sitting began with.
        seed: where the sitting's lots come from.
        asked, answers: items in order, and the category given; none where it was left empty.
        theta, se: the score and its standard error after each answer.
        banned: items this person may not meet (seen at an earlier sitting).
    """

    bank: str
    rules: str
    seed: int
    asked: tuple[str, ...] = ()
    answers: tuple[int | None, ...] = ()
    theta: tuple[float, ...] = ()
    se: tuple[float, ...] = ()
    banned: frozenset[str] = frozenset()
    version: int = VERSION

    def to_json(self) -> str:
        """Return the record as text; the same record is always the same text."""
        return json.dumps(asdict(self) | {"banned": sorted(self.banned)}, sort_keys=True)

    @classmethod
    def from_json(cls, text: str) -> "State":
        """Read a record.

        Raises:
            BadState: the text is no record, or of another version.
        """
        try:
            read = json.loads(text)
            version = read["version"]
            if version == VERSION and set(read) == {field.name for field in fields(cls)}:
                firm: dict[str, Any] = {name: _firm(value) for name, value in read.items()}
                return _whole(cls(**firm))
        except (ValueError, TypeError, KeyError) as error:
            raise _unreadable() from error
        raise _unreadable()


def _firm(value: object) -> object:
    """Return lists as tuples."""
    return tuple(value) if isinstance(value, list) else value


def _whole(state: State) -> State:
    """Return the record if its parts have one length each."""
    lengths: tuple[Collection[object], ...] = (state.asked, state.answers, state.theta, state.se)
    if len({len(part) for part in lengths}) != 1:
        raise _unreadable()
    return State(**(state.__dict__ | {"banned": frozenset(state.banned)}))


def _unreadable() -> BadState:
    """Return the complaint about a text that is no record."""
    return BadState(
        msg("Catatan tes adaptif tidak dapat dibaca."),
        hint=msg("Pakai catatan yang disimpan oleh tes ini, tanpa diubah."),
    )
