from dataclasses import replace

import numpy as np
import pytest

from takar.psychometrics.cat import AdaptiveTest, BadLimit, Stop, limited, simulate
from takar.psychometrics.cat.exposure import _lowered
from tests.psychometrics.cat.invented import bank

TEST = AdaptiveTest(bank(120), stop=Stop(se=0, least=12, most=12))


@pytest.mark.slow
def test_no_item_is_met_more_often_than_the_limit_says() -> None:
    found = limited(TEST, 0.25, persons=4000, rounds=20)
    assert found.has_converged
    assert found.highest[0] == 1.0  # without control everybody begins with the same item
    assert found.rehearsal.highest_exposure <= 0.26
    fresh = simulate(found.test, 4000, seed=99)
    assert fresh.highest_exposure < 0.29
    plain = simulate(replace(TEST, exposure="uncontrolled"), 4000, seed=99)
    assert fresh.overlap < plain.overlap
    assert fresh.rmse < plain.rmse * 1.25


def test_the_least_sought_items_stay_free_so_that_a_test_can_end() -> None:
    found = limited(TEST, 0.25, persons=300, rounds=3)
    assert int((found.test.bank.control == 1).sum()) >= 12
    assert (simulate(found.test, 100).length == 12).all()


def test_what_did_not_converge_says_so() -> None:
    found = limited(TEST, 0.12, persons=200, rounds=1)
    assert not found.has_converged
    assert found.highest == (1.0,)


@pytest.mark.parametrize(
    ("limit", "may"), [(0.0999, False), (0.1, True), (1.0, True), (1.1, False)]
)
def test_a_limit_the_bank_cannot_keep_is_refused(limit: float, may: bool) -> None:
    if may:
        assert np.isfinite(limited(TEST, limit, persons=50, rounds=1).rehearsal.rmse)
        return
    with pytest.raises(BadLimit):
        limited(TEST, limit, persons=50, rounds=1)


def test_as_many_items_as_a_test_can_need_keep_their_chance_of_one() -> None:
    considered = np.array([0.9, 0.8, 0.5, 0.2])
    assert _lowered(considered, 0.25, 2).tolist() == [0.25 / 0.9, 0.25 / 0.8, 1.0, 1.0]
    assert _lowered(considered, 0.25, 9).tolist() == [1.0] * 4
