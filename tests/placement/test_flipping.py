"""Who applies the stated change sees the outcome flip; one step less is not enough."""

from dataclasses import replace
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given, settings

from takar.placement import Override, Part, Problem, flip, place
from takar.placement.flipping import NotPaired
from tests.placement.invented import questions
from tests.placement.worked import worked


def changed(problem: Problem, person: str, post: str, part: str, change: Decimal) -> Problem:
    pairs = problem.pairs
    at = problem.person_at[person], problem.post_at[post]
    row = np.flatnonzero((pairs.person == at[0]) & (pairs.post == at[1]))
    values = pairs.parts[part].values.copy()
    values[row] += int(change.scaleb(pairs.parts[part].places))
    parts = dict(pairs.parts) | {part: Part(values, pairs.parts[part].places)}
    return replace(problem, pairs=replace(pairs, parts=parts))


def flips(problem: Problem) -> None:
    found = place(problem)
    if not found.is_found:
        return
    pairs = problem.pairs
    for row in range(len(pairs)):
        person, post = problem.people[pairs.person[row]].id, problem.posts[pairs.post[row]].id
        told = flip(found, person, post)
        for part, change in (told.changes or {}).items():
            after = place(changed(problem, person, post, part, change))
            assert (after.as_posts[person] == post) != told.is_placed
            step = Decimal(1 if change > 0 else -1).scaleb(-pairs.parts[part].places)
            before = place(changed(problem, person, post, part, change - step))
            gained = problem.weights[part] * (change - step) if told.is_placed else 0
            assert found.total is not None
            assert before.total == found.total + gained


@given(questions())
@settings(max_examples=30, deadline=None)
def test_the_stated_change_flips_the_outcome(problem: Problem) -> None:
    flips(problem)


@pytest.mark.slow
@given(questions(is_joined=True))
@settings(max_examples=15, deadline=None)
def test_the_stated_change_flips_the_outcome_under_joining_rules(problem: Problem) -> None:
    flips(problem)


def test_a_barred_pair_is_flipped_by_no_number() -> None:
    problem = worked(overrides=(Override("Citra", "K2"),))
    assert flip(place(problem), "Ayu", "K2").rule == "PENETAPAN"
    assert flip(place(problem), "Ayu", "K2").changes is None


def test_who_was_never_compared_is_told_so() -> None:
    with pytest.raises(NotPaired, match="Citra dan K1 bukan pasangan"):
        flip(place(worked()), "Citra", "K1")


def test_the_worked_example_says_what_citra_lacks() -> None:
    told = flip(place(worked()), "Citra", "K2")
    assert told.loss == 8
    assert told.changes == {"cocok": Decimal(9), "minat": Decimal(17)}
