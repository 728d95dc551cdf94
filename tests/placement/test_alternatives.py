"""Other placements nearly as good: true, different, best first."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings

from takar.placement import Override, Problem, alternatives, differences, faults, near_by, place
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


@pytest.mark.parametrize("is_kept", [False, True])
def test_who_orders_the_pair_of_an_alternative_gets_the_same_placement(is_kept: bool) -> None:
    found = place(worked())
    keep = found.as_posts if is_kept else None
    others = near_by(found, within=Fraction(1, 10), keep=keep)
    assert [own.loss for own in others] == [0, 8]
    for own in others:
        again = place(worked(overrides=(Override(own.person, own.post),)), keep=keep)
        assert again.as_posts == own.placement.as_posts
        assert found.total is not None
        assert again.total == found.total - own.loss


def test_no_other_placement_is_tried_when_there_is_no_time() -> None:
    assert near_by(place(worked()), within=Fraction(1), seconds=0) == ()
