import numpy as np
import pytest

from takar.psychometrics.cat import Bank, picking
from takar.psychometrics.cat.bank import NODES
from takar.psychometrics.cat.lots import seeds_of
from takar.psychometrics.irt.models import ItemParameters
from tests.psychometrics.cat.invented import bank

EASY, MIDDLE, HARD = (
    ItemParameters(name, "2PL", 1.5, (-1.5 * place,))
    for name, place in (("MUDAH", -2.0), ("SEDANG", 0.0), ("SULIT", 2.0))
)
SEEDS = seeds_of(1, 1)


@pytest.mark.parametrize(("theta", "item"), [(-1.8, 0), (-0.9, 1), (0.4, 1), (1.3, 2)])
def test_the_item_nearest_to_ability_tells_most(theta: float, item: int) -> None:
    three = Bank.of([EASY, MIDDLE, HARD])
    worth = picking.information_at(three, np.array([theta]))
    allowed = np.ones((1, 3), dtype=bool)
    assert picking.among_best(worth, allowed, 1, SEEDS, 0)[0] == item


def test_between_two_nodes_the_table_is_close_to_the_curve() -> None:
    whole, theta = bank(50), np.linspace(-3, 3, 37)
    exact = np.column_stack([item.information(theta) for item in whole.parameters])
    assert picking.information_at(whole, theta) == pytest.approx(exact, rel=4e-3, abs=2e-3)


def test_the_score_is_the_mean_and_spread_of_the_posterior() -> None:
    """One answer to an item without slope leaves the prior as it was."""
    flat = np.zeros((1, 121))
    theta, se = picking.expected(picking.posterior(flat, -0.5 * (NODES - 0.5) ** 2))
    assert (theta[0], se[0]) == pytest.approx((0.5, 1.0), abs=1e-6)


def test_the_lot_falls_evenly_among_the_best_and_on_no_other() -> None:
    worth = np.tile(np.array([0.1, 0.9, 0.5, 0.8, 0.7]), (3000, 1))
    allowed = np.ones(worth.shape, dtype=bool)
    allowed[:, 1] = False
    found = picking.among_best(worth, allowed, 3, seeds_of(2, 3000), 4)
    assert set(found.tolist()) == {2, 3, 4}
    assert np.bincount(found)[2:] == pytest.approx(np.full(3, 1000), abs=120)


def test_fewer_left_than_the_lot_wants_are_all_there_is() -> None:
    worth = np.array([[0.3, 0.2, 0.1]])
    one = np.array([[False, False, True]])
    assert picking.among_best(worth, one, 3, SEEDS, 0)[0] == 2
    none = np.zeros((1, 3), dtype=bool)
    assert picking.among_best(worth, none, 3, SEEDS, 0)[0] == picking.NOTHING
    assert picking.among_best(worth, none, 1, SEEDS, 0)[0] == picking.NOTHING


def test_the_area_furthest_behind_comes_next() -> None:
    whole = bank(9)
    allowed = np.ones((1, 9), dtype=bool)
    counts, targets = np.array([[4.0, 1.0, 1.0]]), np.array([0.5, 0.3, 0.2])
    within = picking.in_need(whole, allowed, counts, targets, SEEDS)
    assert {whole.content[place] for place in np.flatnonzero(within[0])} == {"LISAN"}


def test_when_shares_are_met_the_largest_begins_the_next_round() -> None:
    """Two, one and one of four: the fifth item makes the area of a half fall behind most."""
    whole, targets = bank(9), np.array([0.5, 0.25, 0.25])
    allowed, counts = np.ones((40, 9), dtype=bool), np.tile([2.0, 1.0, 1.0], (40, 1))
    within = picking.in_need(whole, allowed, counts, targets, seeds_of(7, 40))
    assert {whole.content[place] for place in np.nonzero(within)[1]} == {"HITUNG"}


def test_an_area_without_items_left_is_passed_over() -> None:
    whole = bank(9)
    allowed = np.array([[area != "LISAN" for area in whole.content]])
    counts, targets = np.array([[4.0, 1.0, 1.0]]), np.array([0.5, 0.3, 0.2])
    within = picking.in_need(whole, allowed, counts, targets, SEEDS)
    assert {whole.content[place] for place in np.flatnonzero(within[0])} == {"RUANG"}


def test_an_item_shuts_out_itself_and_its_enemies() -> None:
    made = [EASY, MIDDLE, HARD]
    hostile = Bank.of(made, enemies=[("MUDAH", "SULIT")])
    allowed = np.ones((2, 3), dtype=bool)
    picking.shut_out(hostile, allowed, np.array([0, 1]))
    assert allowed.tolist() == [[False, True, False], [True, False, True]]


def test_an_item_is_admitted_as_often_as_its_control_says() -> None:
    spared = Bank.of([EASY, HARD], control={"SULIT": 0.3})
    admitted = picking.admitted(spared, seeds_of(5, 20_000))
    assert admitted[:, 0].all()
    assert admitted[:, 1].mean() == pytest.approx(0.3, abs=0.01)
