"""Every total that answers to an item can earn: the categories of its statistics."""

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from itertools import product
from typing import Any

from takar.items.content import Content, Interaction
from takar.items.keys import (
    ChoiceKey,
    ChoicesKey,
    JudgementKey,
    Key,
    LikertKey,
    MatchKey,
    OrderKey,
    Scoring,
    TextKey,
    Unmatched,
)

NOTHING = Fraction(0)
MOST_TOTALS = 2_000


def totals(content: Content, key: Key) -> tuple[Fraction, ...]:
    """Return the totals a whole answer can earn, lowest first; empty where no key decides."""
    look = _TOTALS.get(key.interaction)
    return tuple(sorted(look(content, key))) if look else ()


def _parts(worth: Fraction, count: int, scoring: Scoring) -> set[Fraction]:
    if scoring is Scoring.WHOLE:
        return {NOTHING, worth}
    return {worth * place / count for place in range(count + 1)}


def _one_place_wrong(key: OrderKey) -> set[Fraction]:
    """Nobody can have all places right but one."""
    count = len(key.order)
    return {key.worth * (count - 1) / count} if key.scoring is Scoring.PARTS else set()


def _chosen(content: Content, key: ChoicesKey) -> set[Fraction]:
    if not key.points:
        return {NOTHING, key.worth}
    most = content.at_most or len(content.options)
    sums = {(0, NOTHING)}
    for code in content.codes:
        worth = key.points.get(code, key.other)
        sums |= {(count + 1, total + worth) for count, total in sums if count < most}
        if len(sums) > MOST_TOTALS:
            return _ends(content, key)
    return {within(key, total) for count, total in sums if count}


def _ends(content: Content, key: ChoicesKey) -> set[Fraction]:
    worths = [key.points.get(code, key.other) for code in content.codes]
    most = content.at_most or len(worths)
    best = sum(sorted((worth for worth in worths if worth > 0), reverse=True)[:most], NOTHING)
    worst = sum(sorted(worth for worth in worths if worth < 0)[:most], NOTHING)
    return {within(key, best), within(key, worst)}


def within(key: ChoicesKey, total: Fraction) -> Fraction:
    """Return the total kept within the bounds of the key."""
    if key.lowest is not None:
        total = max(total, key.lowest)
    return total if key.highest is None else min(total, key.highest)


def _matched(content: Content, key: MatchKey) -> set[Fraction]:
    if not key.points:
        return _parts(key.worth, len(content.options), key.scoring)
    sums = {NOTHING}
    for code in content.codes:
        earned = [pair.points for pair in key.points if pair.option == code]
        sums |= {one + two for one, two in product(sums, earned)}
        if len(sums) > MOST_TOTALS:
            return {NOTHING, _best_pairs(content.codes, key)}
    return sums


def _best_pairs(codes: Iterable[str], key: MatchKey) -> Fraction:
    best = NOTHING
    for code in codes:
        best += max((pair.points for pair in key.points if pair.option == code), default=NOTHING)
    return best


def _judged(content: Content, key: JudgementKey) -> set[Fraction]:
    best = {code: key.best.get(code, NOTHING) for code in content.codes}
    if not content.asks_both:
        return set(best.values())
    worst = {code: key.worst.get(code, NOTHING) for code in content.codes}
    return {best[one] + worst[two] for one in best for two in worst if one != two}


def _one(content: Content, key: ChoiceKey) -> set[Fraction]:
    return {key.points.get(code, NOTHING) for code in content.codes}


def _ordered(_content: Content, key: OrderKey) -> set[Fraction]:
    return _parts(key.worth, len(key.order), key.scoring) - _one_place_wrong(key)


def _agreed(content: Content, key: LikertKey) -> set[Fraction]:
    return {Fraction(key.lowest + place) for place in range(len(content.options))}


def _typed(_content: Content, key: TextKey) -> set[Fraction]:
    read = {key.worth} if key.unmatched is Unmatched.PERSON else set()
    return {NOTHING, *(one.points for one in key.accepted)} | read


_TOTALS: Mapping[Interaction, Callable[[Content, Any], set[Fraction]]] = {
    Interaction.CHOICE: _one,
    Interaction.CHOICES: _chosen,
    Interaction.ORDER: _ordered,
    Interaction.MATCH: _matched,
    Interaction.JUDGEMENT: _judged,
    Interaction.LIKERT: _agreed,
    Interaction.SHORT_TEXT: _typed,
}
