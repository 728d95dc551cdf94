import numpy as np
import pytest

from takar.psychometrics.raters.agreement import TooFewRatings, fleiss_kappa, gwet_ac1, gwet_ac2
from takar.psychometrics.raters.agreement.table import WeightKind
from tests.psychometrics.raters.agreement.published import DIAGNOSES, KRIPPENDORFF, ratings_of


def test_ac1_is_ac2_without_weights() -> None:
    assert gwet_ac1(KRIPPENDORFF) == gwet_ac2(KRIPPENDORFF, weights="none")


def test_near_misses_count_for_more_with_weights() -> None:
    table = [[1, 2], [2, 3], [3, 3], [4, 4], [1, 1]]
    kinds: tuple[WeightKind, ...] = ("none", "linear", "quadratic")
    values = [gwet_ac2(table, weights=kind).value for kind in kinds]
    assert values == sorted(values, key=lambda value: value or 0)
    assert len(set(values)) == 3


def test_one_common_level_upsets_kappa_but_not_ac1() -> None:
    table = [[1, 1]] * 96 + [[1, 2], [2, 1], [1, 2], [2, 1]]
    assert (fleiss_kappa(table).value or 0) < 0
    assert (gwet_ac1(table).value or 0) > 0.95


def test_who_the_raters_are_and_the_order_of_units_do_not_matter() -> None:
    chance = np.random.default_rng(3)
    table = chance.permuted(KRIPPENDORFF, axis=1)[chance.permutation(12)]
    for coefficient in (fleiss_kappa, gwet_ac1, gwet_ac2):
        plain, other = coefficient(KRIPPENDORFF), coefficient(table)
        assert (plain.value, plain.se) == pytest.approx((other.value, other.se), abs=1e-12)


def test_the_error_under_chance_is_that_of_many_tables_of_chance() -> None:
    chance = np.random.default_rng(8)
    shares = np.array([0.5, 0.3, 0.2])
    values = [
        fleiss_kappa(chance.choice(3, size=(60, 4), p=shares), levels=(0, 1, 2)).value
        for _ in range(800)
    ]
    found = fleiss_kappa(chance.choice(3, size=(60, 4), p=shares), levels=(0, 1, 2))
    assert found.se_null == pytest.approx(np.std(values), rel=0.1)  # type: ignore[arg-type]


def test_the_test_against_chance_needs_as_many_ratings_of_every_unit() -> None:
    assert fleiss_kappa(KRIPPENDORFF).se_null is None
    found = fleiss_kappa(ratings_of(DIAGNOSES))
    assert found.z == pytest.approx(17.65, abs=0.005)


def test_a_level_nobody_used_has_no_kappa_of_its_own() -> None:
    found = fleiss_kappa([[1, 1], [2, 2], [1, 2]], levels=(1, 2, 3))
    assert found.by_level[3.0] is None


def test_with_one_level_it_says_so() -> None:
    for coefficient in (fleiss_kappa, gwet_ac1, gwet_ac2):
        found = coefficient([[2, 2], [2, 2]])
        assert found.value is None
        assert "satu level" in str(found.because)


def test_one_unit_has_a_value_but_no_error() -> None:
    found = gwet_ac1([[1, 2, 2]])
    assert found.value is not None
    assert (found.se, found.low, found.high) == (None, None, None)


def test_units_rated_once_are_not_enough() -> None:
    gap = float("nan")
    with pytest.raises(TooFewRatings):
        gwet_ac1([[1, gap], [gap, 2]])
