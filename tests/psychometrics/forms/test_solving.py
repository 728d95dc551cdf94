import pytest

from takar.psychometrics.forms.rows import Rows, Rule
from takar.psychometrics.forms.solving import solved


def knapsack(most: float) -> Rows:
    """Three things of worth 4, 5, 3 and weight 3, 4, 2."""
    rows = Rows()
    for worth in (4, 5, 3):
        rows.columns(1, cost=-worth, upper=1, whole=True)
    rows.bound(rows.row(Rule("LENGTH"), [0, 1, 2], [3, 4, 2]), least=1, most=most)
    return rows


def test_the_best_is_found_and_proved() -> None:
    found = solved(knapsack(6), seconds=10, gap=0)
    assert found.cost == pytest.approx(-8)
    assert found.bound == pytest.approx(-8)
    assert found.values is not None
    assert found.values.round().tolist() == [0, 1, 1]


def test_what_cannot_be_is_proved_impossible() -> None:
    found = solved(knapsack(0), seconds=10, gap=0)
    assert found.values is None
    assert found.is_impossible
