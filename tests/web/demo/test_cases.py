import pytest

from takar.synthetic import PRESETS
from takar.tables.people import EMPLOYMENTS, POSITION_TIERS
from takar.web.assessments.rules.criteria import Group
from takar.web.assessments.rules.states import PURPOSES
from takar.web.demo.cases import CASES, Case
from takar.web.demo.story import SIGNED_AFTER


@pytest.mark.parametrize("case", CASES.values(), ids=list(CASES))
def test_a_case_asks_for_what_exists(case: Case) -> None:
    assert case.preset in PRESETS
    for event in case.events:
        assert event.purpose in PURPOSES
        for described in event.groups:
            group = Group.model_validate(described)
            assert set(group.tiers) <= set(POSITION_TIERS)
            assert set(group.employments) <= set(EMPLOYMENTS)


def test_the_first_case_takes_215_in_three_groups() -> None:
    event, _ = CASES["probolinggo"].events
    assert [group["quota"] for group in event.groups] == [85, 100, 30]
    assert not event.hall


def test_the_first_case_leaves_a_second_event_under_way() -> None:
    _, follow_up = CASES["probolinggo"].events
    assert [group["quota"] for group in follow_up.groups] == [24]
    assert follow_up.hall


def test_no_two_cases_share_an_agency() -> None:
    agencies = [case.agency for case in CASES.values()]
    assert len(agencies) == len(set(agencies)) == 5


@pytest.mark.parametrize(
    ("case", "people"),
    [("paser", [402]), ("balikpapan", [500]), ("banjar", []), ("lebong", [8, 361])],
)
def test_the_other_cases_take_as_many_as_they_say(case: str, people: list[int]) -> None:
    taken = [sum(group["quota"] for group in event.groups) for event in CASES[case].events]
    assert taken == people


def test_every_case_is_seen_on_a_day_and_banjar_after_its_year_has_ended() -> None:
    assert all(case.day or case.events for case in CASES.values())
    banjar = CASES["banjar"].day
    assert banjar is not None
    assert (banjar.year, banjar.month) == (2026, 2)


def test_only_lebong_rearranges_and_within_the_year_it_tested_in() -> None:
    assert [name for name, case in CASES.items() if case.placings] == ["lebong"]
    lebong = CASES["lebong"]
    heads, officials = lebong.placings
    assert (heads.tiers, officials.tiers) == (("JPT_PRATAMA",), ("ADMINISTRATOR", "PENGAWAS"))
    tested = max(event.day for event in lebong.events)
    for plan in lebong.placings:
        assert plan.day > tested + SIGNED_AFTER
        assert plan.day.year == tested.year
        assert set(plan.tiers) <= set(lebong.tailored) <= set(POSITION_TIERS)
    assert len({(plan.paper, plan.decree) for plan in lebong.placings}) == 2
