import numpy as np
import pytest
from scipy.stats import multivariate_normal

from takar.psychometrics.security import BadTimes, ResponseTimes

Numbers = np.ndarray[tuple[int, ...], np.dtype[np.float64]]


def sat(people: int, items: int, seed: int = 1) -> tuple[Numbers, Numbers, Numbers, Numbers]:
    """Return seconds, intensity, discrimination and speed."""
    chance = np.random.default_rng(seed)
    intensity, sharp = chance.normal(4, 0.4, items), chance.uniform(1.5, 3, items)
    speed = chance.normal(0, 0.35, people)
    logs = intensity - speed[:, None] + chance.normal(size=(people, items)) / sharp
    return np.exp(logs), intensity, sharp, speed


def test_what_made_the_times_is_found_again() -> None:
    seconds, intensity, sharp, speed = sat(2000, 30)
    found = ResponseTimes().fit(seconds)
    assert found.has_converged
    assert found.intensity == pytest.approx(intensity, abs=0.05)
    assert found.discrimination == pytest.approx(sharp, rel=0.08)
    assert found.speed_sd == pytest.approx(0.35, abs=0.02)
    assert np.corrcoef(found.speed, speed)[0, 1] > 0.95
    assert (np.abs(found.speed - speed) < 1.96 * found.speed_se).mean() > 0.93


def test_the_likelihood_is_that_of_normal_logarithms() -> None:
    seconds, *_ = sat(40, 5)
    seconds[0, 1] = np.nan
    found = ResponseTimes().fit(seconds)
    total = 0.0
    for row in np.log(seconds):
        there = np.isfinite(row)
        cover = np.diag(found.discrimination[there] ** -2.0) + found.speed_sd**2
        total += multivariate_normal(found.intensity[there], cover).logpdf(row[there])
    assert found.loglik == pytest.approx(total, abs=1e-6)


def test_no_other_values_are_likelier() -> None:
    seconds, *_ = sat(60, 5)
    found = ResponseTimes(tolerance=1e-12).fit(seconds)

    def loglik(intensity: Numbers, sharp: Numbers, spread: float) -> float:
        cover = np.diag(sharp**-2.0) + spread**2
        return float(multivariate_normal(intensity, cover).logpdf(np.log(seconds)).sum())

    best = loglik(found.intensity, found.discrimination, found.speed_sd)
    for step in (-0.01, 0.01):
        for item in range(5):
            nudge = step * np.eye(5)[item]
            assert loglik(found.intensity + nudge, found.discrimination, found.speed_sd) < best
            assert loglik(found.intensity, found.discrimination + nudge, found.speed_sd) < best
        assert loglik(found.intensity, found.discrimination, found.speed_sd + step) < best


def test_each_time_is_judged_by_the_other_times_of_the_person() -> None:
    seconds, *_ = sat(1500, 30)
    found = ResponseTimes().fit(seconds)
    assert found.z.std() == pytest.approx(1.0, abs=0.02)
    assert (found.misfit_p < 0.05).mean() == pytest.approx(0.05, abs=0.02)
    seconds[7, :6] /= 8  # known beforehand
    spoilt = ResponseTimes().fit(seconds)
    assert (spoilt.z[7, :6] < -2).all()
    assert spoilt.misfit_p[7] < 1e-4


def test_a_fast_person_is_not_an_irregular_one() -> None:
    seconds, *_ = sat(1500, 30)
    seconds[7] /= 2
    found = ResponseTimes().fit(seconds)
    assert found.speed[7] > 0.4
    assert found.misfit_p[7] > 0.001


def test_who_answered_nothing_has_no_speed() -> None:
    seconds, *_ = sat(50, 8)
    seconds[3], seconds[4, 2] = np.nan, np.nan
    found = ResponseTimes().fit(seconds)
    assert np.isnan(found.speed[3])
    assert np.isnan(found.misfit_p[3])
    assert np.isnan(found.z[4, 2])
    assert (found.n_used, found.n_excluded) == (49, 1)


def test_what_did_not_converge_says_so() -> None:
    assert not ResponseTimes(rounds=2).fit(sat(200, 10)[0]).has_converged


@pytest.mark.parametrize("wrong", [0.0, -1.0])
def test_times_that_are_none_are_refused(wrong: float) -> None:
    with pytest.raises(BadTimes, match="nol"):
        ResponseTimes().fit([[1.0, 2.0], [wrong, 3.0]])
    with pytest.raises(BadTimes, match="butir"):
        ResponseTimes().fit([[1.0, 2.0], [np.nan, 3.0]])
