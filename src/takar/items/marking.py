"""What an answer earns: exact points from content, key and answer, and from nothing else.

Guaranteed: the same three give the same mark; points are fractions, never floats; no answer is
not a wrong answer (its points are ``None`` until the rule of the form, :class:`Unanswered`, says
what they count); an essay waits for a person; forced choice earns no points at all, because it
compares a person with themselves only.
"""

from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from functools import partial
from typing import Any

from takar.items.answers import Answer
from takar.items.attainable import NOTHING, totals, within
from takar.items.content import Content, Interaction
from takar.items.key_checks import KeyDoesNotFit
from takar.items.keys import (
    Accepted,
    ChoiceKey,
    ChoicesKey,
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
    Unmatched,
)
from takar.items.speed import SpeedMark, SpeedShape, mark_sheet
from takar.items.texts import comparable, fits_pattern, number_in
from takar.kernel.language import msg

MOST_CATEGORIES = 20


class Unanswered(StrEnum):
    """What a form makes of an item without an answer: no points, or left out of the count."""

    ZERO = "ZERO"
    LEFT_OUT = "LEFT_OUT"


@dataclass(frozen=True)
class Mark:
    """What an answer earned.

    Attributes:
        points: exact; ``None`` without an answer, before a person has read, and for forced choice.
        most: the most that can be earned.
        is_right: earned the most; ``None`` where nothing is right or wrong (scales, judgement,
            essay, speed) or nothing was answered.
        category: the place of ``points`` among all that can be earned, from 0, for statistics.
        needs_person: somebody has to read the answer.
        tallies: of forced choice, how often each scale was put first less last.
        speed: of a speed test, pace, accuracy and stability.
    """

    points: Fraction | None
    most: Fraction
    is_right: bool | None = None
    category: int | None = None
    needs_person: bool = False
    tallies: Mapping[str, int] = field(default_factory=dict)
    speed: SpeedMark | None = None


@dataclass(frozen=True)
class Marker:
    """Marks many answers to one item; made once with :func:`marker_of`."""

    content: Content
    key: Key
    totals: tuple[Fraction, ...]
    most: Fraction

    def mark(self, answer: Answer | None) -> Mark:
        """Return what one answer earns."""
        if answer is None:
            return Mark(None, self.most)
        match self.key:
            case EssayKey():
                return Mark(None, self.most, needs_person=True)
            case ForcedKey():
                return Mark(None, self.most, tallies=_tallies(self.key, answer.value))
            case SpeedKey():
                return _speed(self.content.speed, answer.value, self.most)
            case TextKey():
                return self._text(self.key, str(answer.value["text"]))
            case _:
                return self.marked(_earned(self.content, self.key, answer.value))

    def _text(self, key: TextKey, text: str) -> Mark:
        earned = typed_points(key, text)
        if earned is None and key.unmatched is Unmatched.PERSON:
            return Mark(None, self.most, needs_person=True)
        return self.marked(earned or NOTHING)

    def marked(self, points: Fraction) -> Mark:
        """Return the mark of points that are already known."""
        graded = isinstance(self.key, LikertKey | JudgementKey)
        return Mark(
            points,
            self.most,
            is_right=None if graded else points == self.most,
            category=self._category(points),
        )

    def _category(self, points: Fraction) -> int | None:
        if len(self.totals) > MOST_CATEGORIES:
            return None
        return max(bisect_right(self.totals, points) - 1, 0)


def marker_of(content: Content, key: Key) -> Marker:
    """Return what marks the answers to one item.

    Raises:
        KeyDoesNotFit: when the key is for another interaction.
    """
    if key.interaction is not content.interaction:
        raise KeyDoesNotFit(
            msg("Kunci tidak berlaku bagi soal ini."), hint=msg("Periksa kembali kunci soal ini.")
        )
    earned = totals(content, key)
    return Marker(content, key, earned, _most(content.speed, key, earned))


def mark(content: Content, key: Key, answer: Answer | None) -> Mark:
    """Return what an answer that :func:`~takar.items.answers.read_answer` read earns."""
    return marker_of(content, key).mark(answer)


def counted(given: Mark, rule: Unanswered) -> Fraction | None:
    """Return the points that go into a total; ``None`` is left out of it.

    An item that waits for a person, and forced choice, are never counted as nothing.
    """
    waits = given.needs_person or given.tallies or not given.most
    if given.points is not None or waits or rule is Unanswered.LEFT_OUT:
        return given.points
    return NOTHING


def mark_essay(key: EssayKey, given: Mapping[str, Fraction]) -> Mark:
    """Return the mark of an essay from the points a person gave for each criterion.

    Raises:
        KeyDoesNotFit: when a criterion is missing, unknown, or given more than it is worth.
    """
    worth = {criterion.code: criterion.most for criterion in key.rubric}
    if given.keys() != worth.keys():
        raise KeyDoesNotFit(
            msg("Nilai uraian harus diberikan untuk setiap kriteria."),
            hint=msg("Isi semua kriteria pada rubrik."),
        )
    for code, points in given.items():
        if not 0 <= points <= worth[code]:
            raise KeyDoesNotFit(
                msg("Nilai kriteria {code} harus antara 0 dan {most}.", code=code, most=worth[code])
            )
    return Mark(sum(given.values(), NOTHING), sum(worth.values(), NOTHING))


