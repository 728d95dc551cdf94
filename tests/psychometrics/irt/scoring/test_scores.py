from typing import get_args

import numpy as np
import pytest
from scipy.optimize import minimize_scalar

from takar.psychometrics.irt.models import ItemParameters
from takar.psychometrics.irt.scoring import Method, person_scores
from takar.psychometrics.irt.scoring.matching import BadPopulation, NoParameters
from takar.psychometrics.irt.scoring.scores import UnknownMethod
from takar.psychometrics.responses import Gap, Responses
from tests.psychometrics.irt.scoring.invented import (
    MIXED,
    answered,
    binary,
    every_pattern,
    likelihoods,
)

METHODS: tuple[Method, ...] = get_args(Method)
NOT, SKIPPED, LATE = int(Gap.NOT_GIVEN), int(Gap.OMITTED), int(Gap.NOT_REACHED)
DENSE = np.linspace(-14, 14, 28_001)


@pytest.mark.parametrize(("mean", "sd"), [(0.0, 1.0), (0.7, 1.6), (-1.0, 5.0)])
def test_eap_is_the_mean_of_the_posterior(mean: float, sd: float) -> None:
    responses = every_pattern(MIXED)
    theta = np.linspace(mean - 10 * sd, mean + 10 * sd, 20_001)
    weights = likelihoods(MIXED, responses, theta) * np.exp(-(((theta - mean) / sd) ** 2) / 2)
    weights /= weights.sum(axis=1, keepdims=True)
    eap = weights @ theta
    spread = np.sqrt(weights @ theta**2 - eap**2)
    found = person_scores(MIXED, responses, mean=mean, sd=sd)
    assert found.theta == pytest.approx(eap, abs=1e-6)
    assert found.se == pytest.approx(spread, abs=1e-6)


def test_a_narrow_posterior_gets_more_nodes() -> None:
    items = tuple(ItemParameters(f"i{k}", "2PL", 6.0, (0.5 * k - 5,)) for k in range(21))
    responses = answered(items, np.linspace(-1, 1, 40))
    weights = likelihoods(items, responses, DENSE) * np.exp(-(DENSE**2) / 2)
    weights /= weights.sum(axis=1, keepdims=True)
    assert person_scores(items, responses).theta == pytest.approx(weights @ DENSE, abs=1e-6)


@pytest.mark.parametrize("items", [MIXED, binary(8), binary(8, model="3PL")])
def test_map_is_the_top_of_the_posterior(items: tuple[ItemParameters, ...]) -> None:
    responses = every_pattern(items)
    rows = np.arange(0, len(responses), 7)
    responses = responses.subset(persons=rows)
    found = person_scores(items, responses, method="MAP", mean=0.2, sd=1.5)
    heights = np.log(likelihoods(items, responses, DENSE)) - ((DENSE - 0.2) / 1.5) ** 2 / 2
    assert found.theta == pytest.approx(DENSE[heights.argmax(axis=1)], abs=6e-4)
    assert found.has_converged


@pytest.mark.parametrize("items", [MIXED, binary(8), binary(8, model="3PL")])
def test_ml_is_the_top_of_the_likelihood_or_nothing(items: tuple[ItemParameters, ...]) -> None:
    responses = every_pattern(items)
    found = person_scores(items, responses, method="ML")
    top = DENSE[likelihoods(items, responses, DENSE).argmax(axis=1)]
    known = np.isfinite(found.theta)
    assert found.theta[known] == pytest.approx(top[known], abs=6e-4)
    assert (np.abs(top[~known]) >= 9.8).all()
    assert not known[[0, -1]].any()
    assert found.is_extreme[[0, -1]].all()
    assert f"{(~known).sum()} orang" in str(found.warnings[0])


def test_wle_of_a_rasch_test_is_where_the_weighted_likelihood_peaks() -> None:
    items = binary(6, model="1PL")
    responses = every_pattern(items)
    found = person_scores(items, responses, method="WLE")
    told = sum(one.information(DENSE) for one in items)
    heights = np.log(likelihoods(items, responses, DENSE)) + np.log(told) / 2
    assert found.theta == pytest.approx(DENSE[heights.argmax(axis=1)], abs=6e-4)
    assert np.isfinite(found.theta).all()
    assert found.se == pytest.approx(
        1 / np.sqrt(sum(one.information(found.theta) for one in items))
    )


def test_wle_of_partial_credit_follows_the_information_too() -> None:
    items = (
        ItemParameters("x", "GPCM", 1.1, (0.5, -0.3, -1.4)),
        ItemParameters("y", "GPCM", 0.6, (0.1, 0.4)),
    )
    responses = every_pattern(items)
    told = sum(one.information(DENSE) for one in items)
    heights = np.log(likelihoods(items, responses, DENSE)) + np.log(told) / 2
    found = person_scores(items, responses, method="WLE")
    assert found.theta == pytest.approx(DENSE[heights.argmax(axis=1)], abs=6e-4)


def test_wle_solves_its_equation_for_every_model() -> None:
    responses = every_pattern(MIXED)
    found = person_scores(MIXED, responses, method="WLE")
    slope = np.zeros(len(responses))
    bias, told = np.zeros(len(responses)), np.zeros(len(responses))
    for place, one in enumerate(MIXED):
        chance, first, second = one.curves(found.theta)
        slope += (first / chance)[np.arange(len(slope)), responses.answers[:, place]]
        bias += (first * second / chance).sum(axis=1)
        told += (first**2 / chance).sum(axis=1)
    inside = ~found.is_extreme
    assert inside.sum() > len(responses) - 40
    assert (slope + bias / (2 * told))[inside] == pytest.approx(0, abs=1e-6)


