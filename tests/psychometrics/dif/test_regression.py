import numpy as np
import pytest

from takar.psychometrics.dif.regression import fitted


def test_one_table_has_the_log_odds_as_its_coefficient() -> None:
    counts = np.array([[10.0, 40.0], [20.0, 30.0]])
    found = fitted(counts, np.array([[0.0], [1.0]]))
    assert found.coefficients == pytest.approx([np.log(4), np.log(1.5) - np.log(4)], abs=1e-8)
    assert found.has_converged


def test_several_categories_find_the_highest_likelihood() -> None:
    """Against a plain search, on chances written out one by one."""
    from scipy.optimize import minimize  # noqa: PLC0415 -- the judge of this test

    chance = np.random.default_rng(1)
    level = np.linspace(-1.5, 1.5, 7)[:, None]
    counts = chance.integers(1, 30, (7, 4)).astype(float)

    def lost(at: np.ndarray[tuple[int], np.dtype[np.float64]]) -> float:
        above = 1 / (1 + np.exp(-(at[:3] + level * at[3])))
        parts = np.hstack([1 - above[:, :1], above[:, :1] - above[:, 1:2]])
        parts = np.hstack([parts, above[:, 1:2] - above[:, 2:], above[:, 2:]])
        return float(-(counts * np.log(np.maximum(parts, 1e-12))).sum())

    plain = minimize(lost, [1, 0, -1, 0.0], method="Nelder-Mead", options={"maxiter": 9000})
    found = fitted(counts, level)
    assert found.loglik >= -plain.fun - 1e-6
    assert found.loglik == pytest.approx(-plain.fun, abs=1e-2)


def test_groups_told_apart_without_error_run_away_unless_firth_holds_them() -> None:
    """In a table with an empty cell, Firth's estimate adds one half to every cell."""
    counts, group = np.array([[0.0, 20.0], [20.0, 5.0]]), np.array([[0.0], [1.0]])
    assert not fitted(counts, group).has_converged
    held = fitted(counts, group, firth=True)
    assert held.has_converged
    log_odds = np.log(5.5 / 20.5) - np.log(20.5 / 0.5)
    assert held.coefficients[1] == pytest.approx(log_odds, abs=1e-5)


def test_people_counted_twice_double_the_likelihood() -> None:
    counts = np.array([[10.0, 40.0, 5.0], [20.0, 30.0, 9.0]])
    once, twice = (fitted(k * counts, np.array([[0.0], [1.0]])) for k in (1, 2))
    assert twice.loglik == pytest.approx(2 * once.loglik)
    assert twice.coefficients == pytest.approx(once.coefficients, abs=1e-6)
