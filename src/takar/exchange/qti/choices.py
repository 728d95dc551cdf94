"""Choosing one, choosing several, agreeing on a scale, and naming the best and the worst."""

from collections.abc import Mapping
from fractions import Fraction

from takar.exchange.qti.drafts import (
    KEY_UNKNOWN,
    Draft,
    Pair,
    content_of,
    known_code,
    mapping_of,
    options_of,
    points_by_code,
)
from takar.exchange.qti.elements import attribute, children, count_of, name_of
from takar.exchange.qti.reports import Skip
from takar.exchange.qti.scoring import Way
from takar.items.content import Interaction, Option
from takar.items.keys import ChoiceKey, ChoicesKey, ForcedKey, JudgementKey, LikertKey
from takar.kernel.language import msg

LAST_WORDS = ("worst", "least", "terburuk", "tidak")


def read_choice(draft: Draft) -> Pair:
    """Return a choice of one, a choice of several, or a scale to agree on."""
    names = ("simpleChoice", "inlineChoice")
    options = options_of(draft, draft.element, *names)
    is_inline = name_of(draft.element) == "inlineChoiceInteraction"
    most = 1 if is_inline else count_of(draft.element, "maxChoices", 1)
    if draft.response.cardinality == "multiple" and most != 1:
        return _several(draft, options, most)
    codes = {name: option.code for name, option in options.items()}
    chosen = tuple(options.values())
    likert = _likert(draft, list(options))
    if likert is not None:
        return content_of(draft, Interaction.LIKERT, options=chosen), likert
    key = ChoiceKey(points=_one_right(draft, codes))
    return content_of(draft, Interaction.CHOICE, options=chosen), key


def _one_right(draft: Draft, codes: Mapping[str, str]) -> dict[str, Fraction]:
    mapped = mapping_of(draft)
    if mapped is not None:
        return points_by_code(mapped, codes)
    if len(draft.response.correct) != 1:
        raise Skip(KEY_UNKNOWN, draft.line)
    return {known_code(draft, codes, draft.response.correct[0]): draft.rule.worth}


def _several(draft: Draft, options: Mapping[str, Option], most: int) -> Pair:
    codes = {name: option.code for name, option in options.items()}
    content = content_of(
        draft,
        Interaction.CHOICES,
        options=tuple(options.values()),
        at_least=max(1, count_of(draft.element, "minChoices", 0)),
        at_most=most if 0 < most <= len(options) else None,
    )
    right = tuple(known_code(draft, codes, name) for name in draft.response.correct)
    mapped = mapping_of(draft)
    if mapped is None:
        if not right:
            raise Skip(KEY_UNKNOWN, draft.line)
        return content, ChoicesKey(right=right, worth=draft.rule.worth)
    return content, ChoicesKey(
        right=right,
        points={codes[name]: worth for name, worth in mapped.entries.items() if name in codes},
        other=mapped.other,
        lowest=mapped.lowest,
        highest=mapped.highest,
    )


def _likert(draft: Draft, names: list[str]) -> LikertKey | None:
    """Return the key of a scale: points that go up or down by one along all options."""
    mapped = None if draft.response.correct else draft.response.mapped
    if mapped is None and _is_called_likert(draft) and len(names) > 2:
        return LikertKey()
    if mapped is None or draft.rule.way is Way.MATCH or set(mapped.entries) != set(names):
        return None
    points = [mapped.entries[name] for name in names]
    lowest = min(points)
    upwards = [lowest + place for place in range(len(points))]
    if len(points) < 3 or lowest not in {0, 1} or points not in (upwards, upwards[::-1]):
        return None
    return LikertKey(is_reversed=points[0] != lowest, lowest=int(lowest))


def _is_called_likert(draft: Draft) -> bool:
    """Whether the maker calls a question without a right answer a scale."""
    around = (draft.element, *draft.element.iterancestors())
    called = any("likert" in attribute(one, "class").lower() for one in around)
    return called and not draft.response.correct


def read_both_ends(one: Draft, two: Draft) -> Pair:
    """Return best and worst (or most and least) of the same options, asked as two responses."""
    first, last = (two, one) if _is_last(one) and not _is_last(two) else (one, two)
    options = options_of(first, first.element, "simpleChoice")
    again = options_of(last, last.element, "simpleChoice")
    if {option.code for option in options.values()} != {o.code for o in again.values()}:
        raise Skip(msg("Satu berkas memuat {count} pertanyaan sekaligus.", count=2), two.line)
    chosen = tuple(options.values())
    if first.rule.way is Way.NONE:
        return content_of(first, Interaction.FORCED, options=chosen), _scales(first, options)
    if first.rule.maps != {first.response.identifier, last.response.identifier}:
        raise Skip(KEY_UNKNOWN, first.line)
    best, worst = (_points(draft, names) for draft, names in ((first, options), (last, again)))
    return content_of(first, Interaction.JUDGEMENT, options=chosen), JudgementKey(
        best=best, worst=worst
    )


def _is_last(draft: Draft) -> bool:
    name = draft.response.identifier.lower()
    return any(word in name for word in LAST_WORDS)


def _points(draft: Draft, options: Mapping[str, Option]) -> dict[str, Fraction]:
    if draft.response.mapped is None:
        raise Skip(KEY_UNKNOWN, draft.line)
    codes = {name: option.code for name, option in options.items()}
    return points_by_code(draft.response.mapped, codes)


def _scales(draft: Draft, options: Mapping[str, Option]) -> ForcedKey:
    labels = {
        options[attribute(one, "identifier")].code: attribute(one, "label")
        for one in children(draft.element, "simpleChoice")
    }
    if not all(labels.values()):
        raise Skip(KEY_UNKNOWN, draft.line)
    return ForcedKey(scales=labels)
