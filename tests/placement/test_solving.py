"""The placement found is the best of all, as trying every one of them shows."""

from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given, settings
from scipy.optimize import linear_sum_assignment

from takar.placement import Person, Post, Problem, faults, place
from takar.placement.placement import CHANGES, INFEASIBLE, MOVES, OPTIMAL
from takar.placement.solving import NoPlacement, found_in
from tests.placement.invented import every_plan, moved, question, questions, total_of


def is_best(problem: Problem) -> None:
    plans = [(total_of(problem, plan), plan) for plan in every_plan(problem)]
    found = place(problem)
    if not plans:
        assert found.status == INFEASIBLE
        return
    best = max(total for total, _ in plans)
    fewest = min(moved(problem, plan) for total, plan in plans if total == best)
    assert found.status == OPTIMAL
    assert found.total == found.bound == best == total_of(problem, found.as_posts)
    assert faults(problem, found.as_posts) == ()
    assert len(found.moves) == fewest
    assert next(own.value for own in found.aims if own.name == MOVES) == fewest


@pytest.mark.slow
@given(questions())
@settings(max_examples=150, deadline=None)
def test_nothing_is_worth_more_without_joining_rules(problem: Problem) -> None:
    is_best(problem)


@pytest.mark.slow
@given(questions(is_joined=True))
@settings(max_examples=150, deadline=None)
def test_nothing_is_worth_more_with_joining_rules(problem: Problem) -> None:
    is_best(problem)


@pytest.mark.slow
@given(questions(is_joined=True, is_ordered=True))
@settings(max_examples=150, deadline=None)
def test_nothing_is_worth_more_under_orders(problem: Problem) -> None:
    is_best(problem)


@pytest.mark.slow
@given(questions(is_joined=True), questions())
@settings(max_examples=60, deadline=None)
def test_a_plan_made_again_changes_as_little_as_possible(problem: Problem, other: Problem) -> None:
    before = place(other)
    keep = {name: post for name, post in before.as_posts.items() if name in problem.person_at}
    plans = [(total_of(problem, plan), plan) for plan in every_plan(problem)]
    if not plans:
        return
    best = max(total for total, _ in plans)

    def changed(plan: dict[str, str]) -> int:
        old = {p.id: problem.held_by.get(p.id, "") for p in problem.people}
        old |= {name: post if post in problem.post_at else "" for name, post in keep.items()}
        return sum(plan[name] != post for name, post in old.items())

    found = place(problem, keep=keep)
    fewest = min(changed(plan) for total, plan in plans if total == best)
    assert changed(found.as_posts) == fewest
    assert next(own.value for own in found.aims if own.name == CHANGES) == fewest


def test_a_holder_moves_only_when_somebody_pays_for_the_post_left() -> None:
    people = [Person("Ayu"), Person("Beni")]
    posts = [Post("K1"), Post("K2", holder="Beni", vacancy_price=Decimal(20))]
    rows: dict[tuple[str, str], int | str] = {("Beni", "K1"): 90, ("Beni", "K2"): 71}
    assert place(question(people, posts, rows)).as_posts == {"Ayu": "", "Beni": "K2"}
    rows = rows | {("Ayu", "K2"): 2}
    assert place(question(people, posts, rows)).as_posts == {"Ayu": "K2", "Beni": "K1"}


def test_what_was_not_found_gives_no_reasons() -> None:
    found = place(question([Person("Ayu")], [Post("K1", must_fill=True)], {}))
    with pytest.raises(NoPlacement):
        found_in(found)


@pytest.mark.slow
def test_another_solver_finds_the_same_total() -> None:
    rng = np.random.default_rng(6)
    worth = rng.integers(1, 1000, (400, 120))
    people = [Person(f"P{n}") for n in range(400)]
    posts = [Post(f"K{n}") for n in range(120)]
    rows: dict[tuple[str, str], int | str] = {
        (f"P{i}", f"K{j}"): int(worth[i, j]) for i in range(400) for j in range(120)
    }
    chosen = linear_sum_assignment(worth, maximize=True)
    assert place(question(people, posts, rows)).total == int(worth[chosen].sum())
