import numpy as np
import pytest

from takar.psychometrics.raters.generalizability.effects import Codes, Effect, design_of, estimable
from takar.psychometrics.raters.generalizability.likelihood import Likelihood, Model
from takar.psychometrics.raters.generalizability.reml import restricted_likelihood
from takar.psychometrics.raters.generalizability.sheets import Sheets, SheetsLikelihood, model_of
from takar.psychometrics.raters.generalizability.squares import sums_of_all_cells
from tests.psychometrics.raters.generalizability.test_generalizability import plain

Read = tuple[np.ndarray, Codes, tuple[Effect, ...], dict[str, Codes]]


def whole_sheets(seed: int = 1, *, methods: int = 2) -> Read:
    """Return ratings by two of five assessors a method, each on all four competencies."""
    chance = np.random.default_rng(seed)
    rows = [
        (p, m, r, c)
        for p in range(14)
        for m in range(methods)
        for r in chance.choice(5, 2, replace=False)
        for c in range(4)
    ]
    rows = [rows[k] for k in chance.permutation(len(rows))]
    names = ("ratee", "method", "rater", "competency")
    columns = dict(zip(names, np.array(rows).T, strict=True))
    if methods == 1:
        columns.pop("method")
    levels = chance.normal(size=len(rows)) + chance.normal(size=14)[columns["ratee"]]
    design = design_of(columns)
    facets = {name: codes for name, codes in design.codes.items() if name != "ratee"}
    return levels, design.codes["ratee"], estimable(design).effects, facets


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize("methods", [1, 2])
def test_the_two_parts_are_as_likely_as_the_whole_matrix(seed: int, methods: int) -> None:
    levels, person, effects, facets = whole_sheets(seed, methods=methods)
    model = model_of(levels, person, effects, facets)
    assert isinstance(model, Sheets)
    chance = np.random.default_rng(seed)
    sigma = chance.uniform(0.05, 1.0, len(effects) + 1)
    sigma[chance.integers(0, len(effects), 2)] = 0.0
    assert model.at(sigma).loglik == pytest.approx(plain(levels, effects, sigma), abs=1e-8)


def test_mean_slopes_and_information_are_those_of_the_undivided_model() -> None:
    levels, person, effects, facets = whole_sheets(4)
    sigma = np.random.default_rng(4).uniform(0.05, 1.0, len(effects) + 1)
    one = model_of(levels, person, effects, facets).at(sigma)
    two = Model.of(levels, person, effects).at(sigma)
    assert isinstance(one, SheetsLikelihood)
    assert isinstance(two, Likelihood)
    assert (one.mean, one.weight) == pytest.approx((two.mean, two.weight), rel=1e-9)
    for mine, known in zip(one.slopes(), two.slopes(), strict=True):
        assert mine == pytest.approx(known, rel=1e-7, abs=1e-7)


def test_the_components_are_those_of_the_undivided_model() -> None:
    levels, person, effects, facets = whole_sheets(5)
    start = sums_of_all_cells(levels, effects)
    split = restricted_likelihood(levels, person, effects, start, facets)
    undivided = restricted_likelihood(levels, person, effects, start)
    assert split.estimates == pytest.approx(undivided.estimates, rel=1e-6, abs=1e-7)
    assert split.loglik == pytest.approx(undivided.loglik, abs=1e-8)
    assert split.mean_se == pytest.approx(undivided.mean_se, rel=1e-6)


def test_one_rating_missing_keeps_the_model_undivided() -> None:
    levels, person, _, facets = whole_sheets(6)
    kept = {name: codes[1:] for name, codes in facets.items()}
    design = design_of({"ratee": person[1:], **kept})
    model = model_of(levels[1:], person[1:], estimable(design).effects, kept)
    assert isinstance(model, Model)


def test_a_competency_rated_twice_and_another_not_is_no_whole_sheet() -> None:
    levels, person, effects, facets = whole_sheets(7, methods=1)
    twice = facets["competency"].copy()
    twice[twice == 1] = 0
    twice[twice == 2] = 1
    twice[twice == 3] = 2
    changed = facets | {"competency": twice}
    assert isinstance(model_of(levels, person, effects, changed), Model)
