import numpy as np
import pytest

from takar.psychometrics.irt.information import information_curve
from takar.psychometrics.irt.models import ItemParameters
from tests.psychometrics.irt.scoring.invented import MIXED, binary


def test_closed_forms_of_right_or_wrong_items() -> None:
    two = ItemParameters("x", "2PL", 1.4, (0.3,))
    three = ItemParameters("y", "3PL", 1.4, (0.3,), 0.2)
    theta = np.linspace(-3, 3, 13)
    found = information_curve([two, three], theta)
    p = 1 / (1 + np.exp(-(1.4 * theta + 0.3)))
    assert found.items[0] == pytest.approx(1.4**2 * p * (1 - p), abs=1e-12)
    guessed = 0.2 + 0.8 * p
    plain = 1.4**2 * (1 - guessed) / guessed * ((guessed - 0.2) / 0.8) ** 2
    assert found.items[1] == pytest.approx(plain, abs=1e-12)
    assert found.csem == pytest.approx(1 / np.sqrt(found.total))


def test_information_is_the_expected_bend_of_the_log_likelihood() -> None:
    theta, small = np.array([-1.2, 0.0, 1.7]), 1e-4
    found = information_curve(MIXED, theta)
    for row, one in enumerate(MIXED):
        logs = [np.log(one.probabilities(theta + step)) for step in (-small, 0, small)]
        bend = -(logs[0] - 2 * logs[1] + logs[2]) / small**2
        assert found.items[row] == pytest.approx(
            (one.probabilities(theta) * bend).sum(axis=1), abs=1e-5
        )


def test_points_and_their_error() -> None:
    items = binary(10)
    found = information_curve(items, [0.0])
    p = np.array([one.probabilities(0.0)[0, 1] for one in items])
    assert found.score[0] == pytest.approx(p.sum())
    assert found.score_sem[0] == pytest.approx(np.sqrt((p * (1 - p)).sum()))


def test_the_peak_of_an_item_is_at_its_difficulty() -> None:
    found = information_curve([ItemParameters("x", "2PL", 2.0, (-2.0,))])
    assert found.peak == pytest.approx((1.0, 1.0))
    assert found.covered(0.9) is None
    low, high = found.covered(1.2) or (0, 0)
    assert low < 1 < high


def test_an_item_without_slope_tells_nothing() -> None:
    found = information_curve([ItemParameters("x", "2PL", 0.0, (0.0,))], [0.0])
    assert found.csem.tolist() == [np.inf]
