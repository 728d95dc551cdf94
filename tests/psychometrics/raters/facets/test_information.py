from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from takar.psychometrics.raters.facets.ascent import Ridge
from takar.psychometrics.raters.facets.climbing import Hill, climbed
from takar.psychometrics.raters.facets.information import gradient, information, sum_to_zero
from takar.psychometrics.raters.facets.layout import lay_out
from takar.psychometrics.raters.facets.point import Categories, Steps, centred, starting_point
from takar.psychometrics.raters.facets.posterior import posterior
from takar.psychometrics.raters.ratings import Numbers
from tests.psychometrics.raters.simulated import Day, thinned, world

NODES = 161


def differences(what: Callable[[Numbers], Numbers], at: Numbers) -> Numbers:
    steps = np.eye(len(at)) * 1e-5
    return np.array([(what(at + step) - what(at - step)) / 2e-5 for step in steps])


@pytest.mark.parametrize("steps", ["partial_credit", "rating_scale"])
@pytest.mark.parametrize("lost", [0.0, 0.3])
@pytest.mark.parametrize("methods", [1, 2])
def test_slope_and_information_are_those_of_the_log_likelihood(
    steps: Steps, lost: float, methods: int
) -> None:
    day = Day(ratees=50, raters=6, competencies=3, teams=True, methods=methods, ability=1.0)
    ratings = thinned(world(day, seed=3).ratings, lost, seed=1)
    weights = np.random.default_rng(1).integers(1, 4, 50)
    layout = lay_out(ratings, weights=weights)
    assert layout.is_complete == (lost == 0)
    categories = Categories.of(layout, steps)
    ridge = Ridge(np.full(6, 1.0), np.full(3, 1.0))
    hill = Hill(layout, categories, ridge, NODES)
    place, _ = climbed(hill, hill.at(starting_point(layout, categories)), tolerance=1e-2, most=50)
    point = place.point
    at = point.packed() + np.random.default_rng(2).normal(0, 0.05, len(point.packed()))

    def height(values: Numbers) -> Numbers:
        return np.array(posterior(point.unpacked(values), layout, categories, NODES).loglik)

    def slope(values: Numbers) -> Numbers:
        here = point.unpacked(values)
        return gradient(here, posterior(here, layout, categories, NODES), layout, categories)

    here = point.unpacked(at)
    found = information(here, posterior(here, layout, categories, NODES), layout, categories)
    assert slope(at) == pytest.approx(differences(height, at), abs=2e-3)
    assert found == pytest.approx(-differences(slope, at), abs=2e-2)


def test_contrasts_are_orthonormal_and_sum_to_zero() -> None:
    for size in (1, 2, 7):
        columns = sum_to_zero(size)
        assert columns.shape == (size, size - 1)
        assert columns.T @ columns == pytest.approx(np.eye(size - 1))
        assert columns.sum(axis=0) == pytest.approx(np.zeros(size - 1))


def test_centring_changes_no_probability() -> None:
    ratings = world(Day(ratees=40, raters=4, teams=True, methods=2, rotating=0.5), seed=3).ratings
    layout = lay_out(ratings)
    for steps in ("partial_credit", "rating_scale"):
        categories = Categories.of(layout, steps)
        point = starting_point(layout, categories)
        moved = replace(
            point, rater=point.rater + 0.3, method=point.method - 0.2, panel=point.panel + 0.4
        )
        one = posterior(moved, layout, categories, NODES)
        two = posterior(centred(moved, categories), layout, categories, NODES)
        assert one.loglik == pytest.approx(two.loglik, abs=1e-6)


def test_no_step_leads_down() -> None:
    ratings = thinned(world(Day(ratees=80), seed=3).ratings, 0.3, seed=1)
    layout = lay_out(ratings)
    categories = Categories.of(layout, "partial_credit")
    hill = Hill(layout, categories, Ridge(np.zeros(10), np.zeros(1)), 41)
    place = hill.at(starting_point(layout, categories))
    for _ in range(20):
        higher = hill.above(place)
        assert higher.height >= place.height - 1e-9
        place = higher
    leapt, steps = climbed(
        hill, hill.at(starting_point(layout, categories)), tolerance=1e-4, most=99
    )
    assert leapt.height >= place.height
    assert steps < 60
