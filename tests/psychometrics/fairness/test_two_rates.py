import numpy as np
import pytest
from scipy.stats import fisher_exact

from takar.psychometrics.fairness.two_rates import (
    Rates,
    cohen_h,
    difference_interval,
    fisher_p,
    holm,
    least_detectable,
    pooled_z,
    power_to_find,
    ratio_interval,
    score_interval,
    smallest_size,
)


@pytest.mark.parametrize(
    ("rates", "low", "high"),
    [
        ((56, 70, 48, 80), 0.0524, 0.3339),
        ((9, 10, 3, 10), 0.1705, 0.8090),
        ((5, 56, 0, 29), -0.0381, 0.1926),
        ((10, 10, 0, 10), 0.6075, 1.0000),
    ],
)
def test_intervals_of_differences_are_those_of_newcombe_1998(
    rates: tuple[int, int, int, int], low: float, high: float
) -> None:
    found = difference_interval(Rates(*rates))
    assert (found.low, found.high) == pytest.approx((low, high), abs=5e-5)


@pytest.mark.parametrize(
    ("selected", "total", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611)],
)
def test_intervals_of_rates_are_those_of_newcombe_1998(
    selected: int, total: int, low: float, high: float
) -> None:
    found = score_interval(selected, total)
    assert (found.low, found.high) == pytest.approx((low, high), abs=5e-5)


def test_the_lady_tasting_tea_is_fishers() -> None:
    """Fisher (1935): three of four right has p = 34/70 on both sides."""
    assert fisher_p(Rates(3, 4, 1, 4)) == pytest.approx(34 / 70)
    assert fisher_p(Rates(3, 4, 1, 4), mid=True) == pytest.approx(34 / 70 - 16 / 70 / 2)


def test_the_exact_test_is_that_of_scipy_for_any_counts() -> None:
    chance = np.random.default_rng(1)
    for _ in range(200):
        n, m = (int(size) for size in chance.integers(1, 60, 2))
        a, b = int(chance.integers(0, n + 1)), int(chance.integers(0, m + 1))
        known = fisher_exact([[a, n - a], [b, m - b]]).pvalue
        assert fisher_p(Rates(a, n, b, m)) == pytest.approx(known, abs=1e-9)


def test_the_pooled_test_is_the_root_of_chi_square() -> None:
    a, n, b, m = 12, 40, 48, 80
    expected = np.array([[n * 60 / 120, n * 60 / 120], [m * 60 / 120, m * 60 / 120]])
    seen = np.array([[a, n - a], [b, m - b]])
    chi_square = ((seen - expected) ** 2 / expected).sum()
    assert (pooled_z(Rates(a, n, b, m)) or 0) ** 2 == pytest.approx(chi_square)


def test_the_interval_of_the_ratio_is_even_on_the_logarithm() -> None:
    rates = Rates(12, 40, 48, 80)
    found = ratio_interval(rates)
    assert found.low * found.high == pytest.approx((rates.ratio or 0) ** 2)
    assert np.log(found.high / found.low) / 2 == pytest.approx(
        1.959964 * np.sqrt(1 / 12 - 1 / 40 + 1 / 48 - 1 / 80), rel=1e-6
    )


def test_cohens_h_of_a_half_and_three_quarters_is_a_third_of_pi_halved() -> None:
    assert cohen_h(0.75, 0.5) == pytest.approx(np.pi / 6)
    assert cohen_h(0.5, 0.75) == pytest.approx(-np.pi / 6)


def test_what_is_least_detectable_has_just_the_power_asked() -> None:
    least = least_detectable(0.6, 120, 150)
    assert least is not None
    assert power_to_find(0.6 - least, 0.6, 120, 150, 0.05) == pytest.approx(0.8, abs=1e-4)


def test_where_even_zero_would_be_missed_nothing_is_detectable() -> None:
    assert least_detectable(0.05, 10, 10) is None


@pytest.mark.slow
def test_the_power_is_what_simulation_finds() -> None:
    chance = np.random.default_rng(2)
    one, two = chance.binomial(150, 0.4, 4000), chance.binomial(150, 0.6, 4000)
    found = [
        abs(pooled_z(Rates(int(a), 150, int(b), 150)) or 0) > 1.96
        for a, b in zip(one, two, strict=True)
    ]
    assert power_to_find(0.4, 0.6, 150, 150, 0.05) == pytest.approx(np.mean(found), abs=0.02)


def test_p_values_are_adjusted_as_holm_1979_says() -> None:
    assert holm([0.01, 0.04, 0.03, 0.005]) == pytest.approx([0.03, 0.06, 0.06, 0.02])
    assert holm([0.5, None, 0.9]) == [1.0, None, 1.0]
    assert holm([]) == []


def test_a_share_of_people_is_rounded_up_but_not_past_itself() -> None:
    assert smallest_size(0.02, 500, 5) == 10
    assert smallest_size(0.02, 501, 5) == 11
    assert smallest_size(0.02, 100, 5) == 5


@pytest.mark.parametrize(
    ("rates", "is_flip_flop"),
    [
        (Rates(4, 10, 5, 10), True),
        (Rates(8, 10, 10, 10), True),
        (Rates(0, 10, 10, 10), False),
        (Rates(0, 10, 0, 10), False),
        (Rates(10, 10, 10, 10), False),
    ],
)
def test_one_selection_moved_may_change_the_side(rates: Rates, is_flip_flop: bool) -> None:
    assert rates.is_flip_flop is is_flip_flop
