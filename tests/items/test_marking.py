from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given

from takar.items.answers import Answer, read_answer
from takar.items.content import Content
from takar.items.key_checks import KeyDoesNotFit
from takar.items.keys import (
    Accepted,
    ChoiceKey,
    ChoicesKey,
    Criterion,
    EssayKey,
    JudgementKey,
    Key,
    LikertKey,
    MatchKey,
    OrderKey,
    Scoring,
    TextKey,
    Unmatched,
)
from takar.items.marking import (
    Unanswered,
    categories,
    counted,
    mark,
    mark_essay,
    mark_text,
    typed_points,
)
from takar.items.speed import sheet, sums
from tests.items.samples import Pair, code, content, items, one_of_each, target

EACH = {item.interaction.value: (item, key) for item, key in one_of_each()}
HALF = Fraction(1, 2)


def marked(pair: tuple[Content, Key], raw: Any) -> Fraction | None:
    item, key = pair
    return mark(item, key, read_answer(item, raw)).points


def test_the_right_choice_earns_its_points_and_another_none() -> None:
    item, key = EACH["CHOICE"]
    right = mark(item, key, Answer({"choice": item.code_of(1)}))
    wrong = mark(item, key, Answer({"choice": item.code_of(0)}))
    assert (right.points, right.is_right, right.category) == (Fraction(1), True, 1)
    assert (wrong.points, wrong.is_right, wrong.category) == (Fraction(0), False, 0)


def test_graded_options_keep_their_points_and_their_place_among_them() -> None:
    item = content("CHOICE", "a", "b", "c")
    key = ChoiceKey(points={item.code_of(0): HALF, item.code_of(1): Fraction(5)})
    given_marks = [mark(item, key, Answer({"choice": one})) for one in item.codes]
    assert [one.points for one in given_marks] == [HALF, 5, 0]
    assert [one.category for one in given_marks] == [1, 2, 0]


def test_several_choices_are_all_or_nothing_unless_each_has_points() -> None:
    item, key = EACH["CHOICES"]
    assert marked((item, key), {"choices": list(item.codes[:2])}) == 1
    assert marked((item, key), {"choices": list(item.codes)}) == 0
    each = ChoicesKey(points={item.code_of(0): HALF, item.code_of(2): Fraction(-1)})
    assert marked((item, each), {"choices": [item.code_of(0)]}) == HALF
    assert marked((item, each), {"choices": list(item.codes)}) == 0


def test_an_order_earns_all_or_for_each_place() -> None:
    item, _ = EACH["ORDER"]
    right = tuple(code(item, text) for text in ("pertama", "kedua", "ketiga"))
    turned = [right[0], right[2], right[1]]
    whole, parts = OrderKey(order=right), OrderKey(order=right, scoring=Scoring.PARTS)
    assert marked((item, whole), {"order": turned}) == 0
    assert marked((item, parts), {"order": turned}) == Fraction(1, 3)
    assert marked((item, parts), {"order": list(right)}) == 1


def test_pairs_earn_all_or_for_each_pair_and_a_stray_option_is_right_alone() -> None:
    item = content("MATCH", "air", "api", "batu", targets=[{"text": "basah"}, {"text": "panas"}])
    water, fire, stone = (code(item, text) for text in ("air", "api", "batu"))
    wet, hot = target(item, "basah"), target(item, "panas")
    key = MatchKey(pairs={water: wet, fire: hot}, scoring=Scoring.PARTS)
    assert marked((item, key), {"pairs": {water: wet, fire: hot}}) == 1
    assert marked((item, key), {"pairs": {water: wet, fire: hot, stone: wet}}) == Fraction(2, 3)
    assert marked((item, key), {"pairs": {water: wet}}) == Fraction(2, 3)


def test_best_and_worst_earn_together() -> None:
    item, key = EACH["JUDGEMENT"]
    best, worst = item.code_of(0), item.code_of(2)
    whole = mark(item, key, Answer({"best": best, "worst": worst}))
    assert (whole.points, whole.most, whole.is_right) == (Fraction(4), Fraction(4), None)
    assert marked((item, key), {"best": best}) == 2
    assert marked((item, key), {"worst": worst}) == 2


@pytest.mark.parametrize(("is_reversed", "points"), [(False, [1, 2, 3]), (True, [3, 2, 1])])
def test_a_reversed_statement_counts_from_the_other_end(
    is_reversed: bool, points: list[int]
) -> None:
    item, _ = EACH["LIKERT"]
    key = LikertKey(is_reversed=is_reversed)
    given_marks = [mark(item, key, Answer({"choice": one})) for one in item.codes]
    assert [one.points for one in given_marks] == points
    assert [one.category for one in given_marks] == [point - 1 for point in points]


