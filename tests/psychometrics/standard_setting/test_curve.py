import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from takar.psychometrics.irt.models import ItemParameters
from takar.psychometrics.standard_setting import (
    BadJudgements,
    ability_at,
    ability_cut,
    angoff,
    expected_points,
    slope_at,
)

EVEN = tuple(ItemParameters(f"B{k}", "1PL", 1.0, (-b,)) for k, b in enumerate((-1.0, 0.0, 1.0)))
GUESSED = tuple(ItemParameters(f"T{k}", "3PL", 1.3, (-1.3 * k,), 0.2) for k in range(-2, 3))
GRADED = ItemParameters("G", "GRM", 1.1, (1.0, 0.0, -1.4))


def test_the_curve_is_the_sum_of_what_the_items_expect() -> None:
    """The worked table of the explanation: logistic(t + 1) + logistic(t) + logistic(t - 1)."""
    told = expected_points([-2, -1, 0, 0.5, 1, 2], EVEN)
    assert told.round(3).tolist() == [0.436, 0.888, 1.5, 1.818, 2.112, 2.564]


def test_half_the_points_of_even_items_are_due_in_the_middle() -> None:
    found = ability_cut(1.5, EVEN, se=0.1)
    assert found.value == pytest.approx(0.0, abs=1e-9)
    assert found.slope == pytest.approx(0.25 + 2 * 0.19661193, abs=1e-6)
    assert found.se == pytest.approx(0.1 / 0.64322386, abs=1e-6)
    assert (found.points, found.most, found.n_used, found.reasons) == (1.5, 3.0, 3, ())


def test_the_panel_worked_in_the_explanation() -> None:
    """Sums 1.5, 1.8, 2.1 of three judges: cut 1.8, error 0.173; ability 0.472, error 0.279."""
    panel = angoff([[0.7, 0.5, 0.3], [0.8, 0.6, 0.4], [0.9, 0.7, 0.5]])
    assert panel.value is not None
    found = ability_cut(panel.value, EVEN, se=panel.se)
    assert found.value == pytest.approx(0.472, abs=5e-4)
    assert found.se == pytest.approx(0.279, abs=5e-4)


@settings(deadline=None, max_examples=40)
@given(st.floats(-6, 6), st.sampled_from([EVEN, GUESSED, (GRADED,), (*EVEN, GRADED)]))
def test_the_way_there_and_back_ends_where_it_began(
    theta: float, items: tuple[ItemParameters, ...]
) -> None:
    points = float(expected_points(theta, items)[0])
    assert ability_at(points, items) == pytest.approx(theta, abs=1e-6)


@settings(deadline=None, max_examples=40)
@given(st.floats(-4, 4))
def test_the_slope_is_how_much_the_curve_rises(theta: float) -> None:
    items, step = (*GUESSED, GRADED), 1e-5
    points: list[list[float]] = [*([[0.0, 1.0]] * 4), [0, 2], [0, 1, 1.5, 6]]
    low, high = expected_points([theta - step, theta + step], items, points)
    assert slope_at(theta, items, points) == pytest.approx((high - low) / (2 * step), rel=1e-5)


def test_each_category_gives_the_points_of_its_own() -> None:
    chances = GRADED.probabilities(0.3)[0]
    told = expected_points([0.3], [GRADED], [[0, 1, 1.5, 6]])
    assert told[0] == pytest.approx(chances[1] + 1.5 * chances[2] + 6 * chances[3])
    assert ability_cut(3.0, [GRADED], points=[[0, 1, 1.5, 6]]).most == 6


@pytest.mark.parametrize("points", [0.0, 1.0, 5.0, 6.0, -1.0])
def test_points_that_guessing_gives_or_nobody_reaches_have_no_ability(points: float) -> None:
    found = ability_cut(points, GUESSED, se=0.2)
    assert (found.value, found.se, found.slope) == (None, None, None)
    assert "yang terendah diharapkan mendapat 1.00" in str(found.reasons[0])
    assert ability_cut(1.01, GUESSED).value is not None
    assert ability_cut(4.99, GUESSED).value is not None


@pytest.mark.parametrize(("theta", "told"), [(2.99, 0), (3.01, 1), (-3.01, 1)])
def test_a_cut_at_the_edge_of_the_scale_is_told_of(theta: float, told: int) -> None:
    points = float(expected_points(theta, EVEN)[0])
    assert len(ability_cut(points, EVEN).reasons) == told


def test_without_items_or_with_an_item_left_out_nothing_is_carried() -> None:
    for items, points in (((), None), (EVEN, [[0, 1]] * 2), (EVEN, [[0, 1], [0, 1], [0, 1, 2]])):
        with pytest.raises(BadJudgements):
            ability_cut(1.0, items, points=points)


def test_one_judge_has_no_error_to_carry() -> None:
    assert ability_cut(1.8, EVEN).se is None
    assert np.isfinite(float(ability_cut(1.8, EVEN).value or np.nan))
