"""Restricted likelihood against the plain formula, with the whole covariance matrix written out."""

from collections.abc import Sequence

import numpy as np
import pytest
from scipy.optimize import minimize

from takar.psychometrics.raters.generalizability import variance_components
from takar.psychometrics.raters.generalizability.effects import (
    Effect,
    design_of,
    estimable,
)
from takar.psychometrics.raters.generalizability.likelihood import Likelihood, Model
from takar.psychometrics.raters.generalizability.reml import restricted_likelihood
from takar.psychometrics.raters.generalizability.squares import sums_of_all_cells


def plain(levels: np.ndarray, effects: Sequence[Effect], sigma: np.ndarray) -> float:
    """Return the restricted log-likelihood from the whole covariance matrix."""
    covariance = sigma[-1] * np.eye(levels.size)
    for size, effect in zip(sigma[:-1], effects, strict=True):
        covariance += size * (effect.codes[:, None] == effect.codes[None, :])
    inverse = np.linalg.inv(covariance)
    weight = inverse.sum()
    apart = levels - inverse.sum(axis=0) @ levels / weight
    log_determinant = np.linalg.slogdet(covariance)[1]
    free = (levels.size - 1) * np.log(2 * np.pi)
    return float(-0.5 * (log_determinant + np.log(weight) + apart @ inverse @ apart + free))


def sparse(
    seed: int,
    *,
    people: int = 25,
    raters: int = 6,
    methods: int = 2,
    tasks: int = 3,
    missing: float = 0.15,
) -> tuple[np.ndarray, dict[str, np.ndarray]]:
    """Return ratings of people by two of several raters, with some missing."""
    chance = np.random.default_rng(seed)
    rows = [
        (p, m, r, c)
        for p in range(people)
        for m in range(methods)
        for r in chance.choice(raters, 2, replace=False)
        for c in range(tasks)
        if chance.random() >= missing
    ]
    person, method, rater, task = np.array(rows).T
    levels = (
        chance.normal(0, 1.0, people)[person]
        + chance.normal(0, 0.6, raters)[rater]
        + chance.normal(0, 0.4, tasks)[task]
        + chance.normal(0, 0.6, (people, raters))[person, rater]
        + chance.normal(0, 0.5, (people, tasks))[person, task]
        + chance.normal(0, 0.5, (people, methods))[person, method]
        + chance.normal(0, 0.7, person.size)
    )
    columns = {"ratee": person, "rater": rater}
    if methods > 1:
        columns["method"] = method
    if tasks > 1:
        columns["competency"] = task
    return levels, columns


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_likelihood_is_that_of_the_whole_matrix(seed: int) -> None:
    levels, columns = sparse(seed)
    effects = estimable(design_of(columns)).effects
    chance = np.random.default_rng(seed)
    sigma = chance.uniform(0.05, 1.0, len(effects) + 1)
    sigma[chance.integers(0, len(effects), 3)] = 0.0
    model = Model.of(levels, design_of(columns).codes["ratee"], effects)
    assert Likelihood.at(model, sigma).loglik == pytest.approx(
        plain(levels, effects, sigma), abs=1e-8
    )


def test_the_slopes_are_those_of_the_likelihood() -> None:
    levels, columns = sparse(4, people=12)
    effects = estimable(design_of(columns)).effects
    sigma = np.random.default_rng(4).uniform(0.1, 1.0, len(effects) + 1)
    sigma[2] = 0.0
    model = Model.of(levels, design_of(columns).codes["ratee"], effects)
    slopes, _ = Likelihood.at(model, sigma).slopes()
    for place in range(sigma.size):
        step = np.zeros_like(sigma)
        step[place] = 1e-5
        low = sigma if sigma[place] == 0 else sigma - step
        rise = plain(levels, effects, sigma + step) - plain(levels, effects, low)
        width = 1e-5 if sigma[place] == 0 else 2e-5
        assert slopes[place] == pytest.approx(rise / width, rel=2e-3, abs=2e-3)


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 5])
def test_nothing_is_more_likely_than_what_was_found(seed: int) -> None:
    levels, columns = sparse(seed, people=15, methods=1)
    found = variance_components(levels, columns)
    effects = estimable(design_of(columns)).effects
    estimates = np.array([part.estimate for part in found.components.values()])
    best = minimize(
        lambda root: -plain(levels, effects, root**2 + 1e-12),
        np.sqrt(np.clip(estimates, 0.01, None)),
        method="BFGS",
    )
    assert found.method == "REML"
    assert found.has_converged
    assert found.loglik == pytest.approx(-best.fun, abs=1e-6)
    assert estimates == pytest.approx(best.x**2, rel=1e-3, abs=1e-4)