def test_forced_choice_earns_nothing_and_only_tallies() -> None:
    item, key = EACH["FORCED"]
    given_mark = mark(item, key, Answer({"most": item.code_of(0), "least": item.code_of(1)}))
    assert given_mark.points is None
    assert given_mark.tallies == {"A": 1, "B": -1, "C": 0}
    assert counted(given_mark, Unanswered.ZERO) is None


@pytest.mark.parametrize(
    ("text", "points"),
    [("Kas ", 1), ("kas umum", HALF), ("kasir", 0), ("12,4", 2), ("12.6", 0), ("11,5", 2)],
)
def test_a_typed_text_earns_the_best_that_it_fits(text: str, points: Fraction) -> None:
    key = TextKey(
        accepted=(
            Accepted(text="kas"),
            Accepted(text="*umum", points=HALF, is_pattern=True),
            Accepted(text="12", points=Fraction(2), within=HALF),
        )
    )
    assert marked((content("SHORT_TEXT"), key), {"text": text}) == points


def test_a_text_that_fits_nothing_may_wait_for_a_person() -> None:
    item = content("SHORT_TEXT")
    key = TextKey(accepted=(Accepted(text="kas"),), unmatched=Unmatched.PERSON, worth=Fraction(2))
    waiting = mark(item, key, Answer({"text": "buku"}))
    assert waiting.points is None
    assert (waiting.needs_person, waiting.most) == (True, Fraction(2))
    assert counted(waiting, Unanswered.ZERO) is None
    assert mark_text(item, key, HALF).points == HALF
    with pytest.raises(KeyDoesNotFit):
        mark_text(item, key, Fraction(201, 100))


def test_no_accepted_text_earns_none() -> None:
    assert typed_points(TextKey(unmatched=Unmatched.PERSON), "kas") is None


def test_an_essay_waits_for_a_person_and_is_marked_by_each_criterion() -> None:
    item, _ = EACH["ESSAY"]
    rubric = (Criterion(code="isi", title="Isi", most=Fraction(4)),)
    key = EssayKey(rubric=rubric)
    assert mark(item, key, Answer({"text": "x"})).needs_person
    assert mark_essay(key, {"isi": Fraction(4)}).points == 4
    for wrong in ({}, {"isi": Fraction(401, 100)}, {"isi": Fraction(-1)}, {"lain": HALF}):
        with pytest.raises(KeyDoesNotFit):
            mark_essay(key, wrong)


def test_a_speed_test_earns_what_is_right_and_says_how_it_was_worked() -> None:
    item, key = EACH["SPEED"]
    assert item.speed is not None
    right = [sums(digits) for digits in sheet(item.speed)]
    given_mark = mark(item, key, Answer({"sums": right}))
    assert (given_mark.points, given_mark.most) == (Fraction(12), Fraction(12))
    assert given_mark.speed is not None
    assert given_mark.speed.pace == 4


@pytest.mark.parametrize("pair", list(EACH.values()), ids=lambda pair: pair[0].interaction)
def test_no_answer_is_not_wrong_until_the_form_says_so(pair: tuple[Content, Key]) -> None:
    nothing = mark(*pair, None)
    assert (nothing.points, nothing.is_right, nothing.needs_person) == (None, None, False)
    assert counted(nothing, Unanswered.LEFT_OUT) is None
    ipsative = pair[0].is_ipsative
    assert counted(nothing, Unanswered.ZERO) == (None if ipsative else 0)


def test_a_key_of_another_form_marks_nothing() -> None:
    with pytest.raises(KeyDoesNotFit):
        mark(EACH["CHOICE"][0], EACH["LIKERT"][1], None)


@given(items())
def test_categories_are_counted_where_statistics_can_use_them(pair: Pair) -> None:
    count = categories(*pair)
    assert count is None or 2 <= count <= 20


def test_a_right_or_wrong_item_has_two_categories_and_a_scale_its_points() -> None:
    assert categories(*EACH["CHOICE"]) == 2
    assert categories(*EACH["LIKERT"]) == 3
    assert categories(*EACH["ESSAY"]) is None
    one_place = JudgementKey(best={EACH["JUDGEMENT"][0].code_of(0): Fraction(1)})
    assert categories(EACH["JUDGEMENT"][0], one_place) == 2
