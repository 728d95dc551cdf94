from decimal import Decimal

import pytest

from takar.planning.competency_gaps import Caps, GapTask, OddGapTask
from takar.planning.competency_gaps.problem import refuse_odd
from tests.planning.competency_gaps.made import offer, want


@pytest.mark.parametrize(
    "task",
    [
        GapTask((), (offer("A"), offer("A"))),
        GapTask((want("P1"), want("P1", gap="2")), ()),
        GapTask((want("P1", gap="0"),), ()),
        GapTask((want("P1", weight="-1"),), ()),
        GapTask((), (), Caps(trainings_each=0)),
        GapTask((), (), Caps(trainings_each=5)),
    ],
)
def test_a_task_that_cannot_be_meant_is_refused(task: GapTask) -> None:
    with pytest.raises(OddGapTask):
        refuse_odd(task)


@pytest.mark.parametrize("trainings", [1, 4])
def test_the_limits_of_trainings_themselves_are_accepted(trainings: int) -> None:
    refuse_odd(GapTask((want("P1", gap="0.000001"),), (), Caps(trainings_each=trainings)))


def test_seats_are_known_only_where_classes_are_limited() -> None:
    assert offer("A", class_size=30, classes_most=2).seats == 60
    assert offer("A", class_size=30).seats is None
    assert offer("A", classes_most=2).seats is None
    assert offer("A").hours == Decimal(10)
