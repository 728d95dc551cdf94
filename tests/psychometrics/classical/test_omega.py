from typing import Literal

import numpy as np
import pytest

from takar.psychometrics.classical import alpha, omega
from takar.psychometrics.classical.intervals import Floats
from takar.psychometrics.classical.one_factor import one_factor, spread_of
from takar.psychometrics.classical.points import TooLittleToAnalyse
from takar.psychometrics.responses import Responses
from tests.psychometrics.classical.test_items import simulated

LOADINGS = np.array([0.9, 0.8, 0.7, 0.6, 0.5, 0.4])


def scaled(persons: int, seed: int, loadings: Floats = LOADINGS) -> Responses:
    """Return wide scores with these loadings; rounding hardly shows."""
    chance = np.random.default_rng(seed)
    own = np.sqrt(1 - loadings**2) * chance.normal(size=(persons, len(loadings)))
    scores = 500 + 80 * (chance.normal(size=(persons, 1)) * loadings + own)
    return Responses.from_array(np.clip(np.rint(scores), 0, 999).astype(int), categories=[1000] * 6)


def test_a_matrix_of_one_factor_gives_its_loadings_back() -> None:
    sd = np.array([1.0, 2, 3, 4, 5, 6])
    matrix = (np.outer(LOADINGS, LOADINGS) + np.diag(1 - LOADINGS**2)) * np.outer(sd, sd)
    fit = one_factor(matrix)
    assert fit.loadings == pytest.approx(LOADINGS * sd, abs=1e-5)
    assert fit.discrepancy == pytest.approx(0, abs=1e-9)
    assert fit.has_converged
    assert not fit.at_bound.any()


def test_the_maximum_is_one() -> None:
    chance = np.random.default_rng(4)
    x = chance.normal(size=(80, 1)) + chance.normal(size=(80, 5))
    matrix = np.cov(x.T)
    fit = one_factor(matrix)

    def discrepancy(loadings: Floats, own: Floats) -> float:
        made = np.outer(loadings, loadings) + np.diag(own)
        return float(np.linalg.slogdet(made)[1] + np.trace(np.linalg.solve(made, matrix)))

    best = discrepancy(fit.loadings, fit.uniquenesses)
    assert best - np.linalg.slogdet(matrix)[1] - 5 == pytest.approx(fit.discrepancy, abs=1e-9)
    for item in range(5):
        for step in (1e-3, -1e-3):
            moved = np.eye(5)[item] * step
            assert discrepancy(fit.loadings + moved, fit.uniquenesses) > best
            assert discrepancy(fit.loadings, fit.uniquenesses + moved) > best


def test_omega_is_what_the_factor_explains() -> None:
    found = omega(scaled(20_000, 1))
    top = LOADINGS.sum() ** 2
    assert found.kind == "continuous"
    assert found.value == pytest.approx(top / (top + (1 - LOADINGS**2).sum()), abs=0.005)
    assert found.loadings == pytest.approx(LOADINGS, abs=0.02)
    assert found.heywood == ()


@pytest.mark.slow
def test_the_interval_of_omega_covers() -> None:
    top = LOADINGS.sum() ** 2
    true = top / (top + (1 - LOADINGS**2).sum())
    found = [omega(scaled(300, seed)) for seed in range(100)]
    within = np.mean([one.low < true < one.high for one in found])
    assert 0.91 <= within <= 0.98


@pytest.mark.slow
def test_errors_of_the_loadings_agree_with_their_spread() -> None:
    fits = [one_factor(np.cov(scaled(400, seed).answers.T / 80.0)) for seed in range(60)]
    seen = np.array([fit.loadings for fit in fits]).std(axis=0)
    told = np.sqrt(np.diag(spread_of(fits[0], 400))[:6])
    assert told == pytest.approx(seen, rel=0.35)


def test_a_heywood_case_is_told() -> None:
    matrix = np.array([[1, 0.9, 0.9], [0.9, 1, 0.2], [0.9, 0.2, 1]])
    assert one_factor(matrix).at_bound.tolist() == [True, False, False]
    chance = np.random.default_rng(7)
    root = np.linalg.cholesky(matrix + 0.45 * np.eye(3))
    scores = np.rint(500 + 100 * chance.normal(size=(500, 3)) @ root.T * np.array([1, 1, 1]))
    # the first item alone ties two items together that do not go with each other
    scores[:, 0] = np.rint((scores[:, 1] + scores[:, 2]) / 2)
    found = omega(Responses.from_array(scores.astype(int), categories=[2000] * 3))
    assert found.heywood == ("1",)
    assert "Heywood" in str(found.warnings[-1])


def test_graded_items_are_as_reliable_as_two_tests_of_one_ability_correlate() -> None:
    chance = np.random.default_rng(8)
    persons = 40_000
    ability = chance.normal(size=(persons, 1))
    loadings, cuts = np.linspace(0.4, 0.8, 8), np.linspace(-1.2, 1.2, 8)

    def once() -> np.ndarray:
        noise = chance.normal(size=(persons, 8)) * np.sqrt(1 - loadings**2)
        behind = ability * loadings + noise
        return (behind > cuts).astype(int) + (behind > cuts + 0.8)

    first, second = once(), once()
    parallel = np.corrcoef(first.sum(axis=1), second.sum(axis=1))[0, 1]
    found = omega(Responses.from_array(first))
    assert found.kind == "graded"
    assert found.value == pytest.approx(parallel, abs=0.01)
    assert found.loadings == pytest.approx(loadings, abs=0.03)


def test_equal_loadings_make_omega_alpha() -> None:
    responses = scaled(20_000, 3, np.full(6, 0.6))
    assert omega(responses).value == pytest.approx(alpha(responses).value, abs=1e-3)


def test_two_items_or_nine_persons_are_refused() -> None:
    with pytest.raises(TooLittleToAnalyse):
        omega(Responses.from_array(simulated(50, 2)))
    with pytest.raises(TooLittleToAnalyse):
        omega(Responses.from_array(simulated(9, 5)))


@pytest.mark.parametrize("kind", ["graded", "continuous"])
def test_an_item_that_does_not_vary_is_refused_by_name(
    kind: Literal["graded", "continuous"],
) -> None:
    answers = simulated(50, 4)
    answers[:, 2] = 1
    with pytest.raises(TooLittleToAnalyse, match="Butir 3"):
        omega(Responses.from_array(answers), kind=kind)
