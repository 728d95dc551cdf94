"""Other placements nearly as good: true, different, best first."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings

from takar.placement import Problem, alternatives, differences, faults, place
from tests.placement.invented import every_plan, questions, total_of
from tests.placement.worked import worked


def test_the_worked_example_has_one_within_1_percent_and_two_within_10() -> None:
    found = place(worked())
    (first,) = alternatives(found)
    assert (first.total, differences(found, first)) == (
        Decimal(160),
        (("Ayu", "K1", "K2"), ("Beni", "K2", "K1")),
    )
    assert [own.total for own in alternatives(found, within=Fraction(1, 10))] == [160, 152]


@pytest.mark.slow
@given(questions())
@settings(max_examples=60, deadline=None)
def test_the_first_alternative_is_the_second_best(problem: Problem) -> None:
    found = place(problem)
    if not found.is_found:
        return
    others = alternatives(found, within=Fraction(1), most=2)
    plans = [(total_of(problem, plan), plan) for plan in every_plan(problem)]
    new = [
        total
        for total, plan in plans
        if any(post and post != found.as_posts[name] for name, post in plan.items())
    ]
    assert found.total is not None
    if new and max(new) >= found.total - abs(found.total):
        assert others[0].total == max(new)
    for own in others:
        assert faults(problem, own.as_posts) == ()
        assert differences(found, own)
