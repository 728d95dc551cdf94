"""Acts told as sentences; each room adds its own, an unknown act is told by its name."""

from typing import Any

_sentences: dict[str, Any] = {}


def add_sentences(sentences: dict[str, Any]) -> None:
    """Add sentences for acts; called from ``AppConfig.ready``.

    ``%(actor)s`` and ``%(subject)s`` stand for who did it and to what.
    """
    _sentences.update(sentences)


def sentence_of(act: str, *, actor: str, subject: str) -> str:
    """Return what was done as a sentence."""
    template = _sentences.get(act)
    if template is None:
        return f"{actor} · {act} · {subject}"
    return str(template) % {"actor": actor, "subject": subject}


def title_of(act: str) -> str:
    """Return an act in a few words, for choosing from a list."""
    return sentence_of(act, actor="…", subject="…")
