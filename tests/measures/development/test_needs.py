from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from takar.measures.development import Learner, Need, has_performance_gap, needs
from takar.regulations.law import Law
from tests.measures.succession.made import matched


def learner(law: Law, *given: str | None, **more: Any) -> Learner:
    facts: dict[str, Any] = {
        "present": matched(law, *given, tier="ADMINISTRATOR"),
        "rating": "BAIK",
    } | more
    return Learner("P1", "U1", **facts)


def only(law: Law, *given: str | None, **more: Any) -> Need:
    (found,) = needs([learner(law, *given, **more)], law).found
    return found


def test_a_need_is_what_the_present_post_asks_above_what_was_seen(law: Law) -> None:
    found = only(law, "1.5", "3")
    assert (found.competency, found.kind, found.gap) == ("INTEGRITAS", "MANAJERIAL", Decimal("1.5"))
    assert (found.required, found.level, found.weight, found.worth) == (
        3,
        Decimal("1.5"),
        Decimal(3),
        Decimal("4.5"),
    )


def test_levels_above_the_standard_are_no_need(law: Law) -> None:
    assert needs([learner(law, "3", "5", "3")], law).found == ()


def test_the_same_competency_on_two_grounds_is_one_need(law: Law) -> None:
    target = matched(law, "2.5", "3", "4")
    found = needs([learner(law, "2.5", "3", "4", target=target)], law).found
    both, aimed = found
    assert both.grounds == ("JABATAN_SEKARANG", "JABATAN_TARGET")
    assert (both.gap, both.required, both.weight) == (Decimal("1.5"), 4, Decimal(3))
    assert (aimed.grounds, aimed.gap, aimed.weight) == (
        ("JABATAN_TARGET",),
        Decimal(1),
        Decimal(2),
    )


def test_a_level_that_is_not_known_is_to_be_assessed_and_never_trained(law: Law) -> None:
    found = needs([learner(law, None, "3", target=matched(law, None, "4"))], law)
    assert found.found == ()
    (gap,) = found.unassessed
    assert (gap.competency, gap.grounds) == ("INTEGRITAS", ("JABATAN_SEKARANG", "JABATAN_TARGET"))


@pytest.mark.parametrize(
    ("level", "rating", "priority", "is_sure"),
    [
        ("1", "BAIK", "TINGGI", True),
        ("1.01", "BAIK", "SEDANG", True),
        ("2", "BUTUH_PERBAIKAN", "TINGGI", True),
        ("2", None, "SEDANG", False),
        ("2.01", "BUTUH_PERBAIKAN", "RENDAH", True),
    ],
)
def test_the_priority_is_that_of_the_first_rule_that_fits(
    law: Law, level: str, rating: str | None, priority: str, *, is_sure: bool
) -> None:
    found = only(law, level, "3", rating=rating)
    assert (found.priority, found.is_priority_sure) == (priority, is_sure)


def test_a_gap_to_the_post_aimed_at_has_a_priority_of_its_own(law: Law) -> None:
    assert only(law, "3", "5", target=matched(law, "2", "5")).priority == "SEDANG"
    assert only(law, "3", "5", target=matched(law, "2.5", "5")).priority == "RENDAH"


@pytest.mark.parametrize(
    ("rating", "gap"),
    [
        ("SANGAT_BAIK", False),
        ("BAIK", False),
        ("BUTUH_PERBAIKAN", True),
        ("SANGAT_KURANG", True),
        (None, None),
        ("CUKUP", None),
    ],
)
def test_a_rating_below_good_is_a_performance_gap(
    law: Law, rating: str | None, *, gap: bool | None
) -> None:
    assert has_performance_gap(rating, law) is gap


def test_who_cannot_be_matched_or_has_no_rating_is_told(law: Law) -> None:
    people = [
        learner(law, "3", rating=None),
        replace(learner(law, "3", rating="KURANG"), employee_id="P2"),
        replace(learner(law, "3", present=None), employee_id="P3"),
    ]
    found = needs(people, law)
    assert (found.without_rating, found.below_rating, found.without_standard) == (
        ("P1",),
        ("P2",),
        ("P3",),
    )
