"""Whether a key belongs to its content, said in words."""

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from typing import Any

from takar.items.content import Content, Interaction
from takar.items.keys import (
    ChoiceKey,
    ChoicesKey,
    ForcedKey,
    JudgementKey,
    Key,
    MatchKey,
    OrderKey,
    TextKey,
    Unmatched,
)
from takar.items.texts import check_pattern
from takar.kernel.errors import TakarError
from takar.kernel.language import Message, msg


class KeyDoesNotFit(TakarError):
    """A key that belongs to another content, or a mark beyond what the key allows."""


def check_key(content: Content, key: Key) -> None:
    """Refuse a key that belongs to another content.

    Raises:
        KeyDoesNotFit: with what does not fit, and what to do.
    """
    problem = _interaction(content, key) or _codes(content, key) or _own(content, key)
    if problem:
        raise KeyDoesNotFit(problem, hint=msg("Periksa kembali kunci soal ini."))


def _interaction(content: Content, key: Key) -> Message | None:
    if key.interaction is content.interaction:
        return None
    return msg(
        "Kunci untuk {key} tidak berlaku bagi soal {content}.",
        key=key.interaction.value,
        content=content.interaction.value,
    )


def _codes(content: Content, key: Key) -> Message | None:
    unknown = set(named_options(key)) - set(content.codes)
    if unknown:
        return msg("Kunci menyebut pilihan yang tidak ada pada soal.")
    targets = {target.code for target in content.targets}
    if isinstance(key, MatchKey):
        named = {*key.pairs.values(), *(pair.target for pair in key.points)}
        return None if named <= targets else msg("Kunci menyebut pasangan yang tidak ada.")
    return None


def _own(content: Content, key: Key) -> Message | None:
    if isinstance(key, OrderKey) and sorted(key.order) != sorted(content.codes):
        return msg("Kunci urutan harus memuat setiap pilihan tepat satu kali.")
    if isinstance(key, ForcedKey) and set(key.scales) != set(content.codes):
        return msg("Setiap pernyataan pilihan paksa harus mempunyai skala.")
    if isinstance(key, ChoicesKey) and not (key.right or key.points):
        return msg("Kunci tidak menyebut satu pun pilihan yang benar.")
    if isinstance(key, ChoicesKey) and not _may_be_chosen(content, key):
        return msg("Jumlah pilihan yang benar lebih dari yang boleh dipilih.")
    if isinstance(key, TextKey):
        return _text_key(key)
    return _can_earn(key)


def _may_be_chosen(content: Content, key: ChoicesKey) -> bool:
    most = content.at_most or len(content.options)
    return bool(key.points) or content.at_least <= len(set(key.right)) <= most


def _text_key(key: TextKey) -> Message | None:
    if not key.accepted and key.unmatched is Unmatched.WRONG:
        return msg("Isian tanpa jawaban yang diterima harus dibaca oleh seseorang.")
    return next(filter(None, (check_pattern(one.text) for one in key.accepted)), None)


def _can_earn(key: Key) -> Message | None:
    tables: tuple[Iterable[Fraction], ...] = ()
    if isinstance(key, ChoiceKey):
        tables = (key.points.values(),)
    if isinstance(key, JudgementKey):
        tables = (key.best.values(), key.worst.values())
    if tables and max(points for table in tables for points in table) <= 0:
        return msg("Tidak ada jawaban yang memperoleh nilai.")
    return None


def named_options(key: Key) -> tuple[str, ...]:
    """Return the codes of the options that a key names."""
    look = _NAMED.get(key.interaction)
    return tuple(look(key)) if look else ()


_NAMED: Mapping[Interaction, Callable[[Any], Iterable[str]]] = {
    Interaction.CHOICE: lambda key: key.points,
    Interaction.CHOICES: lambda key: (*key.right, *key.points),
    Interaction.ORDER: lambda key: key.order,
    Interaction.MATCH: lambda key: (*key.pairs, *(pair.option for pair in key.points)),
    Interaction.JUDGEMENT: lambda key: (*key.best, *key.worst),
    Interaction.FORCED: lambda key: key.scales,
}
