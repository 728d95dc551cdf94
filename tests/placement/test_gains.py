"""Losses are what solving again without the choice shows, for every pair."""

from decimal import Decimal

import pytest
from hypothesis import given, settings

from takar.placement import Problem, flip, place, reasons
from takar.placement.invented import Size, invented
from tests.placement.invented import every_plan, questions, total_of


def losses_are_true(problem: Problem) -> None:
    plans = [(total_of(problem, plan), plan) for plan in every_plan(problem)]
    found = place(problem)
    if not found.is_found:
        return
    told = reasons(found)
    best = max(total for total, _ in plans)
    for person in problem.people:
        for choice in told.choices(person.id):
            there = [total for total, plan in plans if plan[person.id] == choice.post]
            assert choice.loss == (best - max(there) if there else None)
        seat = found.seat_of[person.id].post
        if seat:
            away = [total for total, plan in plans if plan[person.id] != seat]
            assert told.of(person.id).margin == (best - max(away) if away else None)


@pytest.mark.slow
@given(questions())
@settings(max_examples=150, deadline=None)
def test_losses_without_joining_rules_are_exact(problem: Problem) -> None:
    losses_are_true(problem)


@pytest.mark.slow
@given(questions(is_joined=True, is_ordered=True))
@settings(max_examples=25, deadline=None)
def test_losses_of_small_questions_are_exact_under_joining_rules(problem: Problem) -> None:
    losses_are_true(problem)


@pytest.mark.slow
def test_losses_of_large_questions_under_joining_rules_are_lower_bounds() -> None:
    problem = invented(Size(1000, 40, 8, is_joined=True), seed=2)
    found = place(problem)
    told = reasons(found)
    assert not told.ranked.is_exact
    checked = 0
    for person in problem.people[:12]:
        for choice in told.choices(person.id)[:2]:
            exact = flip(found, person.id, choice.post).loss
            if choice.loss is not None and found.seat_of[person.id].post != choice.post:
                assert exact is None or choice.loss <= exact
                checked += exact is not None and exact > Decimal(0)
    assert checked > 5
