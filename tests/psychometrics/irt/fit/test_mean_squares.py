import numpy as np
import pytest

from takar.psychometrics.irt.fit import mean_squares
from takar.psychometrics.irt.models import ItemParameters
from takar.psychometrics.responses import Gap, Responses
from tests.psychometrics.irt.scoring.invented import MIXED, answered, binary, likelihoods


def test_they_are_averages_over_the_posterior() -> None:
    responses = answered(MIXED, np.random.default_rng(1).normal(size=60))
    theta = np.linspace(-8, 8, 4001)
    weights = likelihoods(MIXED, responses, theta) * np.exp(-(theta**2) / 2)
    weights /= weights.sum(axis=1, keepdims=True)
    found = mean_squares(MIXED, responses)
    for place, one in enumerate(MIXED):
        expected = one.expected(theta)
        spread = one.probabilities(theta) @ np.arange(one.categories) ** 2 - expected**2
        off = (responses.answers[:, place, None] - expected) ** 2
        assert found.items[place].outfit == pytest.approx(
            (weights * off / spread).sum(axis=1).mean(), rel=1e-5
        )
        infit = (weights * off).sum() / (weights * spread).sum()
        assert found.items[place].infit == pytest.approx(infit, rel=1e-6)


@pytest.mark.slow
@pytest.mark.parametrize("items", [6, 30])
def test_where_the_model_holds_they_are_one_and_alarms_rare(items: int) -> None:
    parameters = binary(items)
    squares: list[tuple[float, float]] = []
    alarms, misfits = [], 0
    for seed in range(60):
        theta = np.random.default_rng(seed).normal(size=800)
        found = mean_squares(parameters, answered(parameters, theta, seed=seed))
        for one in found.items:
            assert one.infit is not None
            assert one.outfit is not None
            assert one.infit_t is not None
            squares.append((one.infit, one.outfit))
            alarms.append(abs(one.infit_t) > 1.96)
            misfits += one.misfits
    assert np.mean(squares, axis=0) == pytest.approx([1, 1], abs=0.01)
    assert 0.01 < np.mean(alarms) < 0.08
    assert misfits < 0.01 * len(alarms)


def test_noise_is_above_one_and_too_steep_below() -> None:
    parameters = binary(20, model="1PL")
    steeper = [*parameters]
    steeper[0] = ItemParameters("i1", "2PL", 3.0, (0.0,))
    steeper[1] = ItemParameters("i2", "2PL", 0.2, (0.0,))
    responses = answered(steeper, np.random.default_rng(2).normal(size=3000))
    flat = [*parameters]
    flat[0] = ItemParameters("i1", "1PL", 1.0, (0.0,))
    flat[1] = ItemParameters("i2", "1PL", 1.0, (0.0,))
    found = mean_squares(flat, responses).items
    assert found[0].infit is not None
    assert found[1].infit is not None
    assert found[0].infit < 0.9
    assert found[1].infit > 1.1
    assert [one.item for one in found if one.misfits] == ["i1", "i2"]
    assert found[1].rmsd is not None
    assert found[1].rmsd > max(one.rmsd or 0 for one in found[2:])
    assert "n=3000" in str(found[0].because)


def test_weights_and_gaps() -> None:
    items = binary(5)
    responses = answered(items, np.random.default_rng(5).normal(size=50))
    twice = Responses.from_array(
        np.vstack([responses.answers, responses.answers]), items=responses.items
    )
    weighted = Responses.from_array(
        responses.answers, items=responses.items, weights=np.full(50, 2.0)
    )
    one, other = (mean_squares(items, given).items for given in (twice, weighted))
    assert [item.infit for item in one] == pytest.approx([item.infit for item in other])
    assert [item.outfit_t for item in one] == pytest.approx([item.outfit_t for item in other])
    answers = responses.answers.copy()
    answers[:, 4] = Gap.NOT_GIVEN
    found = mean_squares(
        items, Responses.from_array(answers, items=responses.items, categories=[2] * 5)
    )
    assert found.items[4].infit is None
    assert found.items[4].n == 0
    assert found.items[0].n == 50
