"""Under rules that join people another solver, asked the whole question, finds the same total."""

from dataclasses import replace

import numpy as np
import pytest
from scipy.optimize import Bounds, LinearConstraint, milp

from takar.placement import Balance, Problem, faults, place
from takar.placement.board import board_of
from takar.placement.graph import NEVER, best
from takar.placement.invented import Size, invented
from takar.placement.joining import as_it_is, reach_of
from takar.placement.placement import INFEASIBLE, OPTIMAL
from takar.placement.pricing import bounded, each_once, is_impossible, priced_rules, side_rows
from takar.placement.proposing import proposed_choice, worth_of_choice
from takar.placement.sides import kept, sides_of
from takar.placement.whole import Options, asked, modelled, worth_expression


def highs(problem: Problem) -> float | None:
    board = board_of(problem)
    graph, sides = board.graph, sides_of(board)
    people, posts = len(graph.outside), len(graph.vacant)
    rows = np.arange(len(graph.worth))
    worth = np.concatenate((graph.worth, graph.free, graph.idle))
    most = np.concatenate((np.ones(len(rows)), graph.outside != NEVER, graph.vacant != NEVER))
    every = np.ones(len(rows), dtype=bool)
    found = milp(
        -worth,
        constraints=[
            LinearConstraint(each_once(graph, rows), 1, 1),
            LinearConstraint(
                side_rows(sides, every, people, posts), -np.inf, [s.most for s in sides]
            ),
        ],
        bounds=Bounds(0, most),
        integrality=np.ones(len(worth)),
        options={"mip_rel_gap": 0},
    )
    return None if found.x is None else -found.fun / 10**board.places


def options_of(problem: Problem) -> Options:
    board = board_of(problem)
    graph = board.graph
    every = np.ones(len(graph.worth), dtype=bool)
    return Options(graph, sides_of(board), every, graph.outside != NEVER, graph.vacant != NEVER)


SMALL = Size(150, 20, 6, is_joined=True)


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 3, 4])
def test_another_solver_finds_the_same_total(seed: int) -> None:
    problem = invented(Size(600, 60, 10, is_joined=True), seed=seed)
    found = place(problem)
    assert found.status == OPTIMAL
    assert float(found.total or 0) == pytest.approx(highs(problem), abs=1e-4)
    assert faults(problem, found.as_posts) == ()
    assert found.rule_prices


@pytest.mark.slow
def test_prices_bound_the_total_from_above_whatever_they_are() -> None:
    problem = invented(SMALL)
    board, sides = board_of(problem), sides_of(board_of(problem))
    total = int((place(problem).total or 0) * 10**board.places)
    priced = priced_rules(board, sides, best(board.graph))
    assert total * priced.fine <= priced.bound <= best(board.graph).total * priced.fine
    rng = np.random.default_rng(1)
    for _ in range(5):
        prices = rng.integers(0, 10_000_000, len(sides))
        assert bounded(board.graph, sides, prices, 1000).bound >= total * 1000


@pytest.mark.slow
def test_what_is_proposed_keeps_every_rule_and_is_worth_what_is_said() -> None:
    problem = invented(Size(40, 8, 4, is_joined=True))
    board, options = board_of(problem), options_of(problem)
    chosen = proposed_choice(options, 20)
    assert chosen is not None
    assert kept(options.sides, board, chosen)
    made = modelled(options)
    answer = asked(made, worth_expression(made), 20)
    assert answer.status == OPTIMAL
    assert answer.value == worth_of_choice(board.graph, chosen)


@pytest.mark.slow
def test_what_cannot_be_is_proved_by_prices() -> None:
    problem = invented(SMALL)
    unit = problem.people[0].unit
    never = replace(problem, balances=(Balance(unit, "WANITA", least=len(problem.people)),))
    board = board_of(never)
    assert is_impossible(board, sides_of(board))
    assert place(never).status == INFEASIBLE
    board = board_of(problem)
    assert not is_impossible(board, sides_of(board))


@pytest.mark.slow
def test_rules_that_do_not_bind_cost_nothing() -> None:
    problem = invented(SMALL)
    loose = tuple(replace(own, most_out=99, most_in=99) for own in problem.unit_limits)
    free = replace(problem, unit_limits=(), balances=(), couples=())
    found = place(replace(problem, unit_limits=loose, balances=(), couples=()))
    assert found.total == place(free).total
    assert found.as_posts == place(free).as_posts
    assert not found.rule_prices


def test_where_there_is_no_time_nobody_moves_and_the_bound_says_how_much_more_there_could_be() -> (
    None
):
    problem = replace(invented(Size(600, 60, 10, is_joined=True)), seconds=0.0)
    board, sides = board_of(problem), sides_of(board_of(problem))
    priced = priced_rules(board, sides, best(board.graph), 0)
    chosen = as_it_is(reach_of(board, sides, priced))
    assert chosen is not None
    assert kept(sides, board, chosen)
    assert set(board.open[chosen[chosen >= 0]]) == set(np.flatnonzero(board.is_own))
    found = place(problem)
    assert found.is_found
    assert faults(problem, found.as_posts) == ()
    assert (found.bound or 0) >= (found.total or 0)


def test_a_rule_that_today_breaks_leaves_nobody_as_it_is() -> None:
    problem = invented(Size(600, 60, 10, is_joined=True))
    must = replace(problem.people[0], must_move=True)
    board = board_of(replace(problem, people=(must, *problem.people[1:])))
    sides = sides_of(board)
    assert (
        as_it_is(reach_of(board, sides, priced_rules(board, sides, best(board.graph), 0))) is None
    )
