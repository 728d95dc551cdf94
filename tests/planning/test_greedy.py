"""The simple way keeps the same limits, and says so when it fails."""

import pytest
from hypothesis import HealthCheck, given, settings

from takar.planning.choices import choices
from takar.planning.greedy import greedy
from takar.planning.problem import Limits, Objective, Task
from tests.planning.invented import SEMINAR, TECHNICAL, lift, task, tasks


def test_it_takes_the_best_ratio_first() -> None:
    found = greedy(choices(task(lift("P1", TECHNICAL), lift("P2", SEMINAR, "10"), needed="10")))
    assert found is not None
    assert found.hours == 8


def test_it_fails_where_it_spends_the_budget_on_what_misleads() -> None:
    lifts = lift("P1", SEMINAR, "10"), lift("P2", TECHNICAL, "15")
    asked = task(*lifts, needed="15", limits=Limits(budget=135))
    assert greedy(choices(asked)) is None


def test_it_spares_people_by_whole_bundles() -> None:
    lifts = [lift("P1"), lift("P1", SEMINAR, "10"), lift("P2")]
    found = greedy(choices(task(*lifts, needed="25", objectives=(Objective.PEOPLE,))))
    assert found is not None
    assert found.people == 1


@pytest.mark.slow
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
@given(tasks())
def test_it_never_oversteps_what_the_plan_may_not(asked: Task) -> None:
    found = greedy(choices(asked))
    if found is not None:
        assert found.gain >= asked.aim.needed
        assert asked.limits.budget is None or found.cost <= asked.limits.budget
