import numpy as np
import pytest

from takar.psychometrics.classical import alpha, conditional_sem, kr21, sem
from takar.psychometrics.classical.moments import NoJointCovariance
from takar.psychometrics.classical.points import TooLittleToAnalyse
from takar.psychometrics.classical.reliability import NotCounted
from takar.psychometrics.responses import Gap, Responses
from tests.psychometrics.classical.published import lsat6
from tests.psychometrics.classical.test_items import simulated

NOT = int(Gap.NOT_GIVEN)


def test_published_alpha_comes_out() -> None:
    found = alpha(lsat6())
    assert found.name == "KR-20"
    assert found.value == pytest.approx(0.2950, abs=5e-5)
    assert found.without == pytest.approx([0.2754, 0.2376, 0.2168, 0.2459, 0.2663], abs=1e-4)


def test_alpha_by_hand() -> None:
    found = alpha(Responses.from_array([[1, 2], [2, 4], [3, 3]], categories=[4, 5]))
    assert found.name == "alpha"
    assert found.value == pytest.approx(2 * (1 - (1 + 1) / 3))
    assert found.sd == pytest.approx(np.sqrt(3))
    assert found.sem == pytest.approx(np.sqrt(3) * np.sqrt(1 - 2 / 3))


def test_alpha_may_be_below_zero() -> None:
    found = alpha(Responses.from_array([[1, 0], [0, 1], [1, 0], [0, 0]]))
    assert found.value is not None
    assert found.value < 0


def test_equal_scores_have_no_alpha_and_say_so() -> None:
    found = alpha(Responses.from_array([[1, 0], [1, 0]]))
    assert (found.value, found.low, found.sem) == (None, None, None)
    assert found.because is not None


def test_one_item_or_one_person_is_refused() -> None:
    for answers in ([[1], [0]], [[1, 0]]):
        with pytest.raises(TooLittleToAnalyse):
            alpha(Responses.from_array(answers))


@pytest.mark.slow
def test_the_interval_covers_and_agrees_with_drawing_persons_anew() -> None:
    chance = np.random.default_rng(1)
    within = 0
    for _ in range(300):
        scores = np.rint(8 + 2 * (chance.normal(size=(60, 1)) + chance.normal(size=(60, 6))))
        answers = np.clip(scores, 0, 30).astype(int)
        found = alpha(Responses.from_array(answers))
        within += found.low < 6 / 7 < found.high  # type: ignore[operator]
    assert 0.92 <= within / 300 <= 0.98


def test_without_overlap_pairs_are_refused_and_with_it_used() -> None:
    answers = simulated(300, 6)
    full = alpha(Responses.from_array(answers))
    answers[:100, 0] = NOT
    answers[100:150, 5] = NOT
    some = alpha(Responses.from_array(answers, categories=[2] * 6))
    assert some.value == pytest.approx(full.value, abs=0.06)
    assert some.n_used == 150
    assert "150" in str(some.reasons[-1])
    answers[150:, 5] = NOT
    answers[:100, 5] = 1
    with pytest.raises(NoJointCovariance, match="tidak pernah"):
        alpha(Responses.from_array(answers, categories=[2] * 6))


def test_pairs_that_contradict_each_other_are_refused() -> None:
    answers = np.full((60, 3), NOT)
    half = np.repeat([0, 1], 10)
    answers[:20, 0], answers[:20, 1] = half, half
    answers[20:40, 1], answers[20:40, 2] = half, half
    answers[40:, 0], answers[40:, 2] = half, 1 - half
    with pytest.raises(NoJointCovariance, match="bertentangan"):
        alpha(Responses.from_array(answers, categories=[2] * 3))


def test_the_error_of_a_score_is_binomial_and_scaled() -> None:
    assert conditional_sem([0, 10, 20], 20).tolist() == pytest.approx([0, np.sqrt(100 / 19), 0])
    answers = simulated(2000, 20)
    found = alpha(Responses.from_array(answers))
    totals = answers.sum(axis=1)
    twenty_one = kr21(totals.mean(), totals.var(ddof=1), 20)
    assert twenty_one < (found.value or 0)
    scaled = conditional_sem(totals, 20, reliability=found.value, kr21=twenty_one)
    assert np.sqrt((scaled**2).mean()) == pytest.approx(found.sem, rel=1e-3)
    assert sem(5.0, 0.84) == pytest.approx(2.0)


def test_the_binomial_error_is_for_right_and_wrong_only() -> None:
    for scores, most in (([21], 20), ([-1], 20), ([1], 1)):
        with pytest.raises(NotCounted):
            conditional_sem(scores, most)
