from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from takar.kernel.language import msg
from takar.web.assessments.rules.criteria import Criteria, Group
from takar.web.assessments.rules.levels import level_fault
from takar.web.assessments.rules.limits import Limits
from takar.web.assessments.rules.matrix import (
    Finding,
    assessor_findings,
    group_findings,
    group_sizes,
    is_center,
    matrix_findings,
)
from takar.web.assessments.rules.refusals import NoReason, demand_reason
from takar.web.assessments.rules.selection import Person, choose, lot_of, rank_of
from takar.web.assessments.rules.states import (
    ORDER,
    has_expired,
    is_step_back,
    may_follow,
    may_now,
    next_state,
    previous_state,
)
from tests.web.assessments.tables import COMPETENCIES

LIMITS = Limits(
    competencies={code: code.title() for code in COMPETENCIES},
    methods={"TES": "Tes", "WAWANCARA": "Wawancara", "LGD": "Diskusi"},
    kinds={"TES": "TES", "WAWANCARA": "WAWANCARA", "LGD": "SIMULASI"},
    needs_assessor=frozenset({"WAWANCARA", "LGD"}),
    in_group=frozenset({"LGD"}),
    least_methods=2,
    center_simulations=1,
    group_least=4,
    group_most=8,
    job_fit_least=1,
    least_assessors=2,
    validity_years=3,
)
ALL = frozenset(COMPETENCIES)
DAY = date(2025, 5, 14)


def stops(findings: Sequence[Finding]) -> bool:
    return any(finding.stops for finding in findings)


@pytest.mark.parametrize(
    ("methods", "is_good"),
    [((), False), (("TES",), False), (("TES", "LGD"), True), (("TES", "LGD", "WAWANCARA"), True)],
)
def test_each_competency_is_seen_by_two_methods(methods: tuple[str, ...], *, is_good: bool) -> None:
    findings = matrix_findings(dict.fromkeys(methods, ALL), LIMITS)
    assert stops(findings) is not is_good


def test_one_thin_competency_is_named_with_its_hint() -> None:
    matrix = {"TES": ALL, "LGD": ALL - {"INTEGRITAS"}}
    [finding] = matrix_findings(matrix, LIMITS)
    assert "Integritas baru dilihat oleh 1 metode, paling sedikit 2" in str(finding.problem)
    assert "Integritas" in str(finding.hint)


def test_what_the_law_does_not_list_is_found() -> None:
    findings = matrix_findings({"TES": ALL, "LGD": ALL, "SULAP": ALL | {"TERBANG"}}, LIMITS)
    assert {"SULAP", "TERBANG"} <= set(" ".join(str(f.problem) for f in findings).split())


def test_an_idle_method_is_told_but_does_not_stop() -> None:
    findings = matrix_findings({"TES": ALL, "LGD": ALL, "WAWANCARA": frozenset()}, LIMITS)
    assert len(findings) == 1
    assert not stops(findings)


@pytest.mark.parametrize("name", ["Assessment Center 2025", "ASSESSMENT CENTRE pejabat"])
def test_without_a_simulation_nothing_is_called_assessment_center(name: str) -> None:
    without, within = {"TES": ALL, "WAWANCARA": ALL}, {"TES": ALL, "LGD": ALL}
    assert stops(matrix_findings(without, LIMITS, name=name))
    assert not matrix_findings(without, LIMITS, name="Pemetaan 2025")
    assert not matrix_findings(within, LIMITS, name=name)
    two = replace(LIMITS, center_simulations=2)
    assert stops(matrix_findings(within, two, name=name))
    assert (is_center(without, LIMITS), is_center(within, LIMITS)) == (False, True)


@pytest.mark.parametrize(
    ("size", "purpose", "is_good"),
    [
        (3, "PEMETAAN", False),
        (4, "PEMETAAN", True),
        (8, "PEMETAAN", True),
        (9, "PEMETAAN", False),
        (1, "PENGISIAN", False),
        (1, "JOB_FIT", True),
        (3, "JOB_FIT", True),
        (9, "JOB_FIT", False),
    ],
)
def test_a_group_holds_four_to_eight_but_for_a_job_fit(
    size: int, purpose: str, *, is_good: bool
) -> None:
    assert (not group_findings({"1": size}, LIMITS, purpose)) is is_good


