import numpy as np
import pytest

from takar.psychometrics.raters.agreement import (
    TooFewRatings,
    UnknownLevel,
    UnknownWeights,
    UnreadableRatings,
    weighted_kappa,
)
from takar.psychometrics.raters.agreement.kappa import kappa_of
from takar.psychometrics.raters.agreement.table import weights_between
from tests.psychometrics.raters.agreement.published import ABSTRACTORS, VISION, pairs_of

KINDS = ("none", "linear", "quadratic")


def value_of(joint: np.ndarray, weights: np.ndarray) -> float:
    shares = joint / joint.sum()
    chance = np.outer(shares.sum(axis=1), shares.sum(axis=0))
    return float(((shares - chance) * weights).sum() / (1 - (chance * weights).sum()))


@pytest.mark.parametrize("kind", KINDS)
def test_the_error_is_that_of_the_delta_method(kind: str) -> None:
    weights = weights_between(4, kind)  # type: ignore[arg-type]
    shares = VISION / VISION.sum()
    slopes = np.empty_like(shares)
    for cell in np.ndindex(shares.shape):
        moved = np.zeros_like(shares)
        moved[cell] = 1e-6
        slopes[cell] = (
            value_of(shares + moved, weights) - value_of(shares - moved, weights)
        ) / 2e-6
    spread = (shares * slopes**2).sum() - (shares * slopes).sum() ** 2
    found = kappa_of(VISION.astype(float), weights)
    assert found.se == pytest.approx(np.sqrt(spread / VISION.sum()), rel=1e-4)


@pytest.mark.parametrize("kind", KINDS)
def test_under_chance_the_error_is_that_of_a_table_of_chance(kind: str) -> None:
    weights = weights_between(4, kind)  # type: ignore[arg-type]
    chance = np.outer(VISION.sum(axis=1), VISION.sum(axis=0)) / VISION.sum()
    assert kappa_of(VISION.astype(float), weights).se_null == pytest.approx(
        kappa_of(chance, weights).se, rel=1e-9
    )


@pytest.mark.slow
def test_intervals_hold_the_truth_as_often_as_they_say() -> None:
    chance = np.random.default_rng(5)
    shares = VISION / VISION.sum()
    weights = weights_between(4, "quadratic")
    truth = value_of(shares, weights)
    held = 0
    for _ in range(2000):
        drawn = chance.multinomial(200, shares.ravel()).reshape(4, 4).astype(float)
        found = kappa_of(drawn, weights)
        held += (found.low or 0) <= truth <= (found.high or 0)
    assert 0.92 <= held / 2000 <= 0.97


def test_names_of_levels_do_not_matter_without_weights() -> None:
    first, second = pairs_of(ABSTRACTORS).T
    renamed = np.array([7, 1, 4])
    plain = weighted_kappa(first, second, weights="none")
    other = weighted_kappa(renamed[first], renamed[second], weights="none")
    assert (plain.value, plain.se, plain.se_null) == pytest.approx(
        (other.value, other.se, other.se_null), abs=1e-12
    )


def test_the_order_of_units_and_who_comes_first_do_not_matter() -> None:
    first, second = pairs_of(VISION).T
    order = np.random.default_rng(1).permutation(first.size)
    plain = weighted_kappa(first, second)
    swapped = weighted_kappa(second[order], first[order])
    assert (plain.value, plain.se) == pytest.approx((swapped.value, swapped.se), abs=1e-12)


def test_an_unused_level_changes_only_the_distances() -> None:
    first, second = pairs_of(ABSTRACTORS).T
    wider = weighted_kappa(first, second, levels=range(6), weights="none")
    assert wider.value == pytest.approx(weighted_kappa(first, second, weights="none").value)
    linear = weighted_kappa(first, second, levels=range(6), weights="linear")
    assert linear.value == pytest.approx(weighted_kappa(first, second, weights="linear").value)


def test_gaps_of_either_rater_are_left_out() -> None:
    gap = float("nan")
    found = weighted_kappa([1, 2, gap, 3, 2], [1, 2, 3, gap, 3], levels=(1, 2, 3))
    assert found.count == 3


def test_complete_agreement_is_one_without_error() -> None:
    found = weighted_kappa([1, 2, 3, 1], [1, 2, 3, 1])
    assert (found.value, found.se) == pytest.approx((1, 0), abs=1e-12)


def test_with_one_level_it_says_that_kappa_is_undefined() -> None:
    found = weighted_kappa([2, 2, 2], [2, 2, 2], levels=(1, 2, 3))
    assert found.value is None
    assert found.se is None
    assert "tidak terdefinisi" in str(found.because)


def test_what_cannot_be_compared_is_refused() -> None:
    gap = float("nan")
    with pytest.raises(TooFewRatings):
        weighted_kappa([gap, 1], [1, gap])
    with pytest.raises(UnreadableRatings):
        weighted_kappa([1, 2], [1, 2, 3])
    with pytest.raises(UnknownLevel, match="7"):
        weighted_kappa([1, 7], [1, 2], levels=(1, 2, 3))
    with pytest.raises(UnknownWeights):
        weighted_kappa([1, 2], [1, 2], weights="cubic")  # type: ignore[arg-type]
