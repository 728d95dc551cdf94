"""The plan against trying everything, at its limits, and in any order."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from takar.planning.choices import OddTask
from takar.planning.plan import INFEASIBLE, OPTIMAL
from takar.planning.problem import COMPLETE, TRAIN, VERIFY, Aim, Course, Limits, Objective, Task
from takar.planning.training_plan import training_plan
from tests.planning.invented import (
    COURSES,
    LEADERSHIP,
    SEMINAR,
    TECHNICAL,
    aim,
    brute,
    keeps,
    lift,
    reach,
    sizes,
    task,
    tasks,
)

SLOWLY = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)


@pytest.mark.slow
@SLOWLY
@given(tasks())
def test_a_plan_is_as_small_as_trying_everything_finds(asked: Task) -> None:
    plan, smallest = training_plan(asked), brute(asked)
    if smallest is None:
        assert plan.status == INFEASIBLE
        assert plan.steps == ()
        assert plan.obstacle is not None
        assert plan.obstacle.index == asked.aim.index(reach(asked))
    else:
        assert plan.status == OPTIMAL
        assert keeps(plan.steps, asked)
        assert sizes(plan.totals, asked.objectives) == smallest
        assert plan.after == asked.aim.index(plan.totals.gain)
        assert [proof.gap for proof in plan.proofs] == [0] * 3


@pytest.mark.slow
@SLOWLY
@given(tasks(), st.integers())
def test_the_order_of_the_people_does_not_matter(asked: Task, seed: int) -> None:
    lifts = list(asked.lifts)
    Random(seed).shuffle(lifts)  # noqa: S311 -- dice, not secrets
    assert training_plan(replace(asked, lifts=tuple(lifts))).steps == training_plan(asked).steps


@pytest.mark.slow
@SLOWLY
@given(tasks())
def test_the_simple_way_is_never_smaller(asked: Task) -> None:
    plan = training_plan(asked)
    if plan.greedy is not None:
        first = asked.objectives[:1]
        assert sizes(plan.greedy, first)[0] >= sizes(plan.totals, first)[0]
        assert plan.greedy.gain >= asked.aim.needed


def test_the_smallest_is_found_where_the_best_ratio_misleads() -> None:
    """Best ratio first takes the short seminar, and must then take the long course as well."""
    plan = training_plan(task(lift("P1", SEMINAR, "10"), lift("P2", TECHNICAL, "15"), needed="15"))
    assert [step.employee_id for step in plan.steps] == ["P2"]
    assert plan.totals.hours == 20
    assert plan.greedy is not None
    assert plan.greedy.hours == 28


@pytest.mark.parametrize(("needed", "people"), [("15", 1), ("15.000001", 2), ("14.999999", 1)])
def test_an_aim_is_reached_exactly_or_not_at_all(needed: str, people: int) -> None:
    plan = training_plan(task(lift("P1"), lift("P2"), needed=needed))
    assert plan.totals.people == people
    assert plan.after >= Fraction(plan.aim.target)


def test_an_aim_that_is_already_reached_needs_nothing() -> None:
    plan = training_plan(task(lift(), aim=Aim(Decimal(60), 10, Decimal(600))))
    assert (plan.status, plan.steps) == (OPTIMAL, ())
    assert plan.before == plan.after == 60


@pytest.mark.parametrize(("hours", "status"), [("20", OPTIMAL), ("19.999999", INFEASIBLE)])
def test_nobody_attends_more_hours_than_allowed(hours: str, status: str) -> None:
    limits = Limits(hours_each=Decimal(hours))
    assert training_plan(task(lift(), limits=limits)).status == status


@pytest.mark.parametrize(("budget", "status"), [(130, OPTIMAL), (129, INFEASIBLE)])
def test_a_budget_is_kept_to_the_rupiah(budget: int, status: str) -> None:
    assert training_plan(task(lift(), limits=Limits(budget=budget))).status == status


@pytest.mark.parametrize(("people", "status"), [(2, OPTIMAL), (1, INFEASIBLE)])
def test_a_unit_sends_no_more_than_it_may(people: int, status: str) -> None:
    asked = task(lift("P1"), lift("P2"), needed="30", limits=Limits(people_per_unit=people))
    assert training_plan(asked).status == status


def test_hours_already_had_count_where_a_course_is_not_bought_whole() -> None:
    plan = training_plan(task(lift(hours=Decimal(3))))
    assert [(step.course, step.hours) for step in plan.steps] == [("DARING", Decimal(3))]


def test_a_course_shorter_than_what_is_lacking_does_not_serve() -> None:
    short = replace(COURSES[0], hours=Decimal("11.5"))
    asked = task(lift(hours=Decimal(12)), courses=(short,))
    assert training_plan(asked).status == INFEASIBLE
    assert training_plan(replace(asked, courses=(replace(short, hours=Decimal(12)),))).steps


def test_a_course_serves_only_its_tiers() -> None:
    asked = task(lift(indicator=LEADERSHIP, tier="ADMINISTRATOR"))
    assert training_plan(asked).status == INFEASIBLE
    assert training_plan(task(lift(indicator=LEADERSHIP, tier="PENGAWAS"))).totals.hours == 90


@pytest.mark.parametrize(("people", "classes", "cost"), [(2, 1, 700), (3, 2, 1300)])
def test_classes_are_paid_whole(people: int, classes: int, cost: int) -> None:
    lifts = [lift(f"P{number}") for number in range(people)]
    plan = training_plan(task(*lifts, needed=Decimal(15) * people, courses=COURSES[:1]))
    [booking] = plan.bookings
    assert (booking.people, booking.classes, booking.cost) == (people, classes, cost)
    assert plan.totals.cost == cost
    assert plan.totals.hours == booking.hours == 20 * people


def test_waiting_claims_are_verified_before_anybody_is_trained() -> None:
    claims = lift("P1", deed=VERIFY), lift("P1", deed=TRAIN)
    plan = training_plan(task(*claims, lift("P2"), needed="20"))
    assert {(s.employee_id, s.deed) for s in plan.steps} == {("P1", VERIFY), ("P2", TRAIN)}
    refused = task(*claims, lift("P2"), needed="20", limits=Limits(deeds=frozenset({TRAIN})))
    assert {step.deed for step in training_plan(refused).steps} == {TRAIN}


def test_evidence_that_may_not_exist_is_not_counted_on_unless_allowed() -> None:
    asked = task(lift(deed=COMPLETE))
    assert training_plan(asked).status == INFEASIBLE
    allowed = replace(asked, limits=Limits(deeds=frozenset({COMPLETE})))
    plan = training_plan(allowed)
    assert (plan.totals.people, plan.totals.deeds) == (0, 1)
    assert plan.totals.hours == 0


def test_who_is_furthest_behind_goes_first() -> None:
    ahead, behind = lift("P1", standing=Decimal(70)), lift("P2", standing=Decimal(40))
    assert [step.employee_id for step in training_plan(task(ahead, behind)).steps] == ["P2"]


def test_people_who_tie_are_drawn_by_a_lot_that_anybody_can_draw_again() -> None:
    people = [lift(f"P{number}") for number in range(6)]
    chosen = {word: training_plan(task(*people, word=word)).steps[0] for word in "abcdefgh"}
    assert len({step.employee_id for step in chosen.values()}) > 1
    again = {word: training_plan(task(*people[::-1], word=word)).steps[0] for word in "abcdefgh"}
    assert again == chosen


def test_sparing_people_gives_one_person_everything() -> None:
    lifts = [lift("P1"), lift("P1", SEMINAR, "10"), lift("P2", SEMINAR, "10")]
    spared = training_plan(task(*lifts, needed="20", objectives=(Objective.PEOPLE,)))
    assert spared.totals.people == 1
    assert training_plan(task(*lifts, needed="20")).totals.hours == 16


def test_the_second_objective_decides_where_the_first_is_even() -> None:
    cheap = replace(COURSES[1], code="MURAH", cost_per_person=10)
    asked = task(lift(), courses=(COURSES[1], cheap))
    money = training_plan(replace(asked, objectives=(Objective.HOURS, Objective.MONEY)))
    assert [step.course for step in money.steps] == ["MURAH"]


def test_points_that_are_not_round_still_add_up() -> None:
    lifts = [lift(f"P{number}", gain="13.333333") for number in range(9)]
    assert training_plan(task(*lifts, needed="66.666665")).totals.people == 5
    assert training_plan(task(*lifts, needed="66.666666")).totals.people == 6


@pytest.mark.parametrize(
    "odd",
    [
        task(lift(), aim=Aim(Decimal(80), 0, Decimal(0))),
        task(lift(), courses=(COURSES[0], COURSES[0])),
        task(lift("P1"), lift("P1", SEMINAR, unit="V")),
    ],
)
def test_an_odd_task_is_refused_in_words(odd: Task) -> None:
    with pytest.raises(OddTask) as refusal:
        training_plan(odd)
    assert str(refusal.value.hint)


@pytest.mark.slow
def test_fifteen_thousand_people_are_planned_in_seconds() -> None:
    dice = Random(3)  # noqa: S311 -- dice, not secrets
    lifts = [
        lift(
            f"P{number}",
            indicator,
            gain,
            unit=f"U{number % 60}",
            hours=Decimal(dice.randint(1, 20)) if indicator == TECHNICAL else Decimal(0),
            standing=Decimal(dice.randint(3, 95)),
        )
        for number in range(15_000)
        for indicator, gain in ((TECHNICAL, "15"), (SEMINAR, "10"))
        if dice.random() < 0.6
    ]
    plan = training_plan(task(*lifts, aim=aim("60000", 15_000)))
    assert plan.status == OPTIMAL
    assert plan.totals.gain >= 60_000
    assert plan.greedy is not None
    assert plan.totals.hours <= plan.greedy.hours


def test_a_course_without_a_class_size_is_one_class() -> None:
    online = Course("DARING", TECHNICAL, Decimal(20), 10, 1000)
    lifts = [lift(f"P{number}") for number in range(5)]
    plan = training_plan(task(*lifts, needed="75", courses=(online,)))
    assert [(b.classes, b.cost) for b in plan.bookings] == [(1, 1050)]