@given(st.integers(4, 1000))
def test_any_four_or_more_people_can_be_split_into_lawful_groups(people: int) -> None:
    sizes = group_sizes(people, LIMITS)
    assert sum(sizes) == people
    assert not group_findings({str(n): size for n, size in enumerate(sizes)}, LIMITS, "PEMETAAN")
    assert max(sizes) - min(sizes) <= 1


def test_nobody_makes_no_group() -> None:
    assert group_sizes(0, LIMITS) == []


@pytest.mark.parametrize(("seen", "is_good"), [(0, False), (1, False), (2, True), (3, True)])
def test_each_candidate_is_seen_by_two_assessors(seen: int, *, is_good: bool) -> None:
    assert (not assessor_findings({"1 Putri": seen}, LIMITS)) is is_good


@pytest.mark.parametrize(
    ("level", "is_good"),
    [("-0.01", False), ("0", True), ("5", True), ("5.01", False), ("2.55", True), ("2.555", False)],
)
def test_a_level_lies_on_the_scale(level: str, *, is_good: bool) -> None:
    assert (level_fault(Decimal(level), LIMITS) is None) is is_good


def test_a_gap_is_no_fault() -> None:
    assert level_fault(None, LIMITS) is None


def test_states_follow_one_another_and_go_back_until_signed() -> None:
    for state, following in pairwise(ORDER):
        assert may_follow(state, following)
        assert next_state(state) == following
    assert may_follow("INTEGRASI", "PENILAIAN")
    assert is_step_back("INTEGRASI", "PENILAIAN")
    assert not may_follow("DITANDATANGANI", "INTEGRASI")
    assert not may_follow("DRAF", "BERLANGSUNG")
    assert (previous_state("DRAF"), previous_state("PENILAIAN")) == (None, "BERLANGSUNG")
    assert (previous_state("DISERAHKAN"), next_state("DISERAHKAN")) == (None, None)


def test_each_deed_has_its_time() -> None:
    assert may_now("score", "BERLANGSUNG")
    assert not may_now("score", "INTEGRASI")
    assert not may_now("plan", "BERLANGSUNG")


@pytest.mark.parametrize(
    ("day", "is_over"),
    [(date(2028, 5, 13), False), (date(2028, 5, 14), False), (date(2028, 5, 15), True)],
)
def test_a_result_still_counts_on_its_last_day(day: date, *, is_over: bool) -> None:
    assert has_expired(date(2028, 5, 14), day) is is_over
    assert not has_expired(None, day)


def test_a_reason_is_more_than_blanks() -> None:
    assert demand_reason(" sakit ", msg("x")) == "sakit"
    with pytest.raises(NoReason):
        demand_reason(" \n ", msg("x"))


def person(pk: int, **facts: object) -> Person:
    values: dict[str, object] = {"code": f"p{pk}", "name": f"Orang {pk}", "tier": "PENGAWAS"}
    return Person(pk=pk, **(values | facts))  # type: ignore[arg-type]


def criteria(*groups: Group, lot: str = "uji") -> Criteria:
    return Criteria(groups=groups, lot=lot)


def reason_of(somebody: Person, *groups: Group) -> str:
    [left_out] = choose([somebody], criteria(*groups), day=DAY).outside
    return str(left_out.reason)


@pytest.mark.parametrize(
    ("quota", "inside"), [(0, 0), (1, 1), (9, 9), (10, 10), (None, 10), (11, 10)]
)
def test_a_quota_is_kept_and_everybody_else_told(quota: int | None, inside: int) -> None:
    people = [person(pk) for pk in range(10)]
    choice = choose(people, criteria(Group(name="A", quota=quota)), day=DAY)
    assert len(choice.inside) == inside
    assert {one.place for one in choice.inside} == set(range(1, inside + 1))
    for place, one in enumerate(sorted(str(one.reason) for one in choice.outside)):
        assert f"kuota kelompok A penuh ({quota})" in one, place


def test_each_criterion_gives_its_reason() -> None:
    until = date(2026, 1, 1)
    cases = [
        (person(1, tier=None), Group(name="A", tiers=("PENGAWAS",)), "belum terisi"),
        (person(1, tier="PELAKSANA"), Group(name="A", tiers=("PENGAWAS",)), "tidak diminta"),
        (person(1, grade="II/d"), Group(name="A", grades=("III",)), "golongan II/d tidak diminta"),
        (person(1, grade=None), Group(name="A", grades=("III",)), "golongan belum terisi"),
        (person(1, unit_path="U1/U2/"), Group(name="A", units=("U3",)), "di luar kelompok A"),
        (person(1), Group(name="A", strategic_only=True), "bukan jabatan strategis"),
        (person(1, valid_until=until), Group(name="A"), "berlaku sampai 01-01-2026"),
        (
            person(1, assessed_on=date(2024, 1, 1)),
            Group(name="A", assessed_before=date(2024, 1, 1)),
            "terakhir dinilai 01-01-2024",
        ),
    ]
    for somebody, group, expected in cases:
        assert expected in reason_of(somebody, group)
    assert "belum punya kelompok" in reason_of(person(1))


