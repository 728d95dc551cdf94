"""Invented answers of an invented ability: what somebody would send, right or wrong."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import numpy as np

from takar.items.content import Interaction
from takar.items.keys import (
    ChoiceKey,
    ChoicesKey,
    JudgementKey,
    LikertKey,
    MatchKey,
    OrderKey,
    TextKey,
)
from takar.items.speed import DIGITS, sheet, sums
from takar.synthetic.dice import Dice
from takar.synthetic.items.bank import SampleItem

OMITS = 0.02
SENTENCE = "Saya akan menyusun langkah, melibatkan yang terdampak, dan menilai hasilnya. "
Chance = np.random.Generator


def answered_by(
    items: Iterable[SampleItem], theta: float, seed: int, person: str = ""
) -> dict[str, Any]:
    """Return what a person of this ability sends for each item; left out where they skip it.

    Args:
        items: the items given.
        theta: the ability, 0 for the middle of the group and 1 for one standard deviation.
        seed: the same seed and person give the same answers.
        person: who answers, so that two people of one ability differ.
    """
    dice = Dice(seed, person)
    given = ((item, dice.about("answer", item.code)) for item in items)
    return {item.code: answered(item, theta, chance) for item, chance in given if _tries(chance)}


def _tries(chance: Chance) -> bool:
    return bool(chance.random() >= OMITS)


def answered(item: SampleItem, theta: float, chance: Chance) -> Any:
    """Return what somebody of this ability sends for one item, as JSON."""
    return _ANSWERS[item.content.interaction](item, theta, chance)


def _knows(item: SampleItem, theta: float, chance: Chance) -> bool:
    logit = item.slope * (theta - item.difficulty)
    return bool(chance.random() < 1 / (1 + np.exp(-logit)))


def _leaning(codes: tuple[str, ...], worth: Mapping[str, Any], pull: float, chance: Chance) -> str:
    """Choose an option; the stronger the pull, the more its worth decides."""
    heights = np.exp(pull * np.array([float(worth.get(code, 0)) for code in codes]))
    return str(chance.choice(np.array(codes), p=heights / heights.sum()))


def _choice(item: SampleItem, theta: float, chance: Chance) -> Any:
    key = item.key
    if not isinstance(key, ChoiceKey):
        return None
    right = max(key.points, key=lambda code: key.points[code])
    if _knows(item, theta, chance):
        return {"choice": right}
    return {"choice": str(chance.choice([code for code in item.content.codes if code != right]))}


def _choices(item: SampleItem, theta: float, chance: Chance) -> Any:
    key = item.key
    right = set(key.right) if isinstance(key, ChoicesKey) else set()
    if not _knows(item, theta, chance):
        right ^= {str(chance.choice(np.array(item.content.codes)))}
    return {"choices": [code for code in item.content.codes if code in right]}


def _order(item: SampleItem, theta: float, chance: Chance) -> Any:
    order = list(item.key.order) if isinstance(item.key, OrderKey) else []
    if not _knows(item, theta, chance):
        one, two = chance.choice(len(order), size=2, replace=False)
        order[one], order[two] = order[two], order[one]
    return {"order": order}


def _match(item: SampleItem, theta: float, chance: Chance) -> Any:
    pairs = dict(item.key.pairs) if isinstance(item.key, MatchKey) else {}
    if not _knows(item, theta, chance):
        one, two = chance.choice(np.array(list(pairs)), size=2, replace=False)
        pairs[str(one)], pairs[str(two)] = pairs[str(two)], pairs[str(one)]
    return {"pairs": pairs}


def _judgement(item: SampleItem, theta: float, chance: Chance) -> Any:
    key, codes = item.key, item.content.codes
    if not isinstance(key, JudgementKey):
        return None
    pull = item.slope * float(np.exp(0.5 * (theta - item.difficulty)))
    best = _leaning(codes, key.best, pull, chance)
    rest = tuple(code for code in codes if code != best)
    return {"best": best, "worst": _leaning(rest, key.worst, pull, chance)}


def _likert(item: SampleItem, theta: float, chance: Chance) -> Any:
    codes = item.content.codes
    felt = theta - item.difficulty + 0.9 * chance.standard_normal()
    place = int(np.clip(np.round((len(codes) - 1) / 2 + felt), 0, len(codes) - 1))
    is_reversed = isinstance(item.key, LikertKey) and item.key.is_reversed
    return {"choice": codes[len(codes) - 1 - place if is_reversed else place]}


def _forced(item: SampleItem, _theta: float, chance: Chance) -> Any:
    most, least = chance.choice(np.array(item.content.codes), size=2, replace=False)
    both = {"most": str(most), "least": str(least)}
    return both if item.content.asks_both else {"most": str(most)}


def _text(item: SampleItem, theta: float, chance: Chance) -> Any:
    key = item.key
    if isinstance(key, TextKey) and _knows(item, theta, chance):
        return {"text": str(chance.choice([one.text for one in key.accepted]))}
    return {"text": "tidak tahu"}


def _essay(item: SampleItem, theta: float, chance: Chance) -> Any:
    sentences = int(np.clip(np.round(6 + 2 * theta + chance.standard_normal()), 1, 20))
    return {"text": (SENTENCE * sentences)[: item.content.text_limit]}


def _speed(item: SampleItem, theta: float, chance: Chance) -> Any:
    shape = item.content.speed
    if shape is None:
        return None
    right = 1 / (1 + np.exp(-(2.5 + 0.8 * theta)))
    columns = []
    for digits in sheet(shape):
        pace = shape.seconds * (0.7 + 0.12 * theta) + 1.5 * chance.standard_normal()
        done = int(np.clip(np.round(pace), 1, shape.rows - 1))
        columns.append(
            "".join(
                digit if chance.random() < right else DIGITS[int(chance.integers(10))]
                for digit in sums(digits)[:done]
            )
        )
    return {"sums": columns}


_ANSWERS: Mapping[Interaction, Callable[[SampleItem, float, Chance], Any]] = {
    Interaction.CHOICE: _choice,
    Interaction.CHOICES: _choices,
    Interaction.ORDER: _order,
    Interaction.MATCH: _match,
    Interaction.JUDGEMENT: _judgement,
    Interaction.LIKERT: _likert,
    Interaction.FORCED: _forced,
    Interaction.SHORT_TEXT: _text,
    Interaction.ESSAY: _essay,
    Interaction.SPEED: _speed,
}
