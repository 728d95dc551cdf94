from dataclasses import replace

import numpy as np
import pytest

from takar.psychometrics.irt.fit import m2
from takar.psychometrics.irt.fit.m2 import NoModelTest, moment_spread
from takar.psychometrics.irt.fit.sensitivity import sensitivities
from takar.psychometrics.irt.models import ItemParameters
from takar.psychometrics.irt.scoring.matching import Floats
from takar.psychometrics.responses import Gap, Responses
from tests.psychometrics.irt.scoring.invented import (
    MIXED,
    answered,
    binary,
    every_pattern,
    likelihoods,
)


def moments(answers: Floats) -> Floats:
    """Return points and products of pairs, person by person."""
    rows, columns = np.triu_indices(answers.shape[1], 1)
    return np.hstack([answers, answers[:, rows] * answers[:, columns]])


def test_the_covariance_of_the_moments_is_that_of_all_patterns() -> None:
    theta = np.linspace(-8, 8, 801)
    weights = np.exp(-(theta**2) / 2)
    weights /= weights.sum()
    responses = every_pattern(MIXED)
    shares = likelihoods(MIXED, responses, theta) @ weights
    each = moments(responses.answers.astype(float))
    plain = (each.T * shares) @ each - np.outer(shares @ each, shares @ each)
    first = np.stack([one.expected(theta) for one in MIXED])
    second = np.stack([one.probabilities(theta) @ np.arange(one.categories) ** 2 for one in MIXED])
    assert moment_spread(first, second, weights) == pytest.approx(plain, abs=1e-10)


def test_sensitivities_are_slopes() -> None:
    theta, small = np.array([-1.0, 0.3, 2.0]), 1e-6
    found = sensitivities(MIXED, theta)
    place = 0

    def plain(at: int, changed: ItemParameters) -> Floats:
        return np.asarray((changed.expected(theta) - MIXED[at].expected(theta)) / small)

    for at, one in enumerate(MIXED):
        if one.model not in ("1PL", "PCM"):
            assert found[place][at] == pytest.approx(
                plain(at, replace(one, a=one.a + small)), abs=1e-4
            )
            place += 1
        for step in range(len(one.d)):
            d = tuple(value + small * (k == step) for k, value in enumerate(one.d))
            assert found[place][at] == pytest.approx(plain(at, replace(one, d=d)), abs=1e-4)
            place += 1
        if one.model == "3PL":
            assert found[place][at] == pytest.approx(
                plain(at, replace(one, c=one.c + small)), abs=1e-4
            )
            place += 1
    assert len(found) == place + 1
    for at in (1, 5):
        steeper = replace(MIXED[at], a=MIXED[at].a + small)
        assert found[place][at] == pytest.approx(plain(at, steeper), abs=1e-4)


@pytest.mark.slow
def test_with_the_true_parameters_false_alarms_are_as_rare_as_promised() -> None:
    items = binary(8, seed=3)
    found = []
    for seed in range(200):
        theta = np.random.default_rng(seed).normal(size=1000)
        found.append(m2(items, answered(items, theta, seed=seed), is_calibrated=False))
    assert np.mean([one.m2 for one in found]) == pytest.approx(36, rel=0.06)
    assert 0.02 <= np.mean([one.p < 0.05 for one in found]) <= 0.085
    assert found[0].df == 36


def test_calibrated_parameters_cost_degrees_of_freedom() -> None:
    items = binary(8)
    responses = answered(items, np.random.default_rng(1).normal(size=2000))
    assert m2(items, responses).df == 36 - 16
    rasch = binary(8, model="1PL")
    assert m2(rasch, answered(rasch, np.zeros(500))).df == 36 - 9
    assert m2(items, responses).m2 < m2(items, responses, is_calibrated=False).m2


def test_two_abilities_are_a_misfit_with_its_size() -> None:
    items = binary(10, seed=5)
    chance = np.random.default_rng(1)
    one, other = (answered(items, chance.normal(size=3000), seed=seed) for seed in (1, 2))
    answers = np.hstack([one.answers[:, :5], other.answers[:, 5:]])
    found = m2(items, Responses.from_array(answers, items=one.items))
    assert found.p < 1e-6
    assert found.rmsea_low < found.rmsea < found.rmsea_high
    assert found.rmsea > 0.05
    assert found.srmsr > m2(items, one).srmsr


def test_who_did_not_meet_every_item_is_left_out_and_told() -> None:
    items = binary(8)
    answers = answered(items, np.random.default_rng(1).normal(size=300)).answers.copy()
    answers[:40, 0] = Gap.NOT_GIVEN
    found = m2(items, Responses.from_array(answers, items=[one.item for one in items]))
    assert (found.n_used, found.n_excluded) == (260, 40)
    assert "40 orang" in str(found.reasons[0])


def test_items_that_say_the_same_are_refused() -> None:
    items = [ItemParameters(f"i{k}", "2PL", 50_000.0, (9.0,)) for k in range(4)]
    with pytest.raises(NoModelTest, match="hampir sama"):
        m2(items, answered(items, np.linspace(-1, 1, 50)), is_calibrated=False)


def test_nobody_with_all_items_or_no_degrees_of_freedom_is_refused() -> None:
    items = binary(3)
    with pytest.raises(NoModelTest, match="derajat bebas"):
        m2(items, answered(items, np.zeros(50)))
    answers = answered(items, np.zeros(4)).answers.copy()
    answers[:, 0] = Gap.NOT_GIVEN
    with pytest.raises(NoModelTest, match="semua butir"):
        m2(items, Responses.from_array(answers, items=["i1", "i2", "i3"], categories=[2] * 3))
