from decimal import Decimal

import pytest

from takar.web.selections.rules import Plan, findings, may_follow

LIMITS = {"applicants_min": 3, "committee_min": 5, "committee_max": 9, "internal_share_max": 45}


def plan(weight: str = "100", applicants: int = 3, members: str = "IILAA", kind: str = "") -> Plan:
    origins = {"I": "INTERNAL", "L": "INSTANSI_LAIN", "A": "AKADEMISI"}
    return Plan(
        kind=kind or "SELEKSI_TERBUKA",
        weights={"NILAI": Decimal(weight)},
        applicants={"Kepala Dinas": applicants},
        members=[origins[one] for one in members],
    )


def test_a_good_plan_has_no_findings() -> None:
    assert findings(plan(), LIMITS) == []


@pytest.mark.parametrize("weight", ["99.99", "100.01"])
def test_weights_off_one_hundred_stop_the_scoring(weight: str) -> None:
    (one,) = findings(plan(weight), LIMITS)
    assert one.stops


@pytest.mark.parametrize(("applicants", "count"), [(2, 1), (3, 0)])
def test_fewer_than_three_applicants_are_told_and_decided_by_a_person(
    applicants: int, count: int
) -> None:
    found = findings(plan(applicants=applicants), LIMITS)
    assert len(found) == count
    assert not any(one.stops for one in found)


@pytest.mark.parametrize(
    ("members", "count"),
    [
        ("ILAA", 1),
        ("IILAA", 0),
        ("ILLAAA", 1),
        ("IIIILLAAA", 0),
        ("IIIILLAAAAA", 1),
        ("IIILA", 1),
    ],
)
def test_a_committee_is_odd_of_five_to_nine_and_mostly_from_outside(
    members: str, count: int
) -> None:
    assert len(findings(plan(members=members), LIMITS)) == count


def test_a_job_fit_asks_for_weights_alone() -> None:
    assert findings(plan(applicants=1, members="I", kind="JOB_FIT"), LIMITS) == []


def test_states_go_a_step_at_a_time() -> None:
    assert may_follow("DRAF", "DIBUKA")
    assert may_follow("DIBUKA", "DRAF")
    assert not may_follow("DRAF", "PENILAIAN")
    assert not may_follow("SELESAI", "LAIN")
