from takar.planning.competency_gaps import Caps, GapTask
from takar.planning.competency_gaps.pooling import pooled
from takar.planning.competency_gaps.solving import Ready, best, counts, turned
from tests.planning.competency_gaps.made import offer, want


def ready(task: GapTask) -> Ready:
    return Ready(task, pooled(task))


def test_of_plans_of_equal_worth_the_cheapest_is_taken() -> None:
    dear, cheap = offer("A1", cost_per_person=5), offer("A2", cost_per_person=3)
    task = ready(GapTask((want("P1"), want("P2")), (dear, cheap)))
    found = best(task)
    assert found.status == "OPTIMAL"
    worth, money = (turned(proof) for proof in found.proofs)
    assert (worth.value, worth.bound, money.value) == (2_000_000, 2_000_000, 6)
    chosen = [task.bundle(key).choices[0].offer for key in found.values if key[0] == "bundle"]
    assert chosen == [1]


def test_a_class_is_paid_once_for_all_who_sit_in_it() -> None:
    task = GapTask(
        tuple(want(f"P{number}") for number in range(3)),
        (offer("A", cost_per_class=4, class_size=2),),
        Caps(budget=7),
    )
    prepared = ready(task)
    found = best(prepared)
    assert sum(counts(prepared.groups[0], 0, found)) == 2
    assert found.values["classes", 0, 0] == 1


def test_somebody_who_must_be_served_is() -> None:
    task = GapTask(
        (want("P1"), want("P2", weight="3")), (offer("A", cost_per_person=1),), Caps(budget=1)
    )
    groups = pooled(task, alone="P1")
    place = next(n for n, g in enumerate(groups) if g.members[0].employee_id == "P1")
    found = best(Ready(task, groups, place, "A"))
    assert turned(found.proofs[0]).value == 1_000_000
