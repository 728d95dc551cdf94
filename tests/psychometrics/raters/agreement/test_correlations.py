import numpy as np
import pytest

from takar.psychometrics.raters.agreement import GapsInTable, TooFewRatings, icc
from tests.psychometrics.raters.agreement.published import SHROUT_FLEISS

FORMS = ("icc1", "icc2", "icc3", "icc1k", "icc2k", "icc3k")


def drawn(
    chance: np.random.Generator, units: int, raters: int, sizes: tuple[float, float, float]
) -> np.ndarray:
    ratee, rater, rest = (
        np.sqrt(size) * chance.normal(size=shape)
        for size, shape in zip(sizes, [(units, 1), (1, raters), (units, raters)], strict=True)
    )
    return np.asarray(ratee + rater + rest)


def test_the_mean_of_k_raters_is_one_rater_stepped_up() -> None:
    """Spearman (1910) and Brown (1910)."""
    found = icc(SHROUT_FLEISS)
    for single, mean in (("icc1", "icc1k"), ("icc3", "icc3k")):
        one = getattr(found, single).value
        assert getattr(found, mean).value == pytest.approx(4 * one / (1 + 3 * one))


def test_the_intervals_are_those_of_the_f_distribution() -> None:
    found = icc(SHROUT_FLEISS)
    ends = [(form.low, form.high) for form in (found.icc1, found.icc2, found.icc3)]
    known = [(-0.133, 0.723), (0.019, 0.761), (0.342, 0.946)]
    assert np.array(ends, dtype=float) == pytest.approx(np.array(known), abs=5e-4)
    assert (found.icc1.df1, found.icc1.df2) == (5, 18)
    assert found.icc3.p == pytest.approx(0.000135, abs=5e-7)


@pytest.mark.slow
def test_intervals_hold_the_truth_as_often_as_they_say() -> None:
    chance = np.random.default_rng(11)
    truths = {"icc2": 0.5, "icc3": 1 / 1.5, "icc2k": 12 / 13, "icc3k": 12 / 12.5}
    held = dict.fromkeys(truths, 0)
    for _ in range(1000):
        found = icc(drawn(chance, 30, 12, (1.0, 0.5, 0.5)))
        for form, truth in truths.items():
            low, high = getattr(found, form).low, getattr(found, form).high
            held[form] += low <= truth <= high
    assert all(0.92 <= count / 1000 <= 0.97 for count in held.values()), held


def test_the_order_of_units_and_raters_does_not_matter() -> None:
    chance = np.random.default_rng(1)
    mixed = SHROUT_FLEISS[chance.permutation(6)][:, chance.permutation(4)]
    for form in FORMS:
        one, two = getattr(icc(SHROUT_FLEISS), form), getattr(icc(mixed), form)
        assert (one.value, one.low, one.high) == pytest.approx((two.value, two.low, two.high))


def test_severity_counts_against_agreement_but_not_against_consistency() -> None:
    stricter = SHROUT_FLEISS + np.array([0, 1, 2, 3]) * 10
    assert icc(stricter).icc3.value == pytest.approx(icc(SHROUT_FLEISS).icc3.value)
    assert (icc(stricter).icc2.value or 0) < (icc(SHROUT_FLEISS).icc2.value or 0)


def test_below_zero_is_told_as_zero_and_kept_raw() -> None:
    found = icc([[1, 5], [5, 1], [3, 3], [4, 2]])
    assert found.icc3.value == 0
    assert (found.icc3.raw or 0) < 0


def test_raters_who_never_differ_have_correlation_one_without_an_interval() -> None:
    found = icc([[1, 1], [2, 2], [5, 5]])
    assert (found.icc3.value, found.icc3.low, found.icc3.f) == (1, None, None)


def test_where_nothing_varies_it_says_so() -> None:
    found = icc([[3, 3], [3, 3]])
    assert all(getattr(found, form).value is None for form in FORMS)
    assert "tidak terdefinisi" in str(found.because)


def test_gaps_and_too_few_are_refused() -> None:
    with pytest.raises(GapsInTable):
        icc(np.array([[1, 2], [3, np.nan]]))
    with pytest.raises(TooFewRatings):
        icc([[1, 2]])
    with pytest.raises(TooFewRatings):
        icc([[1], [2]])
