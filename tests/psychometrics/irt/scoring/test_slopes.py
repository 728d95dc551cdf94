import numpy as np
import pytest

from takar.psychometrics.irt.scoring.slopes import slopes
from takar.psychometrics.responses import Gap
from tests.psychometrics.irt.scoring.invented import MIXED, every_pattern, likelihoods


def test_slopes_are_those_of_the_log_likelihood() -> None:
    answers = every_pattern(MIXED).answers.copy()
    answers[::3, 2] = Gap.NOT_GIVEN
    answers[::5, 3] = Gap.NOT_GIVEN
    responses = every_pattern(MIXED)
    object.__setattr__(responses, "answers", answers)
    theta, small = 0.4, 1e-5
    low, high = np.log(likelihoods(MIXED, responses, np.array([theta - small, theta + small]))).T
    found = slopes(MIXED, answers, np.full(len(answers), theta))
    assert found.slope == pytest.approx((high - low) / (2 * small), abs=1e-6)


def test_information_and_bias_are_sums_over_the_items_given() -> None:
    answers = every_pattern(MIXED).answers[:4].copy()
    answers[1, 4] = Gap.NOT_GIVEN
    theta = np.array([-1.0, 0.0, 0.5, 2.0])
    found = slopes(MIXED, answers, theta)
    for person in range(4):
        told = bias = 0.0
        for place, one in enumerate(MIXED):
            if answers[person, place] < 0:
                continue
            chance, first, second = one.curves(theta[person])
            told += float((first**2 / chance).sum())
            bias += float((first * second / chance).sum())
        assert found.information[person] == pytest.approx(told)
        assert found.bias[person] == pytest.approx(bias)