@pytest.mark.parametrize(
    ("until", "is_inside"),
    [(date(2025, 5, 13), True), (date(2025, 5, 14), False), (date(2025, 5, 15), False)],
)
def test_a_valid_result_keeps_out_up_to_its_last_day(until: date, *, is_inside: bool) -> None:
    choice = choose([person(1, valid_until=until)], criteria(Group(name="A")), day=DAY)
    assert bool(choice.inside) is is_inside


def test_a_grade_takes_its_letters_and_a_unit_what_is_below() -> None:
    group = Group(name="A", grades=("III",), units=("U1",))
    people = [
        person(1, grade="III/a", unit_path="U1/"),
        person(2, grade="III/d", unit_path="U1/U2/U3/"),
        person(3, grade="II/d", unit_path="U1/"),
        person(4, grade="III/a", unit_path="U11/"),
    ]
    choice = choose(people, criteria(group), day=DAY)
    assert {one.person.pk for one in choice.inside} == {1, 2}


def test_a_group_takes_the_employments_it_asks_for() -> None:
    people = [person(1, employment="PNS"), person(2, employment="PPPK"), person(3)]
    choice = choose(people, criteria(Group(name="A", employments=("PNS",))), day=DAY)
    assert [one.person.pk for one in choice.inside] == [1]
    assert all("status kepegawaian" in str(one.reason) for one in choice.outside)


def test_who_finds_one_group_full_falls_into_the_next_that_fits() -> None:
    groups = (Group(name="A", quota=1), Group(name="B", quota=1))
    choice = choose([person(1), person(2), person(3)], criteria(*groups), day=DAY)
    assert [one.group for one in choice.inside] == ["A", "B"]
    assert [one.group for one in choice.outside] == ["B"]


def test_preferences_come_before_the_lot() -> None:
    people = [
        person(1, assessed_on=date(2020, 1, 1), grade="IV/a"),
        person(2, is_strategic=True, assessed_on=date(2021, 1, 1), grade="III/d"),
        person(3, grade="III/c", positioned_on=date(2001, 1, 1)),
    ]

    def order(*preferences: str) -> list[int]:
        group = Group(name="A", order=preferences)
        return [one.person.pk for one in choose(people, criteria(group), day=DAY).inside]

    assert order("STRATEGIS", "PALING_LAMA_TIDAK_DINILAI") == [2, 3, 1]
    assert order("PALING_LAMA_TIDAK_DINILAI") == [3, 1, 2]
    assert order("GOLONGAN_TERTINGGI") == [1, 2, 3]
    assert order("TMT_TERLAMA")[0] == 3


def test_the_lot_is_printed_and_can_be_drawn_again() -> None:
    people = [person(pk) for pk in range(20)]
    choice = choose(people, criteria(Group(name="A", order=())), day=DAY)
    lots = [one.lot for one in choice.inside]
    assert lots == sorted(lots)
    assert lots[0] == lot_of("uji", choice.inside[0].person.code)
    other = choose(people, criteria(Group(name="A", order=()), lot="lain"), day=DAY)
    assert [one.person.pk for one in other.inside] != [one.person.pk for one in choice.inside]


@given(st.permutations(range(12)))
def test_the_order_of_the_roster_changes_nothing(order: list[int]) -> None:
    group = Group(name="A", quota=5)
    straight = choose([person(pk) for pk in range(12)], criteria(group), day=DAY)
    shuffled = choose([person(pk) for pk in order], criteria(group), day=DAY)
    assert straight.inside == shuffled.inside
    assert {one.person.pk for one in straight.outside} == {
        one.person.pk for one in shuffled.outside
    }


@pytest.mark.parametrize(
    ("grade", "rank"),
    [("I/a", (1, 1)), ("IV/e", (4, 5)), ("IX", (9, 0)), ("", (0, 0)), (None, (0, 0))],
)
def test_grades_have_a_rank(grade: str | None, rank: tuple[int, int]) -> None:
    assert rank_of(grade) == rank
