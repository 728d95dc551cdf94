import numpy as np
import pytest

from takar.psychometrics.raters.agreement import TooFewRatings, icc, sparse_icc
from tests.psychometrics.raters.agreement.published import SHROUT_FLEISS
from tests.psychometrics.raters.agreement.test_correlations import drawn

GAP = float("nan")


@pytest.mark.parametrize("form", ["icc2", "icc2k", "icc3", "icc3k"])
def test_without_gaps_it_is_the_correlation_of_the_mean_squares(form: str) -> None:
    one, two = getattr(sparse_icc(SHROUT_FLEISS), form), getattr(icc(SHROUT_FLEISS), form)
    assert one.value == pytest.approx(two.value, abs=1e-6)
    assert one.raw == pytest.approx(two.raw, abs=1e-6)


def test_with_two_of_thirty_raters_each_the_truth_comes_back() -> None:
    chance = np.random.default_rng(9)
    table = drawn(chance, 3000, 30, (1.0, 0.3, 0.5))
    hidden = np.argsort(chance.random(table.shape), axis=1) >= 2
    table[hidden] = GAP
    found = sparse_icc(table)
    assert found.k == 2
    assert found.icc2.value == pytest.approx(1 / 1.8, abs=0.06)
    assert found.icc3.value == pytest.approx(1 / 1.5, abs=0.03)
    assert found.icc3k.value == pytest.approx(1 / 1.25, abs=0.03)


def test_the_number_of_raters_is_the_harmonic_mean() -> None:
    found = sparse_icc(np.array([[1, 2, GAP, GAP], [3, 4, 4, 5], [5, 5, GAP, GAP], [2, 2, 3, 1]]))
    assert found.k == pytest.approx(4 / (1 / 2 + 1 / 4 + 1 / 2 + 1 / 4))


def test_below_zero_is_told_as_zero_and_kept_raw() -> None:
    rows = [[1, 5, GAP], [5, 1, GAP], [GAP, 1, 5], [GAP, 5, 1], [1, GAP, 5], [5, GAP, 1]]
    found = sparse_icc(np.array(rows))
    assert found.icc3.value is not None
    assert found.icc3.value >= 0 > (found.icc3.raw or 0)


def test_one_rating_of_each_unit_says_why_there_is_none() -> None:
    found = sparse_icc(np.array([[1, GAP], [GAP, 2], [3, GAP], [GAP, 5]]))
    assert found.icc2.value is None
    assert "dua penilai" in str(found.because)


def test_where_nothing_varies_it_says_so() -> None:
    assert "sama" in str(sparse_icc(np.array([[2, 2], [2, GAP], [2, 2]])).because)


def test_an_empty_table_is_refused() -> None:
    with pytest.raises(TooFewRatings):
        sparse_icc(np.array([[GAP, GAP], [GAP, GAP]]))
