import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from takar.items.answers import AnswerRefused, is_whole, read_answer
from takar.items.content import Content
from takar.synthetic.items import answered_by, bank
from tests.items.samples import code, content, one_of_each, target

EACH = {item.interaction.value: item for item, _ in one_of_each()}
CHOICE, CHOICES, ORDER, MATCH = (EACH[name] for name in ("CHOICE", "CHOICES", "ORDER", "MATCH"))
FORCED, JUDGEMENT, SHORT, SPEED = (
    EACH[name] for name in ("FORCED", "JUDGEMENT", "SHORT_TEXT", "SPEED")
)
ONE, TWO = CHOICE.codes[:2]
WATER, FIRE = code(MATCH, "air"), code(MATCH, "api")
WET = target(MATCH, "basah")
HIDDEN = {"choice": ONE, "points": 5}


@pytest.mark.parametrize(
    ("item", "raw"),
    [
        (CHOICE, {"choice": ONE}),
        (CHOICES, {"choices": list(CHOICES.codes[:2])}),
        (ORDER, {"order": list(ORDER.codes)}),
        (MATCH, {"pairs": {WATER: WET}}),
        (JUDGEMENT, {"best": JUDGEMENT.code_of(0), "worst": JUDGEMENT.code_of(1)}),
        (FORCED, {"most": FORCED.code_of(0)}),
        (SHORT, {"text": "kas\numum"}),
        (SPEED, {"sums": ["12-4", ""]}),
    ],
)
def test_an_answer_of_the_right_shape_is_read_and_reads_again_the_same(
    item: Content, raw: dict[str, Any]
) -> None:
    answer = read_answer(item, raw)
    assert answer is not None
    assert answer.value == raw
    assert read_answer(item, json.loads(json.dumps(dict(answer.value)))) == answer


@pytest.mark.parametrize(
    ("item", "raw"),
    [
        (CHOICE, HIDDEN),
        (CHOICE, {"choice": "benar"}),
        (CHOICE, {"choice": [ONE]}),
        (CHOICE, {"choice": {"$ne": None}}),
        (CHOICE, {"choices": [ONE]}),
        (CHOICE, [ONE]),
        (CHOICE, ONE),
        (CHOICE, 7),
        (CHOICES, {"choices": [CHOICES.code_of(0)] * 2}),
        (CHOICES, {"choices": "abc"}),
        (CHOICES, {"choices": ["a"] * 10_000}),
        (ORDER, {"order": [*ORDER.codes, ORDER.code_of(0)]}),
        (ORDER, {"order": [None]}),
        (MATCH, {"pairs": {WET: WATER}}),
        (MATCH, {"pairs": {WATER: FIRE}}),
        (MATCH, {"pairs": [[WATER, WET]]}),
        (JUDGEMENT, {"best": JUDGEMENT.code_of(0), "worst": JUDGEMENT.code_of(0)}),
        (FORCED, {"best": FORCED.code_of(0)}),
        (SHORT, {"text": "x" * 201}),
        (SHORT, {"text": "a\x00b"}),
        (SHORT, {"text": "\ud800"}),
        (SHORT, {"text": ["kas"]}),
        (SPEED, {"sums": ["12345"]}),
        (SPEED, {"sums": ["1x2"]}),
        (SPEED, {"sums": ["²"]}),
        (SPEED, {"sums": ["1"] * 4}),
        (SPEED, {"sums": [12]}),
        (SPEED, {"sums": "1"}),
    ],
)
def test_a_tampered_answer_is_refused(item: Content, raw: object) -> None:
    with pytest.raises(AnswerRefused):
        read_answer(item, raw)


def test_a_text_may_be_as_long_as_the_limit() -> None:
    item = content("SHORT_TEXT", longest=5)
    assert read_answer(item, {"text": "x" * 5}) is not None
    with pytest.raises(AnswerRefused, match="5 huruf"):
        read_answer(item, {"text": "x" * 6})


@pytest.mark.parametrize(
    ("item", "raw"),
    [
        (CHOICE, None),
        (CHOICE, {"choice": None}),
        (CHOICE, {}),
        (CHOICES, {"choices": []}),
        (MATCH, {"pairs": {}}),
        (JUDGEMENT, {"best": None}),
        (SHORT, {"text": "  \n "}),
        (SPEED, {"sums": ["", ""]}),
    ],
)
def test_an_answer_can_be_taken_back(item: Content, raw: object) -> None:
    assert read_answer(item, raw) is None


def test_more_than_may_be_chosen_is_refused() -> None:
    item = content("CHOICES", "a", "b", "c", at_most=2)
    assert read_answer(item, {"choices": list(item.codes[:2])}) is not None
    with pytest.raises(AnswerRefused):
        read_answer(item, {"choices": list(item.codes)})


def test_the_worst_is_refused_where_only_the_best_is_asked() -> None:
    item = content("JUDGEMENT", "a", "b", asks_both=False)
    assert is_whole(item, read_answer(item, {"best": item.code_of(0)}))
    with pytest.raises(AnswerRefused):
        read_answer(item, {"best": item.code_of(0), "worst": item.code_of(1)})


@pytest.mark.parametrize(
    ("item", "raw"),
    [
        (CHOICES, {"choices": [CHOICES.code_of(0)]}),
        (ORDER, {"order": [ORDER.code_of(0)]}),
        (MATCH, {"pairs": {WATER: WET}}),
        (JUDGEMENT, {"worst": JUDGEMENT.code_of(0)}),
        (SPEED, {"sums": ["12"]}),
    ],
)
def test_a_begun_answer_is_kept_and_known_to_be_unfinished(item: Content, raw: object) -> None:
    answer = read_answer(item, raw)
    assert answer is not None
    assert not is_whole(item, answer)


def test_no_answer_is_not_whole() -> None:
    assert not is_whole(CHOICE, None)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text() | st.sampled_from([ONE, TWO, WET]),
        lambda inner: st.lists(inner) | st.dictionaries(st.text() | st.just("choice"), inner),
        max_leaves=8,
    ),
    st.sampled_from(list(EACH.values())),
)
def test_whatever_is_sent_is_read_or_refused_in_words(raw: object, item: Content) -> None:
    try:
        answer = read_answer(item, raw)
    except AnswerRefused:
        return
    assert answer is None or read_answer(item, dict(answer.value)) == answer


def test_every_invented_answer_is_read() -> None:
    sent = answered_by(bank(), theta=0.0, seed=3)
    for item in bank():
        if item.code in sent:
            answer = read_answer(item.content, json.loads(json.dumps(sent[item.code])))
            assert is_whole(item.content, answer)
