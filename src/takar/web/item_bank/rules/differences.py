"""What changed between two versions, part by part and word by word."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

from takar.items.content import Content, Option
from takar.items.markup import plain
from takar.kernel.language import Message, msg


@dataclass(frozen=True)
class Piece:
    """Some words that stayed, went or came; ``kind`` is same, gone or new."""

    kind: str
    text: str


@dataclass(frozen=True)
class Difference:
    """One part of the item that changed."""

    part: Message
    pieces: tuple[Piece, ...]


def differences(before: Content, after: Content) -> list[Difference]:
    """Return the parts that differ; the same content gives an empty list."""
    parts = [(msg("Pertanyaan"), plain(before.prompt), plain(after.prompt))]
    parts += _options(msg("Pilihan {n}"), before.options, after.options)
    parts += _options(msg("Pasangan {n}"), before.targets, after.targets)
    parts += [(msg("Media"), _names(before), _names(after))]
    parts += [(msg("Aturan menjawab"), _settings(before), _settings(after))]
    return [Difference(part, words_between(one, two)) for part, one, two in parts if one != two]


def _options(
    part: Message, before: Iterable[Option], after: Iterable[Option]
) -> list[tuple[Message, str, str]]:
    pairs = enumerate(zip_longest(before, after), start=1)
    return [(msg(part.template, n=n), _said(one), _said(two)) for n, (one, two) in pairs]


def _said(option: Option | None) -> str:
    if option is None:
        return ""
    return " ".join(filter(None, (plain(option.text), option.media)))


def _names(content: Content) -> str:
    return " ".join(f"{ref.name} {ref.alt}".strip() for ref in content.media)


def _settings(content: Content) -> str:
    shown = content.model_dump(
        mode="json", include={"at_least", "at_most", "asks_both", "longest", "speed"}
    )
    return " ".join(f"{name}={value}" for name, value in shown.items())


def words_between(before: str, after: str) -> tuple[Piece, ...]:
    """Return the words of two texts in one run: what stayed, what went, what came."""
    one, two = _words(before), _words(after)
    pieces: list[Piece] = []
    for tag, a, b, c, d in SequenceMatcher(None, one, two, autojunk=False).get_opcodes():
        if tag == "equal":
            pieces.append(Piece("same", "".join(one[a:b])))
            continue
        pieces += [Piece("gone", "".join(one[a:b]))] if b > a else []
        pieces += [Piece("new", "".join(two[c:d]))] if d > c else []
    return tuple(pieces)


def _words(text: str) -> list[str]:
    return re.findall(r"\S+\s*", text)
