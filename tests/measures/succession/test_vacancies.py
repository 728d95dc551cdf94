from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from takar.measures.succession import by_period, vacancies
from takar.regulations.law import Law
from tests.measures.succession.made import DAY, holder, post


def on_day(law: Law) -> Law:
    return replace(law, day=DAY)


def test_the_worked_table_of_the_page(law: Law) -> None:
    rows: list[tuple[str, str, dict[str, Any]]] = [
        ("J1", "JPT_PRATAMA", {"birth_on": date(1971, 8, 23)}),
        ("J2", "ADMINISTRATOR", {"birth_on": date(1968, 3, 1), "tier": "ADMINISTRATOR"}),
        ("J3", "AHLI_MUDA", {"birth_on": date(1966, 12, 31), "tier": "AHLI_MUDA", "title": "Guru"}),
        (
            "J4",
            "PELAKSANA",
            {
                "birth_on": date(1990, 1, 1),
                "tier": "PELAKSANA",
                "employment": "PPPK",
                "contract_ends_on": date(2025, 12, 31),
            },
        ),
    ]
    posts = [post(code, tier) for code, tier, _ in rows]
    holders = [holder(f"P{code}", code, **facts) for code, _, facts in rows]
    found = vacancies(posts, holders, on_day(law), years=10)
    told = {own.post.position_id: (own.on, own.months_left) for own in found.vacancies}
    assert told == {
        "J1": (date(2031, 9, 1), 75),
        "J2": (date(2026, 4, 1), 10),
        "J3": (date(2027, 1, 1), 19),
        "J4": (date(2026, 1, 1), 7),
    }
    assert found.vacancies[2].departure is not None
    assert found.vacancies[2].departure.otherwise_on == date(2025, 1, 1)
    assert (found.reviews, found.unknown, found.homeless) == ((), (), ())


def test_a_post_without_a_holder_is_vacant_now_and_stands_first(law: Law) -> None:
    found = vacancies([post("J2"), post("J1")], [holder("P1", "J2")], on_day(law), years=10)
    assert [(own.post.position_id, own.reason) for own in found.vacancies] == [
        ("J1", "LOWONG"),
        ("J2", "PENSIUN"),
    ]
    assert (found.vacancies[0].on, found.vacancies[0].employee_id) == (DAY, None)
    assert found.of("J1") == found.vacancies[0]
    assert found.of("J9") is None


def test_the_horizon_ends_on_the_same_day_so_many_years_later(law: Law) -> None:
    born = holder(birth_on=date(1970, 4, 30), tier="JPT_PRATAMA")
    at_the_end = replace(on_day(law), day=date(2025, 5, 1))
    assert vacancies([post()], [born], at_the_end, years=5).vacancies == ()
    before = replace(law, day=date(2025, 5, 2))
    assert len(vacancies([post()], [born], before, years=5).vacancies) == 1
    assert vacancies([post()], [born], before).until == date(2030, 5, 2)


@pytest.mark.parametrize(
    ("day", "is_overdue"), [(date(2031, 8, 31), False), (date(2031, 9, 1), True)]
)
def test_who_still_holds_a_post_beyond_the_age_is_told_and_not_hidden(
    law: Law, day: date, *, is_overdue: bool
) -> None:
    (found,) = vacancies([post()], [holder()], replace(law, day=day)).vacancies
    assert found.is_overdue == is_overdue


def test_of_whom_nothing_is_known_nothing_is_forecast(law: Law) -> None:
    found = vacancies([post()], [holder(birth_on=None)], on_day(law), years=40)
    assert found.vacancies == ()
    (unknown,) = found.unknown
    assert (unknown.employee_id, unknown.missing, unknown.is_partly_known) == (
        "P1",
        ("birth_on",),
        False,
    )


def test_a_pppk_without_a_contract_still_retires_and_is_told_as_partly_known(law: Law) -> None:
    found = vacancies([post()], [holder(employment="PPPK")], on_day(law), years=40)
    assert [own.reason for own in found.vacancies] == ["PENSIUN"]
    assert [own.is_partly_known for own in found.unknown] == [True]


def test_two_people_in_one_seat_must_both_leave(law: Law) -> None:
    older = holder("P1", birth_on=date(1967, 1, 1))
    younger = holder("P2", birth_on=date(1969, 1, 1))
    (found,) = vacancies([post()], [younger, older], on_day(law), years=20).vacancies
    assert (found.employee_id, found.on) == ("P2", date(2029, 2, 1))
    gap = holder("P3", birth_on=None)
    assert vacancies([post()], [older, gap], on_day(law), years=20).vacancies == ()


def test_a_holder_of_an_unknown_post_is_told(law: Law) -> None:
    found = vacancies([], [holder("P2", "J9"), holder("P1", None)], on_day(law))
    assert found.homeless == ("P1", "P2")


def test_counts_are_per_period_and_group_and_keep_their_posts(law: Law) -> None:
    posts = [post("J1", work_unit_id="U1"), post("J2", work_unit_id="U1"), post("J3")]
    found = vacancies(posts, [], on_day(law)).vacancies
    counts = by_period(found, "quarter", ("work_unit_id", "tier"))
    assert [(own.starts_on, own.group, own.count) for own in counts] == [
        (date(2025, 4, 1), ("U1", "JPT_PRATAMA"), 2),
        (date(2025, 4, 1), (None, "JPT_PRATAMA"), 1),
    ]
    assert counts[0].positions == ("J1", "J2")
    assert sum(own.count for own in by_period(found, "month")) == len(found)


@pytest.mark.parametrize(
    ("status", "reason", "inactive"),
    [
        ("01", "PENSIUN", ()),
        (None, "PENSIUN", ()),
        ("99", "LOWONG", ("P1",)),
        ("??", "PENSIUN", ()),
    ],
)
def test_who_is_not_active_holds_no_seat_and_is_named(
    law: Law, status: str | None, reason: str, inactive: tuple[str, ...]
) -> None:
    found = vacancies([post()], [holder(legal_status=status)], on_day(law), years=9)
    assert ([own.reason for own in found.vacancies], found.inactive) == ([reason], inactive)
