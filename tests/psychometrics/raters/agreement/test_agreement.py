"""Coefficients of agreement against what was published of them."""

import numpy as np
import pytest

from takar.psychometrics.raters.agreement import (
    fleiss_kappa,
    gwet_ac1,
    icc,
    krippendorff,
    weighted_kappa,
)
from tests.psychometrics.raters.agreement.published import (
    ABSTRACTORS,
    DIAGNOSES,
    KRIPPENDORFF,
    SHROUT_FLEISS,
    VISION,
    pairs_of,
    ratings_of,
)


@pytest.mark.parametrize(
    ("form", "published"),
    [
        ("icc1", 0.17),
        ("icc2", 0.29),
        ("icc3", 0.71),
        ("icc1k", 0.44),
        ("icc2k", 0.62),
        ("icc3k", 0.91),
    ],
)
def test_the_six_correlations_are_those_of_shrout_and_fleiss(form: str, published: float) -> None:
    found = getattr(icc(SHROUT_FLEISS), form)
    assert round(found.value, 2) == published
    assert found.raw == found.value


def test_the_mean_squares_are_those_of_shrout_and_fleiss() -> None:
    found = icc(SHROUT_FLEISS)
    squares = (found.ms_units, found.ms_within, found.ms_raters, found.ms_error)
    assert [round(square, 2) for square in squares] == [11.24, 6.26, 32.49, 1.02]


@pytest.mark.parametrize(
    ("metric", "published"),
    [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849), ("ratio", 0.797)],
)
def test_alpha_is_that_of_krippendorff_2011(metric: str, published: float) -> None:
    found = krippendorff(KRIPPENDORFF, metric=metric, replicates=0)  # type: ignore[arg-type]
    assert found.value == pytest.approx(published, abs=5e-4)
    assert (found.units, found.pairable) == (11, 40)


def test_ac1_and_fleiss_kappa_with_gaps_are_those_of_gwet_2014() -> None:
    ac1, kappa = gwet_ac1(KRIPPENDORFF), fleiss_kappa(KRIPPENDORFF)
    assert (ac1.value, ac1.se) == pytest.approx((0.77544, 0.14295), abs=5e-6)
    assert (kappa.value, kappa.se) == pytest.approx((0.76117, 0.15302), abs=5e-6)
    assert (ac1.observed, ac1.expected) == pytest.approx((0.81818, 0.19032), abs=5e-6)


def test_two_abstractors_agree_as_gwet_2014_found() -> None:
    first, second = pairs_of(ABSTRACTORS).T
    kappa = weighted_kappa(first, second, weights="none")
    assert (kappa.value, kappa.se) == pytest.approx((0.79641, 0.05891), abs=5e-6)
    assert gwet_ac1(pairs_of(ABSTRACTORS)).value == pytest.approx(0.84933, abs=5e-6)


def test_psychiatrists_agree_as_fleiss_1971_found() -> None:
    found = fleiss_kappa(ratings_of(DIAGNOSES))
    assert found.value == pytest.approx(0.430, abs=5e-4)
    assert [round(value or 0, 3) for value in found.by_level.values()] == [
        0.245,
        0.245,
        0.520,
        0.471,
        0.566,
    ]


def test_both_eyes_of_7477_women_agree_as_known() -> None:
    first, second = pairs_of(VISION).T
    assert weighted_kappa(first, second, weights="none").value == pytest.approx(0.595, abs=5e-4)


def test_quadratic_kappa_is_nearly_the_correlation_of_agreement() -> None:
    """Fleiss & Cohen (1973): the same but for a term that falls with the number of units."""
    first, second = pairs_of(VISION).T.astype(float)
    units = first.size
    squares = icc(np.stack([first, second], axis=1))
    between = units * (squares.ms_units - squares.ms_error)
    same = between / (
        units * squares.ms_units + 2 * squares.ms_raters + (units - 2) * squares.ms_error
    )
    assert weighted_kappa(first, second).value == pytest.approx(same, rel=1e-3)
