"""Bounds hold in whole numbers; answers keep every row."""

from itertools import product
from random import Random

import pytest

from takar.timetables.stages.asking import Effort
from takar.timetables.stages.rows import Rows
from takar.timetables.timetable import INFEASIBLE

EFFORT = Effort(5, 5)


def knapsack(seed: int) -> tuple[Rows, dict[int, int]]:
    lot, rows = Random(seed), Rows()  # noqa: S311 -- no secret
    variables = [rows.new(lot.randint(1, 3)) for _ in range(5)]
    for _ in range(3):
        rows.add({v: lot.randint(-3, 6) for v in variables}, least=lot.randint(0, 8))
    return rows, {v: lot.randint(1, 9) for v in variables}


@pytest.mark.parametrize("seed", range(12))
def test_no_choice_is_below_the_bound_and_the_answer_keeps_every_row(seed: int) -> None:
    rows, objective = knapsack(seed)
    every = [
        sum(objective[n] * value for n, value in enumerate(chosen))
        for chosen in product(*(range(most + 1) for most in rows.most))
        if rows.holds(list(chosen))
    ]
    bound, answer = rows.bound(objective, 5), rows.smallest(objective, EFFORT, gap=0)
    if not every:
        assert not answer.is_found
        return
    assert bound is not None
    assert bound <= min(every) == answer.value
    assert rows.holds([answer.values[n] for n in range(len(rows.most))])


def test_an_exact_bound_is_met() -> None:
    rows = Rows()
    first, second = rows.new(10), rows.new(10)
    rows.add({first: 1, second: 1}, least=7)
    rows.add({first: 1}, most=4)
    assert rows.bound({first: 2, second: 3}, 5) == 17
    assert rows.smallest({first: 2, second: 3}, EFFORT).value == 17


def test_what_cannot_be_kept_is_told() -> None:
    rows = Rows()
    own = rows.new(3)
    rows.add({own: 1}, least=4)
    assert rows.bound({own: 1}, 5) is None
    assert rows.smallest({own: 1}, EFFORT).status == INFEASIBLE
    assert not rows.holds([3])
