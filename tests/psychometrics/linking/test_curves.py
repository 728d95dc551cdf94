import numpy as np
import pytest

from takar.psychometrics.linking.curves import Grid, Pair
from tests.psychometrics.linking.invented import new_items, old_items


def test_weights_sum_to_one_and_follow_the_normal_curve() -> None:
    grid = Grid.of(None, None)
    assert (len(grid.nodes), grid.weights.sum()) == (61, pytest.approx(1.0))
    assert grid.weights @ grid.nodes**2 == pytest.approx(1.0, abs=1e-6)
    assert Grid.of([0, 1], [3, 1]).weights.tolist() == [0.75, 0.25]


def test_haebara_compares_every_category_and_stocking_lord_the_whole_score() -> None:
    items, grid = new_items(5), Grid.of(np.array([-1.0, 1.0]), None)
    line = np.array([0.1, 0.2])
    whole = Pair(items, items, grid, "stocking_lord", symmetric=False).differences(line)
    parts = Pair(items, items, grid, "haebara", symmetric=False).differences(line)
    assert whole.shape == (2,)
    assert parts.shape == (2 * 7,)  # three binary items, two of three categories
    both = Pair(items, items, grid, "haebara", symmetric=True).differences(line)
    assert both.shape == (2 * 14,)


@pytest.mark.parametrize("method", ["stocking_lord", "haebara"])
@pytest.mark.parametrize("symmetric", [False, True])
def test_slopes_are_those_of_the_differences(method: str, symmetric: bool) -> None:
    new, at = new_items(5), np.array([0.2, -0.3])
    pair = Pair(old_items(new), new, Grid.of(None, None), method, symmetric)  # type: ignore[arg-type]
    found = pair.slopes(at)
    for place, step in enumerate(np.eye(2) * 1e-5):
        change = pair.differences(at + step) - pair.differences(at - step)
        assert found[:, place] == pytest.approx(change / 2e-5, abs=1e-8)
