"""The invented bank: short files of sentences made into contents and keys."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from takar.items.content import Content, Interaction, Option
from takar.items.keys import (
    Accepted,
    ChoiceKey,
    ChoicesKey,
    Criterion,
    EssayKey,
    ForcedKey,
    JudgementKey,
    Key,
    LikertKey,
    MatchKey,
    OrderKey,
    Scoring,
    SpeedKey,
    TextKey,
)
from takar.items.markup import from_plain
from takar.items.speed import SpeedShape

FOLDER = Path(__file__).parent
FILES = ("judgement", "attitude", "preference", "ability", "long")
AGREEMENT = ("Sangat tidak setuju", "Tidak setuju", "Ragu-ragu", "Setuju", "Sangat setuju")
NUMBER = "angka "
LEVEL_STEP, MIDDLE, JITTER = 0.6, 2.5, 0.8
Entry = Mapping[str, Any]
Pair = tuple[Content, Key]


@dataclass(frozen=True)
class SampleItem:
    """One invented item.

    Attributes:
        code: its number in the bank.
        title: its short name.
        content: what a candidate sees.
        key: what makes an answer right.
        competency: the code of what it measures, empty for preferences and speed.
        level: 1 to 5.
        slope: how sharply invented answers depend on the invented ability.
        difficulty: the ability at which half of the invented answers are right.
    """

    code: str
    title: str
    content: Content
    key: Key
    competency: str
    level: int | None
    slope: float
    difficulty: float


@cache
def bank() -> tuple[SampleItem, ...]:
    """Return every item of the invented bank, always the same and in the same order."""
    entries = [(name, entry) for name in FILES for entry in _entries(name)]
    return tuple(_item(name, entry, place) for place, (name, entry) in enumerate(entries, start=1))


def _entries(name: str) -> list[Entry]:
    entries: list[Entry] = yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
    return entries


def _item(name: str, entry: Entry, place: int) -> SampleItem:
    competency, _, level = str(entry.get("of", "")).partition(" ")
    build = next(make for field, make in _FORMS.items() if field in entry)
    content, key = build(entry)
    noise = hashlib.sha256(f"{name}:{entry['title']}:{entry['ask']}".encode()).digest()
    return SampleItem(
        code=f"S{place:03}",
        title=entry["title"],
        content=content,
        key=key,
        competency=competency,
        level=int(level) if level else None,
        slope=0.8 + noise[0] / 255,
        difficulty=LEVEL_STEP * (int(level or MIDDLE) - MIDDLE) + JITTER * (noise[1] / 127.5 - 1),
    )


def _content(interaction: Interaction, entry: Entry, **fields: Any) -> Content:
    prompt = f"<p>{from_plain(entry['ask'])}</p>"
    return Content(interaction=interaction, prompt=prompt, **fields)


def _option(text: Any) -> Option:
    return Option(text=from_plain(str(text)))


def _weighed(entry: Entry, field: str) -> tuple[tuple[Option, ...], dict[str, int]]:
    """Read lines of ``number | text`` as options and the number of each."""
    parts = [str(line).partition(" | ") for line in entry[field]]
    options = tuple(_option(text) for _, _, text in parts)
    numbers = (int(number) for number, _, _ in parts)
    return options, {option.code: number for option, number in zip(options, numbers, strict=True)}


def _judgement(entry: Entry) -> Pair:
    options, serves = _weighed(entry, "options")
    best = {code: Fraction(number - 1) for code, number in serves.items()}
    worst = {code: Fraction(4 - number) for code, number in serves.items()}
    # By their codes, so that the best act stands anywhere.
    mixed = tuple(sorted(options, key=lambda option: option.code))
    content = _content(Interaction.JUDGEMENT, entry, options=mixed)
    return content, JudgementKey(best=best, worst=worst)


def _choice(entry: Entry) -> Pair:
    options, right = _weighed(entry, "choice")
    content = _content(Interaction.CHOICE, entry, options=options)
    return content, ChoiceKey(points={code: Fraction(1) for code in right if right[code]})


def _choices(entry: Entry) -> Pair:
    options, right = _weighed(entry, "choices")
    content = _content(Interaction.CHOICES, entry, options=options)
    return content, ChoicesKey(right=tuple(code for code in right if right[code]))


def _text(entry: Entry) -> Pair:
    content = _content(Interaction.SHORT_TEXT, entry, longest=100)
    return content, TextKey(accepted=tuple(_accepted(str(text)) for text in entry["accept"]))


def _accepted(text: str) -> Accepted:
    if text.startswith(NUMBER):
        return Accepted(text=text.removeprefix(NUMBER), within=Fraction(0))
    return Accepted(text=text)


def _order(entry: Entry) -> Pair:
    options = tuple(_option(text) for text in entry["order"])
    content = _content(Interaction.ORDER, entry, options=options)
    return content, OrderKey(order=tuple(one.code for one in options), scoring=Scoring.PARTS)


def _match(entry: Entry) -> Pair:
    rows = {_option(one): _option(two) for one, two in entry["pairs"].items()}
    others = (_option(text) for text in entry.get("others", ()))
    content = _content(
        Interaction.MATCH, entry, options=tuple(rows), targets=(*rows.values(), *others)
    )
    pairs = {one.code: two.code for one, two in rows.items()}
    return content, MatchKey(pairs=pairs, scoring=Scoring.PARTS)


def _forced(entry: Entry) -> Pair:
    scales = {_option(text): scale for text, scale in entry["scales"].items()}
    content = _content(Interaction.FORCED, entry, options=tuple(scales), asks_both=len(scales) > 2)
    return content, ForcedKey(scales={option.code: scale for option, scale in scales.items()})


def _essay(entry: Entry) -> Pair:
    rubric = tuple(
        Criterion(code=f"k{place}", title=title, most=Fraction(most))
        for place, (title, most) in enumerate(entry["rubric"].items(), start=1)
    )
    content = _content(Interaction.ESSAY, entry, longest=entry["longest"])
    return content, EssayKey(rubric=rubric)


def _speed(entry: Entry) -> Pair:
    shape = SpeedShape.model_validate(entry["sheet"])
    return _content(Interaction.SPEED, entry, speed=shape), SpeedKey()


def _likert(entry: Entry) -> Pair:
    options = tuple(_option(text) for text in AGREEMENT)
    content = _content(Interaction.LIKERT, entry, options=options)
    scale = str(entry["of"]).partition(" ")[0]
    return content, LikertKey(is_reversed=entry.get("reversed", False), scale=scale)


_FORMS: Mapping[str, Callable[[Entry], Pair]] = {
    "options": _judgement,
    "choice": _choice,
    "choices": _choices,
    "accept": _text,
    "order": _order,
    "pairs": _match,
    "scales": _forced,
    "rubric": _essay,
    "sheet": _speed,
    "ask": _likert,
}
