from decimal import Decimal

import pytest

from takar.planning.competency_gaps import Caps, GapTask, LeftOut, Offer, Want, gap_plan
from tests.planning.competency_gaps.made import offer, want


def out_of(wants: tuple[Want, ...], offers: tuple[Offer, ...], caps: Caps) -> LeftOut:
    (found,) = gap_plan(GapTask(wants, offers, caps)).left_out
    return found


def test_a_gap_that_no_training_is_for_is_told() -> None:
    assert out_of((want("P1"),), (offer("B", "B"),), Caps()).reason == "TANPA_PELATIHAN"


def test_a_persons_hours_are_used_up() -> None:
    wants = (want("P1", "A", weight="3"), want("P1", "B"))
    offers = (offer("A", "A", hours="10"), offer("B", "B", hours="11"))
    found = out_of(wants, offers, Caps(hours_each=Decimal(20)))
    assert (found.competency, found.reason, found.offer) == ("B", "BATAS_JP", "B")
    assert not gap_plan(GapTask(wants, offers, Caps(hours_each=Decimal(21)))).left_out


def test_a_person_has_as_many_trainings_as_one_may_have() -> None:
    wants = (want("P1", "A", weight="3"), want("P1", "B"))
    found = out_of(wants, (offer("A", "A"), offer("B", "B")), Caps(trainings_each=1))
    assert (found.competency, found.reason) == ("B", "BATAS_JUMLAH")


def test_no_seat_is_left_and_the_least_worth_seated_is_told() -> None:
    wants = (want("P1", weight="3"), want("P2", weight="2"), want("P3"))
    found = out_of(wants, (offer("A", class_size=2, classes_most=1),), Caps())
    assert (found.employee_id, found.reason, found.least_seated) == ("P3", "KURSI", Decimal(2))


@pytest.mark.parametrize(("budget", "lacking"), [(9, 1), (6, 4)])
def test_the_money_lacking_is_told_to_the_rupiah(budget: int, lacking: int) -> None:
    wants = (want("P1", weight="3"), want("P2"))
    offers = (offer("A", cost_per_person=3, cost_per_class=2, class_size=1),)
    found = out_of(wants, offers, Caps(budget=budget))
    assert (found.employee_id, found.reason, found.lacking) == ("P2", "ANGGARAN", lacking)
    assert not gap_plan(GapTask(wants, offers, Caps(budget=10))).left_out


def test_of_several_trainings_the_nearest_tells() -> None:
    wants = (want("P1", weight="3"), want("P2"))
    full = offer("A1", class_size=1, classes_most=1)
    dear = offer("A2", cost_per_person=9)
    found = out_of(wants, (full, dear), Caps(budget=5))
    assert (found.reason, found.offer, found.lacking) == ("ANGGARAN", "A2", 4)