def mark_text(content: Content, key: TextKey, points: Fraction) -> Mark:
    """Return the mark of a typed text that waited for a person, from the points they gave.

    Raises:
        KeyDoesNotFit: when the points are not between nothing and what the item is worth.
    """
    if not 0 <= points <= key.worth:
        raise KeyDoesNotFit(msg("Nilai isian harus antara 0 dan {most}.", most=key.worth))
    return marker_of(content, key).marked(points)


def categories(content: Content, key: Key) -> int | None:
    """Return how many categories the item has in statistics; ``None`` where it has none."""
    count = len(totals(content, key))
    return count if 2 <= count <= MOST_CATEGORIES else None


def typed_points(key: TextKey, text: str) -> Fraction | None:
    """Return the best points of the accepted texts that a typed text fits, or ``None``."""
    fits = partial(_fits, key, text)
    return max((one.points for one in key.accepted if fits(one)), default=None)


def _fits(key: TextKey, text: str, one: Accepted) -> bool:
    if one.within is not None:
        typed, wanted = number_in(text), number_in(one.text)
        return typed is not None and wanted is not None and abs(typed - wanted) <= one.within
    if one.is_pattern:
        return fits_pattern(comparable(text, key.rules), comparable(one.text, key.rules, keep="*?"))
    return comparable(text, key.rules) == comparable(one.text, key.rules)


def _most(shape: SpeedShape | None, key: Key, earned: tuple[Fraction, ...]) -> Fraction:
    if isinstance(key, EssayKey):
        return sum((criterion.most for criterion in key.rubric), NOTHING)
    if shape is not None:
        return Fraction(shape.columns * (shape.rows - 1))
    return earned[-1] if earned else NOTHING


def _earned(content: Content, key: Key, value: Mapping[str, Any]) -> Fraction:
    return _EARNED[key.interaction](content, key, value)


def _one(_content: Content, key: ChoiceKey, value: Mapping[str, Any]) -> Fraction:
    return key.points.get(value["choice"], NOTHING)


def _judged(_content: Content, key: JudgementKey, value: Mapping[str, Any]) -> Fraction:
    best, worst = value.get("best", ""), value.get("worst", "")
    return key.best.get(best, NOTHING) + key.worst.get(worst, NOTHING)


def _chosen(_content: Content, key: ChoicesKey, value: Mapping[str, Any]) -> Fraction:
    chosen = value["choices"]
    if key.points:
        return within(key, sum((key.points.get(code, key.other) for code in chosen), NOTHING))
    return key.worth if set(chosen) == set(key.right) else NOTHING


def _placed(_content: Content, key: OrderKey, value: Mapping[str, Any]) -> Fraction:
    right = sum(one == two for one, two in zip(key.order, value["order"], strict=False))
    return _share(key.worth, key.scoring, right, len(key.order))


def _matched(content: Content, key: MatchKey, value: Mapping[str, Any]) -> Fraction:
    pairs = value["pairs"]
    if key.points:
        worth = {(pair.option, pair.target): pair.points for pair in key.points}
        return sum((worth.get(pair, NOTHING) for pair in pairs.items()), NOTHING)
    right = sum(key.pairs.get(code) == pairs.get(code) for code in content.codes)
    return _share(key.worth, key.scoring, right, len(content.codes))


def _share(worth: Fraction, scoring: Scoring, right: int, count: int) -> Fraction:
    if scoring is Scoring.PARTS:
        return worth * right / count
    return worth if right == count else NOTHING


def _agreed(content: Content, key: LikertKey, value: Mapping[str, Any]) -> Fraction:
    place = content.codes.index(value["choice"])
    if key.is_reversed:
        place = len(content.codes) - 1 - place
    return Fraction(key.lowest + place)


def _tallies(key: ForcedKey, value: Mapping[str, Any]) -> dict[str, int]:
    tallies = dict.fromkeys(key.scales.values(), 0)
    for end, step in (("most", 1), ("least", -1)):
        if end in value:
            tallies[key.scales[value[end]]] += step
    return tallies


def _speed(shape: SpeedShape | None, value: Mapping[str, Any], most: Fraction) -> Mark:
    if shape is None:
        return Mark(None, most)
    measured = mark_sheet(shape, value["sums"])
    return Mark(Fraction(measured.right), most, speed=measured)


_EARNED: Mapping[Interaction, Callable[[Content, Any, Mapping[str, Any]], Fraction]] = {
    Interaction.CHOICE: _one,
    Interaction.CHOICES: _chosen,
    Interaction.ORDER: _placed,
    Interaction.MATCH: _matched,
    Interaction.LIKERT: _agreed,
    Interaction.JUDGEMENT: _judged,
}
