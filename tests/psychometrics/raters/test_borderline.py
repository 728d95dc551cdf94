from decimal import Decimal

import numpy as np
import pytest
from scipy.stats import norm

from takar.psychometrics.raters.borderline import (
    BadError,
    category_probabilities,
    classification,
    level_probabilities,
)
from takar.regulations.bands import Band, Bands, partition


@pytest.fixture
def bands() -> Bands:
    return partition(
        (
            Band(code="OPTIMAL", title="Optimal", at_least=Decimal(90)),
            Band(code="CUKUP", title="Cukup Optimal", at_least=Decimal(78), below=Decimal(90)),
            Band(code="KURANG", title="Kurang Optimal", below=Decimal(78)),
        )
    )


def test_probabilities_are_areas_under_the_normal_curve(bands: Bands) -> None:
    found = category_probabilities([Decimal(80)], 4.0, bands)
    below, above = norm.cdf((78 - 80) / 4), norm.sf((90 - 80) / 4)
    assert found.codes == ("KURANG", "CUKUP", "OPTIMAL")
    assert found.of(0) == pytest.approx(
        {"KURANG": below, "CUKUP": 1 - below - above, "OPTIMAL": above}
    )


@pytest.mark.parametrize(
    ("jpm", "printed"),
    [("77.99", "KURANG"), ("78", "CUKUP"), ("89.99", "CUKUP"), ("90", "OPTIMAL")],
)
def test_the_printed_category_is_that_of_the_law(jpm: str, printed: str, bands: Bands) -> None:
    assert category_probabilities([Decimal(jpm)], 3.0, bands).printed == (printed,)


def test_on_the_limit_it_is_even_odds(bands: Bands) -> None:
    found = category_probabilities([Decimal(78)], 0.5, bands)
    assert found.of_printed[0] == pytest.approx(0.5)


def test_borderline_is_below_the_threshold_and_not_on_it(bands: Bands) -> None:
    reach = norm.ppf(0.8) * 2
    found = category_probabilities([90 + reach - 1e-9, 90 + reach + 1e-9], 2.0, bands)
    assert found.is_borderline().tolist() == [True, False]


def test_probabilities_add_up_to_one_and_follow_each_persons_error(bands: Bands) -> None:
    jpm = np.linspace(60, 110, 40)
    found = category_probabilities(jpm, np.linspace(0.5, 9, 40), bands)
    assert found.probability.sum(axis=1) == pytest.approx(np.ones(40))
    assert (found.probability >= 0).all()


def test_without_error_the_printed_category_is_certain(bands: Bands) -> None:
    found = category_probabilities([Decimal(78), Decimal("77.99")], 0.0, bands)
    assert found.of_printed.tolist() == [1.0, 1.0]


def test_a_person_without_a_measure_has_gaps_and_is_not_borderline(bands: Bands) -> None:
    found = category_probabilities([None, Decimal(95)], 2.0, bands)
    assert found.printed == (None, "OPTIMAL")
    assert found.of(0) is None
    assert not found.is_borderline()[0]


@pytest.mark.parametrize(("mean", "printed"), [(2.49, "2"), (2.5, "3"), (0.0, "0"), (7.0, "5")])
def test_a_level_reaches_half_way_to_its_neighbours(mean: float, printed: str) -> None:
    assert level_probabilities([mean], 0.3).printed == (printed,)


def test_the_level_decided_by_the_assessors_may_differ_from_the_nearest() -> None:
    found = level_probabilities([2.9], 0.4, printed=[2])
    assert found.printed == ("2",)
    assert found.of_printed[0] == pytest.approx(
        norm.cdf((2.5 - 2.9) / 0.4) - norm.cdf((1.5 - 2.9) / 0.4)
    )


def test_accuracy_and_consistency_are_those_of_measuring_twice(bands: Bands) -> None:
    """Rudner (2005): expected shares, here by drawing truth about each measure."""
    chance = np.random.default_rng(1)
    jpm = chance.normal(85, 8, 400)
    found = classification(category_probabilities(jpm, 4.0, bands))
    cuts = np.array([78.0, 90.0])
    printed = np.searchsorted(cuts, jpm, "right")
    one, two = (
        np.searchsorted(cuts, jpm + chance.normal(0, 4, (500, 400)), "right") for _ in range(2)
    )
    assert found.accuracy == pytest.approx((one == printed).mean(), abs=0.005)
    assert found.consistency == pytest.approx((one == two).mean(), abs=0.005)
    assert found.too_high == pytest.approx((one < printed).mean(), abs=0.005)
    assert (found.accuracy or 0) + (found.too_high or 0) + (found.too_low or 0) == pytest.approx(1)


def test_without_anybody_measured_it_says_so(bands: Bands) -> None:
    found = classification(category_probabilities([None], 2.0, bands))
    assert found.accuracy is None
    assert "Belum ada" in str(found.because)


@pytest.mark.parametrize("sem", [-1.0, float("nan"), [1.0, 2.0, 3.0]])
def test_an_impossible_error_is_refused(sem: float, bands: Bands) -> None:
    with pytest.raises(BadError):
        category_probabilities([80, 85], sem, bands)
