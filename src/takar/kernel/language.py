"""Sentences for the reader: Indonesian is the original, other languages are catalogues.

The computing floors know no web framework, so they mark a sentence with :func:`msg` and whoever
shows it chooses the language with :func:`speaking`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from babel.messages.pofile import read_po

CATALOGUES = Path(__file__).parent.parent / "locale"
ORIGINAL = "id"

_language: ContextVar[str] = ContextVar("language", default=ORIGINAL)


@dataclass(frozen=True)
class Message:
    """A sentence with its facts kept apart, so that it can be said in any language."""

    template: str
    facts: dict[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return translated(self.template).format(**self.facts)


def msg(template: str, /, **facts: object) -> Message:
    """Mark an Indonesian sentence for the reader; ``{name}`` stands for a fact."""
    return Message(template, facts)


def mark(sentence: str) -> str:
    """Mark a sentence for the catalogues and return it as it is, to be translated when shown."""
    return sentence


def translated(template: str) -> str:
    """Return the sentence in the language now spoken, or the original where none is known."""
    return catalogue(_language.get()).get(template, template)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Say every sentence inside the block in ``language`` ("id" or "en")."""
    token = _language.set(language)
    try:
        yield
    finally:
        _language.reset(token)


@cache
def catalogue(language: str) -> dict[str, str]:
    """Read the sentences of one language from its ``.po`` file; the original needs none."""
    path = CATALOGUES / language / "LC_MESSAGES" / "django.po"
    if language == ORIGINAL or not path.exists():
        return {}
    with path.open("rb") as file:
        entries = read_po(file)
    return {
        str(entry.id): str(entry.string)
        for entry in entries
        if isinstance(entry.id, str) and entry.id and entry.string
    }
