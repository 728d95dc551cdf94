from itertools import combinations

import numpy as np
import pytest

from takar.psychometrics.cat import Bank
from takar.psychometrics.forms import Blueprint, Forms, NotInTime, assemble, faults
from tests.psychometrics.cat.invented import AREAS, bank, items

POINTS = (-1.0, 0.5)
PATIENCE = 200
"""Seconds: a machine that others use must not decide."""


def by_hand(own: Bank, blueprint: Blueprint) -> float:
    """Return the best goal of two forms, by trying every pair of forms there is."""
    told = np.array([item.information(blueprint.points) for item in own.parameters])
    best = np.inf
    for first in combinations(range(len(own)), blueprint.length):
        for second in combinations(range(len(own)), blueprint.length):
            names = [[own.items[place] for place in form] for form in (first, second)]
            if first < second and not faults(own, blueprint, names):
                sums = told[list(first)].sum(axis=0), told[list(second)].sum(axis=0)
                best = min(best, goal(np.array(sums), blueprint))
    return best


def goal(sums: np.ndarray[tuple[int, int], np.dtype[np.float64]], blueprint: Blueprint) -> float:
    if blueprint.target is not None:
        return float(np.abs(sums - np.array(blueprint.target)).max())
    return float(np.ptp(sums, axis=0).max() - sums.min(axis=0).mean())


def small() -> Bank:
    made = items(9, seed=4)
    content = {item.item: AREAS[place % 3] for place, item in enumerate(made)}
    return Bank.of(made, content=content, enemies=[("B0000", "B0004"), ("B0002", "B0007")])


@pytest.mark.slow
@pytest.mark.parametrize(
    "blueprint",
    [
        Blueprint(3, points=POINTS, target=(0.9, 1.2)),
        Blueprint(3, points=POINTS),
        Blueprint(3, points=POINTS, overlap=1, content={"LISAN": (1, 2)}),
        Blueprint(3, points=POINTS, target=(1.0, 1.0), anchors=("B0003",)),
        Blueprint(3, points=POINTS, content=dict.fromkeys(AREAS, (1, 1))),
        Blueprint(3, points=POINTS, target=(0.9, 1.2), score_band=0.15),
    ],
)
def test_the_solver_finds_what_trying_everything_finds(blueprint: Blueprint) -> None:
    own = small()
    found = assemble(own, blueprint, gap=0.0)
    assert found.goal == pytest.approx(by_hand(own, blueprint), abs=1e-6)
    assert found.bound == pytest.approx(found.goal, abs=1e-4)
    assert faults(own, blueprint, found.items) == []


def made(**rules: object) -> tuple[Bank, Blueprint, Forms]:
    own, blueprint = bank(120), Blueprint(**({"length": 12} | rules))  # type: ignore[arg-type]
    return own, blueprint, assemble(own, blueprint, 3, seconds=PATIENCE)


@pytest.mark.slow
def test_forms_are_parallel_and_say_how_near_the_best_they_are() -> None:
    own, blueprint, found = made(target=(3.5, 4.0, 3.5), content={"LISAN": (4, 4), "RUANG": (2, 5)})
    assert faults(own, blueprint, found.items) == []
    assert found.has_converged
    assert found.gap <= 0.01
    assert found.departure < 0.1
    assert found.bound <= found.departure + 1e-9
    assert np.abs(np.array(found.information) - [3.5, 4.0, 3.5]).max() == pytest.approx(
        found.departure
    )
    assert set(found.shared.values()) == {0}


@pytest.mark.slow
def test_expected_scores_are_alike_where_asked() -> None:
    own, rules = bank(200), {"length": 20, "target": (5.0, 6.0, 5.0)}
    free = assemble(own, Blueprint(**rules), 2, gap=0.03)  # type: ignore[arg-type]
    alike = Blueprint(**rules, score_band=0.1)  # type: ignore[arg-type]
    bound = assemble(own, alike, 2, gap=0.03, seconds=PATIENCE)
    assert bound.expected_difference <= 0.1 + 1e-5 < free.expected_difference
    assert bound.departure < 0.3


@pytest.mark.slow
def test_overlap_and_anchors_are_kept() -> None:
    _, _, found = made(target=(3.5, 4.0, 3.5), overlap=2, anchors=("B0001", "B0002"))
    assert all({"B0001", "B0002"} <= set(form) for form in found.items)
    assert max(found.shared.values()) <= 2


def test_without_a_target_the_forms_tell_more_than_chance_would() -> None:
    own = bank(60)
    found = assemble(own, Blueprint(10), 2, gap=0.05)
    chance = np.random.default_rng(1)
    told = np.array([item.information((-1.0, 0.0, 1.0)) for item in own.parameters])
    drawn = [
        goal(
            np.array([told[order[:10]].sum(axis=0), told[order[10:20]].sum(axis=0)]), Blueprint(10)
        )
        for order in (chance.permutation(60) for _ in range(300))
    ]
    assert found.goal < min(drawn) - 0.5
    assert found.departure < 0.1 * found.floor


def test_the_same_bank_gives_the_same_forms() -> None:
    own, blueprint = bank(40), Blueprint(6, target=(2.0, 2.0, 2.0))
    first, again = (assemble(own, blueprint, gap=0.02) for _ in range(2))
    assert first.items == again.items


def test_items_left_out_are_counted() -> None:
    found = assemble(bank(20), Blueprint(4, left_out=frozenset({"B0001"})), 1)
    assert (found.n_used, found.n_excluded) == (19, 1)
    assert "B0001" not in found.items[0]


def test_without_time_nothing_is_claimed() -> None:
    with pytest.raises(NotInTime):
        assemble(bank(400), Blueprint(40, overlap=3), 4, seconds=0.0)