def test_wle_is_less_biased_than_ml() -> None:
    items = binary(20, seed=3)
    theta = np.repeat([-1.5, 1.5], 4000)
    responses = answered(items, theta)
    off = {}
    for method in ("ML", "WLE"):
        found = person_scores(items, responses, method=method)
        off[method] = abs(np.nanmean((found.theta - theta) * np.sign(theta)))
    assert off["WLE"] < off["ML"]
    assert off["WLE"] < 0.02


def test_published_modes_of_a_rasch_test_come_out() -> None:
    """The law admission test, section 6: Rizopoulos (2006), common slope .755."""
    difficulties = (-3.6153, -1.3224, -0.3176, -1.7301, -2.7802)
    items = [
        ItemParameters(str(k + 1), "1PL", 0.7551, (-0.7551 * b,))
        for k, b in enumerate(difficulties)
    ]
    responses = Responses.from_array([[0, 0, 0, 0, 0], [0, 0, 0, 0, 1]], categories=[2] * 5)
    found = person_scores(items, responses, method="MAP")
    assert found.theta == pytest.approx([-1.910, -1.439], abs=1e-3)


@pytest.mark.parametrize("method", METHODS)
def test_gaps_count_as_asked(method: Method) -> None:
    items = binary(6)
    rows = [
        [1, 1, 0, 1, SKIPPED, LATE],
        [1, 1, 0, 1, 0, 0],
        [1, 1, 0, 1, NOT, NOT],
    ]
    responses = Responses.from_array(rows, items=[one.item for one in items], categories=[2] * 6)
    default = person_scores(items, responses, method=method).theta
    assert default[0] == pytest.approx(default[1], abs=1e-9)
    asked = person_scores(
        items, responses, method=method, omitted="not_given", not_reached="not_given"
    ).theta
    assert asked[0] == pytest.approx(asked[2], abs=1e-9)
    assert asked[0] > default[0]


@pytest.mark.parametrize("method", METHODS)
def test_who_was_given_nothing_has_no_ability(method: Method) -> None:
    items = binary(3)
    responses = Responses.from_array(
        [[NOT] * 3, [1, 0, 1]], items=[one.item for one in items], categories=[2] * 3
    )
    found = person_scores(items, responses, method=method)
    assert np.isnan(found.theta[0])
    assert np.isnan(found.se[0])
    assert np.isfinite(found.theta[1])
    assert (found.n_used, found.n_excluded) == (1, 1)
    assert "1 orang" in str(found.reasons[0])
    assert not found.warnings


@pytest.mark.parametrize("method", METHODS)
def test_order_and_size_of_the_crowd_change_nothing(method: Method) -> None:
    items = binary(10)
    responses = answered(items, np.random.default_rng(2).normal(size=9000))
    found = person_scores(items, responses, method=method)
    mixed = np.random.default_rng(3).permutation(9000)
    again = person_scores(items[::-1], responses.subset(persons=mixed), method=method)
    assert again.theta == pytest.approx(found.theta[mixed], abs=1e-8, nan_ok=True)
    alone = person_scores(items, responses.subset(persons=np.array([8999])), method=method)
    assert alone.theta == pytest.approx(found.theta[[8999]], abs=1e-8, nan_ok=True)


def test_groups_may_have_populations_of_their_own() -> None:
    items = binary(5)
    responses = answered(items, np.zeros(6))
    mean = np.array([0.0, 0, 0, 1, 1, 1])
    both = person_scores(items, responses, mean=mean, sd=1.2).theta
    for value in (0.0, 1.0):
        alone = person_scores(items, responses, mean=value, sd=1.2).theta
        assert both[mean == value] == pytest.approx(alone[mean == value], abs=1e-7)


def test_a_falling_item_counts_from_its_other_end() -> None:
    items = (ItemParameters("x", "2PL", -1.0, (0.0,)), ItemParameters("y", "2PL", 1.0, (0.0,)))
    found = person_scores(items, every_pattern(items), method="ML")
    assert found.is_extreme.tolist() == [False, True, True, False]
    assert np.isfinite(found.theta).tolist() == [True, False, False, True]


def test_strange_requests_are_refused() -> None:
    items = binary(2)
    responses = answered(items, np.zeros(3))
    with pytest.raises(UnknownMethod):
        person_scores(items, responses, method="SUM")  # type: ignore[arg-type]
    with pytest.raises(NoParameters, match="i2"):
        person_scores(items[:1], responses)
    with pytest.raises(BadPopulation):
        person_scores(items, responses, sd=0.0)
    graded = Responses.from_array([[2, 0]], items=["i1", "i2"], categories=[3, 2])
    with pytest.raises(NoParameters, match="kategori 2"):
        person_scores(items, graded)


def test_the_summit_agrees_with_a_plain_search() -> None:
    items = binary(30, seed=5)
    responses = answered(items, np.array([0.3]))
    found = person_scores(items, responses, method="MAP").theta[0]

    def depth(theta: float) -> float:
        row = likelihoods(items, responses, np.array([theta]))[0, 0]
        return float(-np.log(row) + theta**2 / 2)

    plain = minimize_scalar(depth, bounds=(-6, 6), method="bounded", options={"xatol": 1e-10})
    assert found == pytest.approx(plain.x, abs=1e-6)
