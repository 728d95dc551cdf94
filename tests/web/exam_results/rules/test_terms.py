from fractions import Fraction

import pytest
from pydantic import ValidationError

from takar.items.marking import Unanswered
from takar.web.exam_results.rules.terms import Terms


def test_the_form_says_what_empty_counts_unless_the_run_says_otherwise() -> None:
    assert Terms().rule(Unanswered.LEFT_OUT) is Unanswered.LEFT_OUT
    assert Terms(unanswered="NOL").rule(Unanswered.LEFT_OUT) is Unanswered.ZERO
    assert Terms(unanswered="DIABAIKAN").rule(Unanswered.ZERO) is Unanswered.LEFT_OUT


def test_what_an_adaptive_test_did_not_ask_never_counts() -> None:
    assert Terms(unanswered="NOL").rule(Unanswered.ZERO, is_adaptive=True) is Unanswered.LEFT_OUT


def test_settings_come_back_as_they_were_written() -> None:
    terms = Terms(weights={"A": Fraction(1, 3)}, dropped=(3,), corrected={4: 5}, cuts={"UJIAN": 6})
    assert Terms.model_validate(terms.model_dump(mode="json")) == terms


def test_weights_are_exact_and_above_nothing() -> None:
    with pytest.raises(ValidationError):
        Terms.model_validate({"weights": {"A": 0.5}})
    with pytest.raises(ValidationError):
        Terms.model_validate({"weights": {"A": "0"}})
