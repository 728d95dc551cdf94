from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from scipy.stats import norm

from takar.psychometrics.standard_setting import (
    BadCuts,
    decisions,
    level_chances,
    levels_from_cuts,
    needs_person,
)


@pytest.mark.parametrize(
    ("score", "level"),
    [(Decimal("2.99"), 1), (Decimal(3), 2), (Decimal("3.01"), 2), (Fraction(20, 3), 2), (7, 3)],
)
def test_a_score_on_the_cut_has_reached_the_level(score: Decimal, level: int) -> None:
    assert levels_from_cuts([score], [Decimal(3), 7]) == (level,)


def test_thirds_are_compared_exactly() -> None:
    """Three times a third is one; in floating numbers of tenths it would not be."""
    cut = Fraction(3, 10)
    assert levels_from_cuts([Fraction(1, 10) * 3, Fraction(299, 1000)], [cut]) == (2, 1)
    assert levels_from_cuts([0.1 * 3 - 1e-12], [0.3]) == (1,)


def test_a_missing_score_has_no_level() -> None:
    assert levels_from_cuts([None, float("nan"), 5], [3]) == (None, None, 2)


@pytest.mark.parametrize("cuts", [[], [3, 3], [3, 2]])
def test_cuts_must_rise(cuts: list[int]) -> None:
    with pytest.raises(BadCuts):
        levels_from_cuts([1], cuts)
    with pytest.raises(BadCuts):
        needs_person([1.0], [0.1], cuts)


def test_accuracy_and_consistency_by_hand() -> None:
    """Half an error above and two errors below the only cut."""
    found = decisions([0.5, -2.0], [1.0, 1.0], [0.0])
    right = np.array([norm.cdf(0.5), norm.cdf(2.0)])
    assert found.accuracy == pytest.approx(right.mean())
    assert found.consistency == pytest.approx((right**2 + (1 - right) ** 2).mean())
    assert [people for people, _ in found.by_level] == [1, 1]
    assert [share for _, share in found.by_level] == pytest.approx([right[1], right[0]])


def test_accuracy_is_how_often_levels_are_right() -> None:
    chance = np.random.default_rng(1)
    seen = chance.normal(0, 0.95, 40_000)
    truth, again = seen + chance.normal(0, 0.3, (2, 40_000))
    cuts = [-1.0, 0.0, 1.2]
    told = decisions(seen, np.full(40_000, 0.3), cuts)
    own, true, other = (np.searchsorted(cuts, one, side="right") for one in (seen, truth, again))
    assert told.accuracy == pytest.approx((own == true).mean(), abs=0.01)
    assert told.consistency == pytest.approx((true == other).mean(), abs=0.01)


def test_people_without_a_score_are_counted_apart() -> None:
    found = decisions([0.5, np.nan], [1.0, 1.0], [0.0])
    assert (found.n_used, found.n_excluded) == (1, 1)
    assert found.by_level[0] == (0, None)


def test_chances_of_levels_sum_to_one() -> None:
    chances, seen = level_chances([0.0, 9.0], [0.5, 0.5], [-1.0, 0.0, 1.0])
    assert chances.sum(axis=1) == pytest.approx([1.0, 1.0])
    assert seen.tolist() == [2, 3]
    with pytest.raises(BadCuts):
        level_chances([0.0], [0.0], [0.0])


@pytest.mark.parametrize(
    ("theta", "looks"), [(0.49, True), (0.5, True), (0.51, False), (-0.5, True), (-0.51, False)]
)
def test_within_one_error_of_a_cut_a_person_looks(theta: float, looks: bool) -> None:
    assert needs_person([theta], [0.5], [0.0, 5.0]).tolist() == [looks]


def test_who_has_no_score_needs_a_person_too() -> None:
    assert needs_person([np.nan, 3.0], [0.5, np.nan], [0.0]).tolist() == [True, True]
