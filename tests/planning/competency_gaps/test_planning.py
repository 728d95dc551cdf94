from collections import Counter
from dataclasses import replace
from decimal import Decimal
from random import Random

import pytest

from takar.planning.competency_gaps import Caps, GapPlan, GapTask, OddGapTask, gap_plan, what_if
from tests.planning.competency_gaps.made import cost_of, offer, tried, want

A = offer("A", "INTEGRITAS", cost_per_class=4_000_000, class_size=30)
B = offer("B", "KEPUTUSAN", cost_per_person=3_000_000)
WANTS = (
    want("P1", "INTEGRITAS", weight="2"),
    want("P1", "KEPUTUSAN", weight="4"),
    want("P2", "INTEGRITAS", weight="2"),
    want("P3", "KEPUTUSAN", weight="3"),
)


def page(budget: int) -> GapPlan:
    return gap_plan(GapTask(WANTS, (A, B), Caps(budget=budget)))


def test_the_worked_example_of_the_page() -> None:
    whole = page(10_000_000)
    assert (whole.status, whole.worth, whole.cost, whole.left_out) == (
        "OPTIMAL",
        Decimal(11),
        10_000_000,
        (),
    )
    less = page(9_999_999)
    assert (less.worth, less.cost) == (Decimal(8), 7_000_000)
    (out,) = less.left_out
    assert (out.employee_id, out.reason, out.offer, out.lacking, out.worth) == (
        "P3",
        "ANGGARAN",
        "B",
        1,
        Decimal(3),
    )
    told = what_if(less.task, less, "P3", "KEPUTUSAN")
    assert (told.is_possible, told.loss) == (True, Decimal(1))
    assert told.leaves == (("P1", "INTEGRITAS"), ("P2", "INTEGRITAS"))


def invented(seed: int) -> GapTask:
    dice = Random(seed)  # noqa: S311 -- invented tasks
    offers = tuple(
        offer(
            f"T{number}",
            dice.choice("AB"),
            dice.choice(["0.5", "1", "2"]),
            dice.choice(["8", "20"]),
            cost_per_person=dice.randrange(0, 5),
            cost_per_class=dice.randrange(0, 6),
            class_size=dice.choice([None, 1, 2]),
            classes_most=dice.choice([None, 1]),
        )
        for number in range(3)
    )
    wants = tuple(
        want(f"P{place}", competency, dice.choice(["0.5", "1", "2"]), dice.choice(["2", "3"]))
        for place in range(4)
        for competency in "AB"
        if dice.random() < 0.7
    )
    caps = Caps(
        budget=dice.choice([None, 5, 12]),
        hours_each=dice.choice([None, Decimal(20)]),
        trainings_each=dice.choice([1, 2]),
    )
    return GapTask(wants, offers, caps, word=str(seed))


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(25))
def test_the_plan_is_the_best_that_trying_everything_finds(seed: int) -> None:
    task = invented(seed)
    plan = gap_plan(task)
    assert plan.status == "OPTIMAL"
    assert (plan.worth, plan.cost) == tried(task)
    assert all(proof.gap == 0 for proof in plan.proofs)
    seats = dict(Counter(step.offer for step in plan.steps))
    assert cost_of(task, seats) == plan.cost
    served = {(step.employee_id, step.competency) for step in plan.steps}
    out = {(own.employee_id, own.competency) for own in plan.left_out}
    assert served | out == {(own.employee_id, own.competency) for own in task.wants}
    assert not served & out
    assert not {own.reason for own in plan.left_out} & {"BELUM_TERBUKTI"}


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(8))
def test_the_order_of_people_and_trainings_changes_no_worth(seed: int) -> None:
    task = invented(seed)
    other = replace(task, wants=task.wants[::-1], offers=task.offers[::-1])
    first, second = gap_plan(task), gap_plan(other)
    assert (first.worth, first.cost) == (second.worth, second.cost)
    assert gap_plan(replace(task, wants=task.wants[::-1])).steps == first.steps


@pytest.mark.parametrize("word", ["rapat 1", "rapat 2", "rapat 3"])
def test_people_who_are_alike_are_drawn_by_lot(word: str) -> None:
    wants = tuple(want(f"P{number}") for number in range(6))
    one_seat = offer("A", class_size=2, classes_most=1)
    plan = gap_plan(GapTask(wants, (one_seat,), word=word))
    assert len(plan.steps) == 2
    assert {own.reason for own in plan.left_out} == {"UNDIAN"}
    again = gap_plan(GapTask(wants[::-1], (one_seat,), word=word))
    assert again.steps == plan.steps


def test_nothing_to_close_and_nothing_to_hold_is_a_plan_too() -> None:
    empty = gap_plan(GapTask((), ()))
    assert (empty.status, empty.steps, empty.worth) == ("OPTIMAL", (), Decimal(0))
    lonely = gap_plan(GapTask((want("P1"),), ()))
    assert [own.reason for own in lonely.left_out] == ["TANPA_PELATIHAN"]
    told = what_if(lonely.task, lonely, "P1", "A")
    assert (told.is_possible, told.leaves) == (False, ())


def test_who_cannot_be_served_at_all_is_told_as_impossible() -> None:
    task = GapTask((want("P1"),), (offer("A", cost_per_person=2),), Caps(budget=1))
    plan = gap_plan(task)
    assert not what_if(task, plan, "P1", "A").is_possible
    with pytest.raises(OddGapTask):
        what_if(task, plan, "P2", "A")
