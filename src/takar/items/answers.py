"""What counts as an answer: a small JSON for each interaction, and nothing else.

===========  ==================================================  ==========================
interaction  answer                                              whole when
===========  ==================================================  ==========================
CHOICE       ``{"choice": code}``                                always
LIKERT       ``{"choice": code}``                                always
CHOICES      ``{"choices": [code, ...]}``                        ``at_least`` are chosen
ORDER        ``{"order": [code, ...]}``                          every option has its place
MATCH        ``{"pairs": {option: target, ...}}``                every option has a target
JUDGEMENT    ``{"best": code, "worst": code}``                   both (or best alone) named
FORCED       ``{"most": code, "least": code}``                   both (or most alone) named
SHORT_TEXT   ``{"text": words}``                                 always
ESSAY        ``{"text": words}``                                 always
SPEED        ``{"sums": ["3840-1", ...]}`` a column each         every column was begun
===========  ==================================================  ==========================

Guaranteed: :func:`read_answer` takes exactly these shapes with codes of this content, within its
limits; anything else is refused with :class:`AnswerRefused`. An answer that was begun but is not
whole is an answer (nothing typed is lost); ``null``, an empty list and blank text take the answer
back. What it returns is in one normal form: reading it again gives the same.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from takar.items.content import Content, Interaction
from takar.items.speed import DIGITS, SKIPPED
from takar.kernel.errors import TakarError
from takar.kernel.language import Message, msg

_SUMS = frozenset(DIGITS + SKIPPED)
_UNSEEN = frozenset(chr(code) for code in (*range(9), 11, 12, *range(14, 32), 127))


class AnswerRefused(TakarError):
    """An answer that cannot have come from our own page: somebody changed it."""


@dataclass(frozen=True)
class Answer:
    """What a candidate answered, in its normal form; ``value`` is JSON."""

    value: Mapping[str, Any]


def read_answer(content: Content, raw: Any) -> Answer | None:
    """Return the answer that parsed JSON holds, or ``None`` where it takes the answer back.

    Raises:
        AnswerRefused: for a shape, a code or a length this item does not have.
    """
    if raw is None:
        return None
    shape = _SHAPES[content.interaction]
    if not isinstance(raw, dict) or not raw.keys() <= shape.names:
        raise _refused(msg("Bentuk jawaban tidak sesuai dengan soalnya."))
    value = shape.read(content, raw)
    return Answer(value) if value else None


def is_whole(content: Content, answer: Answer | None) -> bool:
    """Whether nothing is left to answer; a begun answer counts, but is shown as unfinished."""
    return answer is not None and _SHAPES[content.interaction].is_whole(content, answer.value)


def _refused(problem: Message) -> AnswerRefused:
    return AnswerRefused(problem, hint=msg("Muat ulang halaman, lalu jawab sekali lagi."))


def _code(known: tuple[str, ...], raw: Any) -> str:
    if not isinstance(raw, str) or raw not in known:
        raise _refused(msg("Jawaban menyebut pilihan yang tidak ada pada soal ini."))
    return raw


def _codes(known: tuple[str, ...], raw: Any) -> list[str]:
    if not isinstance(raw, list) or len(raw) > len(known):
        raise _refused(msg("Jawaban memuat terlalu banyak pilihan."))
    codes = [_code(known, one) for one in raw]
    if len(set(codes)) < len(codes):
        raise _refused(msg("Jawaban menyebut pilihan yang sama dua kali."))
    return codes


def _choice(content: Content, raw: dict[str, Any]) -> dict[str, Any]:
    if raw.get("choice") is None:
        return {}
    return {"choice": _code(content.codes, raw["choice"])}


def _choices(content: Content, raw: dict[str, Any]) -> dict[str, Any]:
    chosen = _codes(content.codes, raw.get("choices", []))
    if content.at_most is not None and len(chosen) > content.at_most:
        raise _refused(msg("Jawaban memuat terlalu banyak pilihan."))
    return {"choices": [code for code in content.codes if code in chosen]} if chosen else {}


def _order(content: Content, raw: dict[str, Any]) -> dict[str, Any]:
    order = _codes(content.codes, raw.get("order", []))
    return {"order": order} if order else {}


def _pairs(content: Content, raw: dict[str, Any]) -> dict[str, Any]:
    pairs = raw.get("pairs", {})
    if not isinstance(pairs, dict) or len(pairs) > len(content.options):
        raise _refused(msg("Bentuk jawaban tidak sesuai dengan soalnya."))
    targets = tuple(target.code for target in content.targets)
    read = {_code(content.codes, one): _code(targets, two) for one, two in pairs.items()}
    return {"pairs": {code: read[code] for code in content.codes if code in read}} if read else {}


def _ends(first: str, last: str) -> "Reader":
    def read(content: Content, raw: dict[str, Any]) -> dict[str, Any]:
        named = {
            name: _code(content.codes, raw[name])
            for name in (first, last)
            if raw.get(name) is not None
        }
        if last in named and not content.asks_both:
            raise _refused(msg("Bentuk jawaban tidak sesuai dengan soalnya."))
        if len(set(named.values())) < len(named):
            raise _refused(msg("Jawaban menyebut pilihan yang sama dua kali."))
        return named

    return read


def _text(content: Content, raw: dict[str, Any]) -> dict[str, Any]:
    text = raw.get("text", "")
    if not isinstance(text, str) or not _UNSEEN.isdisjoint(text) or _is_broken(text):
        raise _refused(msg("Jawaban memuat tanda yang tidak dapat disimpan."))
    text = text.replace("\r\n", "\n")
    if len(text) > content.text_limit:
        raise _refused(msg("Jawaban melebihi {limit} huruf.", limit=content.text_limit))
    return {"text": text} if text.strip() else {}


def _is_broken(text: str) -> bool:
    return any("\ud800" <= letter <= "\udfff" for letter in text)


def _sums(content: Content, raw: dict[str, Any]) -> dict[str, Any]:
    columns, shape = raw.get("sums", []), content.speed
    if shape is None or not isinstance(columns, list) or len(columns) > shape.columns:
        raise _refused(msg("Bentuk jawaban tidak sesuai dengan soalnya."))
    for text in columns:
        if not isinstance(text, str) or len(text) >= shape.rows or not set(text) <= _SUMS:
            raise _refused(msg("Lembar jawaban tes kecepatan tidak sah."))
    return {"sums": list(columns)} if any(columns) else {}


Reader = Callable[[Content, dict[str, Any]], dict[str, Any]]
Look = Callable[[Content, Mapping[str, Any]], bool]


def _always(_content: Content, _value: Mapping[str, Any]) -> bool:
    return True


def _both(content: Content, value: Mapping[str, Any]) -> bool:
    return len(value) == 2 if content.asks_both else len(value) == 1


def _sheet_is_whole(content: Content, value: Mapping[str, Any]) -> bool:
    return content.speed is not None and len(value["sums"]) == content.speed.columns


@dataclass(frozen=True)
class _Shape:
    """What an answer to one interaction looks like: its names, how it is read, when it is whole."""

    names: frozenset[str]
    read: Reader
    is_whole: Look = _always


_SHAPES: Mapping[Interaction, _Shape] = {
    Interaction.CHOICE: _Shape(frozenset({"choice"}), _choice),
    Interaction.LIKERT: _Shape(frozenset({"choice"}), _choice),
    Interaction.CHOICES: _Shape(
        frozenset({"choices"}),
        _choices,
        lambda content, value: len(value["choices"]) >= content.at_least,
    ),
    Interaction.ORDER: _Shape(
        frozenset({"order"}),
        _order,
        lambda content, value: len(value["order"]) == len(content.options),
    ),
    Interaction.MATCH: _Shape(
        frozenset({"pairs"}),
        _pairs,
        lambda content, value: len(value["pairs"]) == len(content.options),
    ),
    Interaction.JUDGEMENT: _Shape(frozenset({"best", "worst"}), _ends("best", "worst"), _both),
    Interaction.FORCED: _Shape(frozenset({"most", "least"}), _ends("most", "least"), _both),
    Interaction.SHORT_TEXT: _Shape(frozenset({"text"}), _text),
    Interaction.ESSAY: _Shape(frozenset({"text"}), _text),
    Interaction.SPEED: _Shape(frozenset({"sums"}), _sums, _sheet_is_whole),
}