def test_the_information_gives_the_errors_of_the_curvature_where_the_design_is_balanced() -> None:
    person, rater = (codes.ravel() for codes in np.indices((40, 5)))
    chance = np.random.default_rng(8)
    levels = chance.normal(size=40)[person] + chance.normal(size=5)[rater]
    levels = levels + chance.normal(size=200)
    found = variance_components(levels, {"ratee": person, "rater": rater}, method="REML")
    left = found.components["residual"].estimate
    between = 5 * found.components["ratee"].estimate + left
    spread = 2 * (between**2 / 39 + left**2 / (39 * 4)) / 25
    assert found.components["ratee"].se == pytest.approx(np.sqrt(spread), rel=1e-5)


@pytest.mark.slow
def test_intervals_hold_the_truth_as_often_as_they_say() -> None:
    truth = {"ratee": 1.0, "rater": 0.36, "residual": 0.85}
    held = dict.fromkeys(truth, 0)
    chance = np.random.default_rng(12)
    for _ in range(200):
        person = np.repeat(np.arange(100), 2)
        rater = np.concatenate([chance.choice(60, 2, replace=False) for _ in range(100)])
        levels = chance.normal(0, 1.0, 100)[person] + chance.normal(0, 0.6, 60)[rater]
        levels = levels + chance.normal(0, np.sqrt(0.85), 200)
        found = variance_components(levels, {"ratee": person, "rater": rater}).components
        for name, size in truth.items():
            held[name] += abs(found[name].estimate - size) <= 1.96 * (found[name].se or 0)
    assert all(0.90 <= count / 200 <= 0.98 for count in held.values()), held


@pytest.mark.slow
def test_the_known_components_come_back() -> None:
    levels, columns = sparse(9, people=1500, raters=40, methods=1, tasks=6)
    found = variance_components(levels, columns).components
    truths = {"ratee": 1.25, "rater": 0.36, "ratee*rater": 0.36, "ratee*competency": 0.25}
    for name, truth in truths.items():
        assert abs(found[name].estimate - truth) < 3 * (found[name].se or 0)


def test_everything_but_the_residual_may_be_zero() -> None:
    person, rater = (codes.ravel() for codes in np.indices((30, 4)))
    keep = np.random.default_rng(1).random(person.size) > 0.1
    levels = np.random.default_rng(2).normal(size=person.size)
    found = variance_components(levels[keep], {"ratee": person[keep], "rater": rater[keep]})
    assert found.has_converged
    assert found.components["residual"].estimate > 0.5


def test_ratings_without_any_error_end_in_a_finite_answer() -> None:
    person, rater = (codes.ravel() for codes in np.indices((12, 3)))
    levels = (person + 10.0 * rater)[:-1]
    found = variance_components(levels, {"ratee": person[:-1], "rater": rater[:-1]})
    assert found.components["residual"].estimate == pytest.approx(0, abs=1e-4)
    assert all(np.isfinite(part.estimate) for part in found.components.values())


def test_the_start_does_not_matter() -> None:
    levels, columns = sparse(6, methods=1)
    design = design_of(columns)
    effects = estimable(design).effects
    start = sums_of_all_cells(levels, effects)
    one = restricted_likelihood(levels, design.codes["ratee"], effects, start)
    two = restricted_likelihood(levels, design.codes["ratee"], effects, np.full_like(start, 0.5))
    assert one.estimates == pytest.approx(two.estimates, rel=1e-4, abs=1e-5)


@pytest.mark.slow
def test_five_thousand_ratees_of_two_hundred_raters_can_be_taken_apart() -> None:
    levels, columns = sparse(10, people=5000, raters=200, methods=1, tasks=9, missing=0)
    found = variance_components(levels, columns)
    assert found.has_converged
    assert found.components["rater"].estimate == pytest.approx(0.36, abs=0.12)
