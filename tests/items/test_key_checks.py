from fractions import Fraction

import pytest
from hypothesis import given

from takar.items.content import Content
from takar.items.key_checks import KeyDoesNotFit, check_key, named_options
from takar.items.keys import (
    Accepted,
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
from tests.items.samples import Pair, content, items, one_of_each

ONE = Fraction(1)
EACH = {item.interaction.value: item for item, _ in one_of_each()}


@given(items())
def test_a_key_fits_the_item_it_was_made_for(pair: Pair) -> None:
    item, key = pair
    if not (isinstance(key, ChoicesKey) and not key.points):
        check_key(item, key)
    assert set(named_options(key)) <= set(item.codes)


@pytest.mark.parametrize(
    ("form", "key"),
    [
        ("CHOICE", ChoiceKey(points={"elsewhere": ONE})),
        ("CHOICE", ChoiceKey(points={EACH["CHOICE"].code_of(0): Fraction(0)})),
        ("CHOICE", ChoicesKey(right=EACH["CHOICE"].codes)),
        ("CHOICES", ChoicesKey()),
        ("CHOICES", ChoicesKey(right=EACH["CHOICES"].codes[:1])),
        ("ORDER", OrderKey(order=EACH["ORDER"].codes[:2])),
        ("ORDER", OrderKey(order=(EACH["ORDER"].code_of(0),) * 3)),
        ("MATCH", MatchKey(pairs={})),
        ("MATCH", MatchKey(pairs={EACH["MATCH"].code_of(0): "elsewhere"})),
        ("JUDGEMENT", JudgementKey(best={EACH["JUDGEMENT"].code_of(0): Fraction(-1)})),
        (
            "FORCED",
            ForcedKey(scales=dict.fromkeys(EACH["FORCED"].codes[:2], "A")),
        ),
        ("SHORT_TEXT", TextKey()),
        ("SHORT_TEXT", TextKey(accepted=(Accepted(text="*" * 11),))),
        ("SHORT_TEXT", TextKey(accepted=(Accepted(text="  "),))),
    ],
)
def test_a_key_that_does_not_fit_is_refused(form: str, key: Key) -> None:
    with pytest.raises(KeyDoesNotFit):
        check_key(EACH[form], key)


def test_a_text_without_a_key_waits_for_a_person() -> None:
    check_key(EACH["SHORT_TEXT"], TextKey(unmatched=Unmatched.PERSON))


@pytest.mark.parametrize(("right", "fits"), [(1, False), (2, True), (3, True), (4, False)])
def test_as_many_are_right_as_may_be_chosen(right: int, fits: bool) -> None:
    item: Content = content("CHOICES", "a", "b", "c", "d", at_least=2, at_most=3)
    key = ChoicesKey(right=item.codes[:right])
    if fits:
        check_key(item, key)
    else:
        with pytest.raises(KeyDoesNotFit):
            check_key(item, key)


def test_points_for_the_worst_need_the_question() -> None:
    item = content("JUDGEMENT", "a", "b", asks_both=False)
    best = {item.code_of(0): ONE}
    check_key(item, JudgementKey(best=best))
    with pytest.raises(KeyDoesNotFit):
        check_key(item, JudgementKey(best=best, worst={item.code_of(1): ONE}))
