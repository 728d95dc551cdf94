import numpy as np
import pytest

from takar.psychometrics.classical import consistency, kr21
from takar.psychometrics.classical.beta_scores import true_moments, true_scores
from takar.psychometrics.classical.consistency import NoDecision, effective_length


def twice(persons: int, items: int, first: float, second: float) -> tuple[np.ndarray, ...]:
    """Return true shares and two scores of each person, with binomial errors."""
    chance = np.random.default_rng(5)
    true = chance.beta(first, second, size=persons)
    return true, chance.binomial(items, true), chance.binomial(items, true)


def test_moments_of_true_scores_are_unbiased() -> None:
    true, scores, _ = twice(400_000, 30, 4, 3)
    found = true_moments(scores / 30, 30)
    assert found == pytest.approx([(true**order).mean() for order in (1, 2, 3, 4)], abs=2e-3)


@pytest.mark.parametrize("cuts", [[20], [15, 24]])
def test_decisions_are_as_consistent_as_two_tests_show(cuts: list[float]) -> None:
    true, scores, again = twice(200_000, 30, 6, 4)
    reliability = kr21(scores.mean(), scores.var(), 30)
    found = consistency(scores, cuts, reliability=reliability, most=30)
    placed, placed_again = (
        np.searchsorted(cuts, scores, "right"),
        np.searchsorted(cuts, again, "right"),
    )
    truly = np.searchsorted(cuts, true * 30, "right")
    assert found.length == pytest.approx(30, abs=1)
    assert found.consistency == pytest.approx((placed == placed_again).mean(), abs=0.006)
    assert found.accuracy == pytest.approx((placed == truly).mean(), abs=0.006)
    assert found.false_positive == pytest.approx((placed > truly).mean(), abs=0.006)
    assert found.shares == pytest.approx(np.bincount(placed) / len(placed), abs=0.02)


def test_parts_add_up() -> None:
    _, scores, _ = twice(5000, 30, 6, 4)
    found = consistency(scores, [18], reliability=0.7, most=30)
    assert found.accuracy + found.false_positive + found.false_negative == pytest.approx(1)
    assert sum(found.shares) == pytest.approx(1)
    assert found.chance < found.consistency < 1
    assert found.kappa == pytest.approx((found.consistency - found.chance) / (1 - found.chance))


def test_four_parameters_give_the_distribution_back() -> None:
    chance = np.random.default_rng(9)
    true = 0.2 + 0.7 * chance.beta(2, 3, size=2_000_000)
    scores = chance.binomial(60, true)
    fit = true_scores(scores / 60, 60)
    assert fit.parameters == 4
    tau, weights = fit.nodes()
    assert weights @ tau == pytest.approx(true.mean(), abs=1e-3)
    assert weights @ (tau - true.mean()) ** 2 == pytest.approx(true.var(), abs=1e-3)
    assert (fit.low, fit.high) == pytest.approx((0.2, 0.9), abs=0.1)


def test_a_more_reliable_test_is_longer_and_decides_better() -> None:
    _, scores, _ = twice(5000, 30, 6, 4)
    weak, strong = (consistency(scores, [18], reliability=one, most=30) for one in (0.6, 0.9))
    assert strong.length > weak.length
    assert strong.consistency > weak.consistency
    assert effective_length((15, 25), 0.8, 0, 30) == round((15 * 15 - 0.8 * 25) / (25 * 0.2))


@pytest.mark.parametrize(
    ("scores", "cuts", "reliability"),
    [
        ([1, 2, 3], [], 0.5),
        ([1, 2, 3], [3, 2], 0.5),
        ([1, 2, 3], [0], 0.5),
        ([1, 2, 3], [11], 0.5),
        ([1, 1, 1], [5], 0.5),
        ([1, 12], [5], 0.5),
        ([1, 2, 3], [5], 1.0),
        ([1, 2, 3], [5], 0.0),
    ],
)
def test_what_cannot_be_said_is_refused(
    scores: list[float], cuts: list[float], reliability: float
) -> None:
    with pytest.raises(NoDecision):
        consistency(scores, cuts, reliability=reliability, most=10)
