"""Whether a key belongs to its content, said in words."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
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
    return _RULES[key.interaction].look(content, key)


def _order(content: Content, key: OrderKey) -> Message | None:
    if sorted(key.order) != sorted(content.codes):
        return msg("Kunci urutan harus memuat setiap pilihan tepat satu kali.")
    return None


def _scales(content: Content, key: ForcedKey) -> Message | None:
    if set(key.scales) != set(content.codes):
        return msg("Setiap pernyataan pilihan paksa harus mempunyai skala.")
    return None


def _pairs(_content: Content, key: MatchKey) -> Message | None:
    if not (key.pairs or key.points):
        return msg("Kunci tidak menyebut satu pun pasangan yang benar.")
    return None


def _choices(content: Content, key: ChoicesKey) -> Message | None:
    if not (key.right or key.points):
        return msg("Kunci tidak menyebut satu pun pilihan yang benar.")
    most = content.at_most or len(content.options)
    if not key.points and not content.at_least <= len(set(key.right)) <= most:
        return msg("Jumlah pilihan yang benar tidak sama dengan yang boleh dipilih.")
    return None


def _texts(_content: Content, key: TextKey) -> Message | None:
    if not key.accepted and key.unmatched is Unmatched.WRONG:
        return msg("Isian tanpa jawaban yang diterima harus dibaca oleh seseorang.")
    return next(filter(None, (check_pattern(one.text) for one in key.accepted)), None)


def _choice(_content: Content, key: ChoiceKey) -> Message | None:
    return _can_earn(key.points.values())


def _judgement(content: Content, key: JudgementKey) -> Message | None:
    if key.worst and not content.asks_both:
        return msg("Kunci menilai pilihan terburuk, tetapi soalnya tidak menanyakannya.")
    return _can_earn([*key.best.values(), *key.worst.values()])


def _can_earn(points: Iterable[Fraction]) -> Message | None:
    return None if max(points) > 0 else msg("Tidak ada jawaban yang memperoleh nilai.")


def named_options(key: Key) -> tuple[str, ...]:
    """Return the codes of the options that a key names."""
    return tuple(_RULES[key.interaction].named(key))


Look = Callable[[Content, Any], Message | None]


@dataclass(frozen=True)
class _Rule:
    """What is checked of a key: the options it names, and what else must hold."""

    named: Callable[[Any], Iterable[str]] = lambda _key: ()
    look: Look = lambda _content, _key: None


_RULES: Mapping[Interaction, _Rule] = {
    Interaction.CHOICE: _Rule(lambda key: key.points, _choice),
    Interaction.CHOICES: _Rule(lambda key: (*key.right, *key.points), _choices),
    Interaction.ORDER: _Rule(lambda key: key.order, _order),
    Interaction.MATCH: _Rule(
        lambda key: (*key.pairs, *(pair.option for pair in key.points)), _pairs
    ),
    Interaction.JUDGEMENT: _Rule(lambda key: (*key.best, *key.worst), _judgement),
    Interaction.LIKERT: _Rule(),
    Interaction.FORCED: _Rule(lambda key: key.scales, _scales),
    Interaction.SHORT_TEXT: _Rule(look=_texts),
    Interaction.ESSAY: _Rule(),
    Interaction.SPEED: _Rule(),
}
