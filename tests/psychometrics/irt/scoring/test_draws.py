import numpy as np
import pytest

from takar.psychometrics.irt.scoring import person_scores, plausible_values
from tests.psychometrics.irt.scoring.invented import answered, binary


def test_draws_have_mean_and_spread_of_the_posterior() -> None:
    items = binary(15)
    responses = answered(items, np.array([-1.0, 0.0, 1.2]))
    scores = person_scores(items, responses)
    found = plausible_values(items, responses, draws=20_000)
    assert found.mean(axis=1) == pytest.approx(scores.theta, abs=0.02)
    assert found.std(axis=1) == pytest.approx(scores.se, rel=0.02)


def test_groups_differ_among_draws_as_in_truth_where_eap_shrinks() -> None:
    items = binary(8)
    group = np.repeat([0.0, 1.0], 6000)
    theta = group + np.random.default_rng(1).normal(size=12_000)
    responses = answered(items, theta)
    draws = plausible_values(items, responses, mean=group)
    apart = draws[6000:].mean() - draws[:6000].mean()
    assert apart == pytest.approx(1.0, abs=0.06)
    assert draws[:6000].std() == pytest.approx(1.0, abs=0.04)
    assert person_scores(items, responses).theta[:6000].std() < 0.85


def test_the_seed_decides() -> None:
    items = binary(4)
    responses = answered(items, np.zeros(5))
    one, same, other = (plausible_values(items, responses, seed=seed) for seed in (1, 1, 2))
    assert (one == same).all()
    assert (one != other).all()
