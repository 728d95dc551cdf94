from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from takar.measures.succession import Membership, changes, proposed, status, until_of
from takar.regulations.law import Law


def member(employee_id: str = "P1", box: int | None = 8, **more: date) -> Membership:
    days: dict[str, Any] = {"decided_on": date(2025, 1, 31), "until": date(2026, 1, 31)} | more
    return Membership(employee_id, "KRS_INSTANSI", box=box, **days)


def test_a_membership_holds_for_the_months_that_the_law_says(law: Law) -> None:
    assert until_of(date(2025, 1, 31), law) == date(2026, 1, 31)
    _, citation = law.found["talent.group_months"]
    own = replace(law, found=law.found | {"talent.group_months": (Decimal(1), citation)})
    assert until_of(date(2025, 1, 31), own) == date(2025, 2, 28)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2025, 1, 30), "BELUM_BERLAKU"),
        (date(2025, 1, 31), "BERLAKU"),
        (date(2026, 1, 30), "BERLAKU"),
        (date(2026, 1, 31), "KEDALUWARSA"),
    ],
)
def test_a_membership_has_a_status_on_every_day(day: date, expected: str) -> None:
    assert status(member(), day) == expected


@pytest.mark.parametrize(
    ("day", "expected"), [(date(2025, 5, 31), "BERLAKU"), (date(2025, 6, 1), "DICABUT")]
)
def test_a_revocation_ends_it_from_its_own_day(day: date, expected: str) -> None:
    assert status(member(revoked_on=date(2025, 6, 1)), day) == expected


def test_boxes_propose_surely_or_perhaps_and_never_decide(law: Law) -> None:
    boxes = {"P1": {7}, "P2": {5, 8}, "P3": {5}, "P4": {9}, "P5": set[int]()}
    found = proposed(boxes, law)
    assert [(own.employee_id, own.group, own.state) for own in found] == [
        ("P1", "KRS_INSTANSI", "DIUSULKAN"),
        ("P2", "KRS_INSTANSI", "BELUM_DIKETAHUI"),
        ("P4", "KRS_INSTANSI", "DIUSULKAN"),
        ("P4", "KRS_NASIONAL", "DIUSULKAN"),
    ]


def test_who_entered_stayed_and_left_is_told_with_why() -> None:
    before = [member(f"P{number}") for number in range(1, 6)]
    before[3] = replace(before[3], revoked_on=date(2025, 6, 1))
    after = [member("P1", 9), member("P6", 7)]
    boxes = {"P1": {9}, "P2": {5}, "P3": {5, 8}, "P4": {8}, "P5": {8}, "P6": {7}}
    found = changes(before, after, boxes)
    assert [(own.employee_id, own.kind, own.before, own.after, own.why) for own in found] == [
        ("P1", "TETAP", 8, 9, ""),
        ("P2", "KELUAR", 8, 5, "KOTAK_BERUBAH"),
        ("P3", "KELUAR", 8, None, "BELUM_TERUKUR"),
        ("P4", "KELUAR", 8, 8, "DICABUT"),
        ("P5", "KELUAR", 8, 8, "TIDAK_DITETAPKAN_LAGI"),
        ("P6", "MASUK", None, 7, ""),
    ]
