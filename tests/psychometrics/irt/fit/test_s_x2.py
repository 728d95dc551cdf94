from dataclasses import replace

import numpy as np
import pytest

from takar.psychometrics.irt.fit import s_x2
from takar.psychometrics.irt.fit.s_x2 import _expected, _merged, rests
from takar.psychometrics.irt.models import ItemParameters
from takar.psychometrics.responses import Gap
from tests.psychometrics.irt.scoring.invented import (
    MIXED,
    answered,
    binary,
    every_pattern,
    likelihoods,
)

GRADED = tuple(
    ItemParameters(f"g{k}", "GRM" if k % 2 else "GPCM", 1 + k / 10, (1.2 - k / 5, -0.3, -1.5))
    for k in range(8)
)


def test_expectations_are_those_of_all_patterns() -> None:
    theta = np.linspace(-8, 8, 801)
    weights = np.exp(-(theta**2) / 2)
    weights /= weights.sum()
    responses = every_pattern(MIXED)
    shares = likelihoods(MIXED, responses, theta) @ weights
    sums = responses.answers.sum(axis=1)
    curves = [one.probabilities(theta).T for one in MIXED]
    for place, rest in rests(curves, weights):
        found = _expected(rest, curves[place], np.ones(12))
        for score in range(12):
            for level in range(len(curves[place])):
                these = (sums == score) & (responses.answers[:, place] == level)
                plain = shares[these].sum() / shares[sums == score].sum()
                assert found[score, level] == pytest.approx(plain, abs=1e-12)


def test_cells_are_merged_until_they_expect_enough_and_none_is_lost() -> None:
    seen = np.array([[1.0, 0], [2, 1], [4, 3], [1, 1]])
    expected = np.array([[0.6, 0.4], [2, 1], [4, 3], [0.4, 0.3]])
    found = list(_merged(seen, expected, 1.0))
    assert [one.tolist() for one, _ in found] == [[3, 1], [5, 4]]
    assert sum(e.sum() for _, e in found) == pytest.approx(expected.sum())
    assert [one.tolist() for one, _ in _merged(seen[:1], expected[:1], 1.0)] == []


@pytest.mark.slow
@pytest.mark.parametrize("items", [binary(15, seed=4), GRADED])
def test_with_the_true_curves_false_alarms_are_as_rare_as_promised(
    items: tuple[ItemParameters, ...],
) -> None:
    p_values = []
    for seed in range(60):
        theta = np.random.default_rng(seed).normal(size=1000)
        found = s_x2(items, answered(items, theta, seed=seed), is_calibrated=False)
        p_values += [one.p for one in found.items]
    share = np.mean(np.array(p_values) < 0.05)
    assert 0.03 < share < 0.075
    assert 0.40 < np.mean(np.array(p_values) < 0.5) < 0.60


def test_an_item_that_is_guessed_is_found() -> None:
    items = list(binary(20, seed=2))
    items[3] = ItemParameters("i4", "3PL", 2.5, (-2.0,), 0.35)
    responses = answered(items, np.random.default_rng(1).normal(size=5000))
    items[3] = ItemParameters("i4", "2PL", 0.7, (-0.3,))
    found = s_x2(items, responses)
    assert [one.item for one in found.items if one.misfits] == ["i4"]
    assert "n=5000" in str(found.items[3].because)
    assert found.items[3].p_adjusted is not None


def test_degrees_of_freedom_are_cells_less_parameters() -> None:
    items = binary(10)
    responses = answered(items, np.random.default_rng(1).normal(size=20_000))
    known, fitted = (s_x2(items, responses, is_calibrated=one).items for one in (False, True))
    assert {one.df for one in known} <= {8, 9}
    assert [one.df - other.df for one, other in zip(known, fitted, strict=True)] == [2] * 10


def test_booklets_add_up() -> None:
    items = binary(12)
    responses = answered(items, np.random.default_rng(3).normal(size=3000))
    answers = responses.answers.copy()
    answers[:1500, :4] = Gap.NOT_GIVEN
    answers[1500:, 8:] = Gap.NOT_GIVEN
    answers[0] = Gap.NOT_GIVEN
    answers[0, :2] = 1
    both = s_x2(items, replace(responses, answers=answers), is_calibrated=False)
    first = replace(responses, answers=answers).subset(
        persons=np.arange(1, 1500), items=[f"i{k}" for k in range(5, 13)]
    )
    second = replace(responses, answers=answers).subset(
        persons=np.arange(1500, 3000), items=[f"i{k}" for k in range(1, 9)]
    )
    parts = [s_x2(items, one, is_calibrated=False).items for one in (first, second)]
    assert both.items[0].x2 == pytest.approx(parts[1][0].x2)
    added = sum(one.x2 or 0 for one in (parts[0][1], parts[1][5]))
    assert both.items[5].x2 == pytest.approx(added)
    assert (both.n_used, both.n_excluded) == (2999, 1)
    assert "1 orang" in str(both.reasons[0])


def test_few_persons_are_told_and_not_tested() -> None:
    items = binary(5)
    found = s_x2(items, answered(items, np.zeros(6)))
    assert all(one.p is None for one in found.items)
    assert "n=6" in str(found.items[0].because)
