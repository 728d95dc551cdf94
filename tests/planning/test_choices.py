"""Who stands where in line, and what is done in any case."""

from decimal import Decimal

from takar.planning.choices import choices, in_line, lot
from takar.planning.problem import TRAIN, VERIFY, Limits
from tests.planning.invented import lift, task


def test_the_lowest_total_stands_first_and_ties_follow_the_printed_lot() -> None:
    people = [lift(f"P{n}", standing=Decimal(50)) for n in range(5)]
    line = in_line([*people, lift("P9", standing=Decimal("49.5"))], "2025")
    assert line["P9"] == 0
    tied = sorted(line, key=lambda code: line[code])[1:]
    assert tied == sorted(tied, key=lambda code: lot("2025", code))


def test_claims_that_wait_are_done_in_any_case_and_lessen_what_is_needed() -> None:
    own = lift("P1", deed=VERIFY), lift("P1", deed=TRAIN), lift("P2")
    ready = choices(task(*own, needed="20"))
    assert [given.employee_id for given in ready.given] == ["P1"]
    assert ready.needed == 5_000_000
    assert [p.employee_id for group in ready.groups for p in group.people] == ["P2"]
    free = choices(task(*own, needed="20", limits=Limits(is_verified_first=False)))
    assert (free.given, free.needed) == ((), 20_000_000)
    assert ready.most() == 30


def test_what_gains_nothing_is_no_choice() -> None:
    assert choices(task(lift(gain="0"))).groups == ()


def test_study_and_performance_are_never_planned() -> None:
    limits = Limits(deeds=Limits().deeds | {"PENDIDIKAN"})
    assert choices(task(lift(deed="PENDIDIKAN"), limits=limits)).groups == ()
