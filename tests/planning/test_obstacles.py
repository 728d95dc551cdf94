"""What is told when an aim cannot be reached."""

from dataclasses import replace
from decimal import Decimal

from takar.planning.plan import INFEASIBLE, OPTIMAL, Obstacle
from takar.planning.problem import COMPLETE, Limits, Task
from takar.planning.training_plan import training_plan
from tests.planning.invented import SEMINAR, lift, task

LIFTS = (lift("P1"), lift("P2"), lift("P2", SEMINAR, "10"), lift("P3", unit="V"))


def obstacle_of(asked: Task) -> Obstacle:
    plan = training_plan(asked)
    assert plan.status == INFEASIBLE
    assert plan.obstacle is not None
    return plan.obstacle


def test_the_highest_index_and_the_binding_limit_are_told() -> None:
    found = obstacle_of(task(*LIFTS, needed="40", limits=Limits(budget=260)))
    assert found.index == 63
    assert found.unlimited == Decimal("65.5")
    [budget] = found.relaxations
    assert (budget.limit, budget.needed) == ("budget", Decimal(390))
    assert budget.totals is not None
    assert budget.totals.cost == 390


def test_the_value_that_is_needed_is_the_tightest_that_reaches_the_aim() -> None:
    asked = task(*LIFTS, needed="55", limits=Limits(hours_each=Decimal(20), people_per_unit=9))
    [hours] = obstacle_of(asked).relaxations
    assert (hours.limit, hours.needed) == ("hours_each", Decimal(28))
    enough = replace(asked, limits=replace(asked.limits, hours_each=hours.needed))
    assert training_plan(enough).status == OPTIMAL


def test_a_limit_that_alone_does_not_help_says_so() -> None:
    limits = Limits(budget=0, people_per_unit=1)
    found = obstacle_of(task(*LIFTS, needed="55", limits=limits))
    [budget] = found.relaxations
    assert (budget.limit, budget.needed, budget.totals) == ("budget", None, None)
    assert budget.index == Decimal(64)


def test_people_per_unit_gives_way_no_more_than_needed() -> None:
    limits = Limits(people_per_unit=1)
    [units] = obstacle_of(task(*LIFTS, needed="45", limits=limits)).relaxations
    assert (units.limit, units.needed) == ("people_per_unit", Decimal(2))


def test_a_deed_that_is_not_allowed_is_named() -> None:
    found = obstacle_of(task(lift("P1"), lift("P2", deed=COMPLETE), needed="30"))
    [deed] = found.relaxations
    assert deed.limit == f"deeds:{COMPLETE}"
    assert deed.totals is not None
    assert deed.index == 63


def test_beyond_all_trainings_no_limit_is_blamed() -> None:
    study = lift("P4", "KUALIFIKASI", "20", deed="PENDIDIKAN")
    found = obstacle_of(task(*LIFTS, study, needed="100"))
    assert found.relaxations == ()
    assert found.index == found.unlimited


def test_the_cheapest_way_out_comes_first() -> None:
    limits = Limits(hours_each=Decimal(8), deeds=Limits().deeds)
    lifts = (lift("P1"), lift("P2", deed=COMPLETE))
    found = obstacle_of(task(*lifts, limits=limits))
    assert [way.limit for way in found.relaxations] == [f"deeds:{COMPLETE}", "hours_each"]
