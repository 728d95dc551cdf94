from decimal import Decimal

from takar.planning.competency_gaps import Caps, GapTask
from takar.planning.competency_gaps.pooling import bundles_of, choices_of, pooled
from tests.planning.competency_gaps.made import offer, want


def test_people_with_the_same_wants_are_one_group_whatever_their_order() -> None:
    wants = (want("P1"), want("P2"), want("P3", gap="2"), want("P4", "B"))
    task = GapTask(wants, (offer("A", closes="2"),), word="x")
    groups = pooled(task)
    assert sorted(len(group.members) for group in groups) == [1, 2]
    assert pooled(GapTask(wants[::-1], task.offers, word="x")) == groups


def test_gaps_beyond_what_a_training_closes_are_alike() -> None:
    task = GapTask((want("P1", gap="1"), want("P2", gap="3")), (offer("A", closes="1"),))
    assert len(pooled(task)) == 1


def test_somebody_may_be_set_apart() -> None:
    task = GapTask((want("P1"), want("P2")), (offer("A"),))
    groups = pooled(task, alone="P2")
    assert [[own.employee_id for own in group.members] for group in groups] == [["P1"], ["P2"]]


def test_a_training_closes_at_most_the_gap() -> None:
    (choice,) = choices_of(
        want("P1", gap="0.5", weight="3"), [offer("A", closes="2"), offer("B", "C")]
    )
    assert choice.worth == 1_500_000


def test_a_bundle_holds_one_training_per_competency_within_the_limits() -> None:
    offers = [offer("A1"), offer("A2", hours="20"), offer("B1", "B"), offer("C1", "C")]
    choices = [c for code in "ABC" for c in choices_of(want("P1", code), offers)]
    sizes = [len(bundle.choices) for bundle in bundles_of(choices, Caps(trainings_each=2))]
    assert (sizes.count(1), sizes.count(2)) == (4, 5)
    tight = list(bundles_of(choices, Caps(trainings_each=2, hours_each=Decimal(20))))
    assert max(bundle.hours for bundle in tight) == 20_000_000
    assert len(tight) == 4 + 3
