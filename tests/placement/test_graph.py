"""The flow is the best one, and its prices prove it."""

import numpy as np
import pytest
from scipy.optimize import linear_sum_assignment

from takar.placement.board import board_of
from takar.placement.graph import FIRST, NEVER, Graph, best
from takar.placement.invented import Size, invented
from takar.placement.pairs import TooFine


def dense(people: int, posts: int) -> tuple[Graph, np.ndarray]:
    worth = np.random.default_rng(3).integers(1, 500, (people, posts))
    person = np.repeat(np.arange(people), posts)
    post = np.tile(np.arange(posts), people)
    free = np.zeros(people, dtype=np.int64)
    return Graph(person, post, worth.ravel(), free, np.zeros(posts, dtype=np.int64)), worth


def test_pairs_left_out_at_first_are_taken_in_when_they_are_worth_it() -> None:
    graph, worth = dense(200, 150)
    assert len(graph.worth) > FIRST * 150
    flow = best(graph)
    assert flow.total == worth[linear_sum_assignment(worth, maximize=True)].sum()
    assert flow.slack.min() == 0


@pytest.mark.slow
def test_prices_and_surpluses_add_up_to_the_total() -> None:
    graph = board_of(invented(Size(3000, 300, 20))).graph
    flow = best(graph)
    assert flow.is_lawful
    assert flow.slack.min() >= 0
    assert (flow.surplus >= graph.out).all()
    assert (flow.price >= graph.empty).all()
    assert flow.price.sum() + flow.surplus.sum() == flow.total


def test_a_must_that_cannot_be_met_is_told() -> None:
    graph, _ = dense(2, 1)
    must = np.array([NEVER, NEVER])
    assert not best(Graph(graph.person, graph.post, graph.worth, must, graph.vacant)).is_lawful
    must = np.array([NEVER, 0])
    assert best(Graph(graph.person, graph.post, graph.worth, must, graph.vacant)).is_lawful


def test_numbers_too_large_for_exact_sums_are_refused() -> None:
    count = 2000
    own, free = np.arange(count), np.zeros(count, dtype=np.int64)
    with pytest.raises(TooFine):
        best(Graph(own, own, np.full(count, 2**41), free + NEVER, free))
