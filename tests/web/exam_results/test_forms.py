from fractions import Fraction
from typing import Any

import pytest

from takar.items.content import Content, Interaction, Option
from takar.items.keys import (
    Accepted,
    ChoicesKey,
    JudgementKey,
    Key,
    LikertKey,
    MatchKey,
    OrderKey,
    TextKey,
)
from takar.web.exam_results.forms.corrections import CorrectionForm
from takar.web.exam_results.forms.readings import ReadingForm
from takar.web.exam_results.forms.runs import RunForm
from takar.web.exam_results.rules.terms import Terms
from tests.web.exam_results.made import RUBRIC, essay

A, B, C = (Option(text=word) for word in ("Satu", "Dua", "Tiga"))
WHY = {"kind": "KUNCI", "because": "Salah salin."}


def content(interaction: Interaction, **facts: Any) -> Content:
    options = {} if interaction is Interaction.SHORT_TEXT else {"options": (A, B, C)}
    return Content(interaction=interaction, prompt="<p>Contoh.</p>", **(options | facts))


def corrected(content: Content, key: Key, **said: Any) -> Any:
    form = CorrectionForm(WHY | said, content=content, key=key)
    assert form.is_valid(), form.errors
    return form.cleaned_data["key"]


def test_the_right_set_is_ticked() -> None:
    key = corrected(
        content(Interaction.CHOICES), ChoicesKey(right=(A.code,)), **{f"right_{B.code}": "on"}
    )
    assert key.right == (B.code,)


def test_best_and_worst_have_points_of_their_own_and_no_point_is_lost_in_rounding() -> None:
    before = JudgementKey(best={A.code: Fraction(3)}, worst={C.code: Fraction(3)})
    said = {f"best_{B.code}": "2.125", f"worst_{A.code}": "1"}
    key = corrected(content(Interaction.JUDGEMENT), before, **said)
    assert key.best == {B.code: Fraction(17, 8)}
    assert key.worst == {A.code: Fraction(1)}


def test_a_scale_is_turned_round() -> None:
    key = corrected(content(Interaction.LIKERT), LikertKey(scale="X"), is_reversed="on")
    assert (key.is_reversed, key.scale) == (True, "X")


def test_texts_that_stay_keep_their_points() -> None:
    before = TextKey(accepted=(Accepted(text="lima", points=Fraction(2)), Accepted(text="5")))
    key = corrected(content(Interaction.SHORT_TEXT), before, accepted="lima\nV\n")
    assert [(one.text, one.points) for one in key.accepted] == [("lima", 2), ("V", 1)]


def test_an_order_gives_each_option_a_place_of_its_own() -> None:
    before = OrderKey(order=(A.code, B.code, C.code))
    places = {f"place_{A.code}": "3", f"place_{B.code}": "1", f"place_{C.code}": "2"}
    key = corrected(content(Interaction.ORDER), before, **places)
    assert key.order == (B.code, C.code, A.code)
    doubled = CorrectionForm(
        WHY | places | {f"place_{A.code}": "1"}, content=content(Interaction.ORDER), key=before
    )
    assert not doubled.is_valid()


def test_pairs_are_chosen_from_the_targets() -> None:
    left, right = Option(text="Kiri"), Option(text="Kanan")
    before = MatchKey(pairs={A.code: left.code})
    matched = content(Interaction.MATCH, targets=(left, right))
    key = corrected(matched, before, **{f"target_{B.code}": right.code})
    assert key.pairs == {B.code: right.code}


def test_an_essay_has_no_key_that_could_be_wrong_but_can_be_dropped() -> None:
    form = CorrectionForm(WHY, content=essay(), key=RUBRIC)
    assert not form.is_valid()
    form = CorrectionForm(WHY | {"kind": "GUGUR"}, content=essay(), key=RUBRIC)
    assert form.is_valid()
    assert form.cleaned_data["key"] is None


@pytest.mark.parametrize(("points", "is_fine"), [("2", True), ("2.01", False), ("-0.01", False)])
def test_a_criterion_lies_between_nothing_and_its_worth(points: str, is_fine: bool) -> None:
    form = ReadingForm({"k_k1": points, "k_k2": "0"}, key=RUBRIC)
    assert form.is_valid() is is_fine


SECTIONS = {"A": "Pertama", "B": "Kedua"}
SAID = {"unanswered": "NASKAH", "markers": "2"}


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("", {}), ("1", {}), ("2", {"A": "2"}), ("0.5", {"A": "0.5"}), ("0.001", {"A": "0.001"})],
)
def test_a_section_weighs_what_is_typed_and_one_where_nothing_is(
    typed: str, kept: dict[str, str]
) -> None:
    form = RunForm(SAID | {"bobot_A": typed}, sections=SECTIONS)
    assert form.is_valid(), form.errors
    assert form.changed["weights"] == kept
    assert Terms.model_validate(form.changed).weights == {
        code: Fraction(weight) for code, weight in kept.items()
    }


@pytest.mark.parametrize("typed", ["0", "-1", "100,1", "banyak"])
def test_a_weight_is_above_nothing_and_a_hundred_at_most(typed: str) -> None:
    assert not RunForm(SAID | {"bobot_A": typed}, sections=SECTIONS).is_valid()


def test_weights_that_count_now_stand_in_the_boxes_and_one_section_asks_for_none() -> None:
    before = Terms.model_validate({"weights": {"B": "3/2"}})
    form = RunForm(sections=SECTIONS, before=before)
    assert [str(box.value()) for box in form.weight_boxes] == ["None", "1.5"]
    assert RunForm(sections={"A": "Pertama"}, before=before).weight_boxes == []


def test_a_key_with_parts_is_taken_from_the_bank_and_not_flattened_here() -> None:
    key = ChoicesKey(right=(A.code,), points={A.code: Fraction(1, 2)})
    question = content(Interaction.CHOICES)
    alone = CorrectionForm(WHY, content=question, key=key)
    assert [value for value, _title in alone.fields["kind"].choices] == ["GUGUR", "BONUS"]  # type: ignore[attr-defined]
    form = CorrectionForm(WHY | {"waiting": "7"}, content=question, key=key, proposed=[(7, "2")])
    assert form.is_valid(), form.errors
    assert (form.cleaned_data["waiting"], form.cleaned_data["key"]) == (7, None)
    assert not CorrectionForm(WHY, content=question, key=key, proposed=[(7, "2")]).is_valid()


def test_a_plain_key_is_typed_here_or_taken_from_the_bank() -> None:
    key, question = ChoicesKey(right=(A.code,)), content(Interaction.CHOICES)
    said = WHY | {f"right_{B.code}": "on"}
    form = CorrectionForm(said, content=question, key=key, proposed=[(7, "2")])
    assert form.is_valid(), form.errors
    assert form.cleaned_data["key"].right == (B.code,)
    taken = CorrectionForm(said | {"waiting": "7"}, content=question, key=key, proposed=[(7, "2")])
    assert taken.is_valid(), taken.errors
    assert (taken.cleaned_data["waiting"], taken.cleaned_data["key"]) == (7, None)
