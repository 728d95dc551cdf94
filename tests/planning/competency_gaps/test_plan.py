from decimal import Decimal

from takar.planning.competency_gaps import Caps, GapTask, gap_plan
from tests.planning.competency_gaps.made import offer, want


def test_a_plan_adds_up_what_it_closes_and_costs() -> None:
    wants = (want("P1", "A", "2", "3"), want("P1", "B"), want("P2", "A"))
    offers = (
        offer("A", "A", "1", "12", cost_per_person=2, cost_per_class=5, class_size=2),
        offer("B", "B", hours="8", cost_per_person=1),
    )
    plan = gap_plan(GapTask(wants, offers, Caps(budget=10), word="rapat"))
    assert (plan.worth, plan.wanted) == (Decimal(5), Decimal(8))
    assert (plan.cost, plan.hours, plan.people, plan.word) == (10, Decimal(32), 2, "rapat")
    assert [(own.offer.code, own.people, own.classes, own.cost) for own in plan.bookings] == [
        ("A", 2, 1, 9),
        ("B", 1, 1, 1),
    ]
    assert plan.bookings[0].worth == Decimal(4)
