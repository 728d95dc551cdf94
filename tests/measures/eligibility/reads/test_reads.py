from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from takar.measures.eligibility import Deed, Finding, explain
from takar.measures.eligibility.reads import READINGS
from takar.regulations.requirements import DEMANDS
from tests.measures.eligibility.invented import (
    FAILED,
    MET,
    OPEN,
    career,
    evidence_of,
    finding,
    with_requirement,
)

PKA = {"JPT_PRATAMA": {"any_of": ["PKA", "PIM_III"]}}


def course(**columns: Any) -> dict[str, Any]:
    row = {"employee_id": "P1", "title": "Pelatihan", "training_kind": "STRUKTURAL"}
    return row | {"structural_level": "PKA", "ended_on": date(2025, 5, 14)} | columns


def trained(*rows: dict[str, Any], posts: dict[str, Any] | None = None, **rest: Any) -> Finding:
    law = with_requirement("x", posts or PKA, "training")
    return finding(evidence_of({"trainings": list(rows), **rest}, law=law), "x")


def test_every_way_the_law_may_name_is_read() -> None:
    assert set(READINGS) == set(DEMANDS)


def test_a_course_counts_from_the_day_it_ended() -> None:
    assert trained(course()).outcome is MET
    assert trained(course(ended_on=date(2025, 5, 15))).outcome is FAILED
    assert trained(course(structural_level="PKP")).outcome is FAILED


def test_no_course_and_no_check_is_open() -> None:
    checks = [row for row in career()["evidence_checks"] if row["evidence"] != "trainings"]
    assert trained(evidence_checks=checks).outcome is OPEN


def test_a_claim_nobody_verified_leaves_a_course_open() -> None:
    claim = {"employee_id": "P1", "claim_id": "k", "evidence": "trainings"}
    found = trained(claims=[claim | {"structural_level": "PKA"}])
    assert found.outcome is OPEN
    assert found.change is not None
    assert found.change.deed is Deed.VERIFY


def test_a_course_may_be_named_by_words_of_its_title() -> None:
    posts = {"SEMUA": {"titles": ["pengadaan barang"]}}
    assert trained(course(title="Pelatihan Pengadaan Barang/Jasa"), posts=posts).outcome is MET
    assert trained(course(title="Pelatihan Keuangan"), posts=posts).outcome is FAILED


def studied(others: str, field: str | None, *history: str) -> Finding:
    posts = {"SEMUA": {"among": ["Ilmu Hukum", "Hukum"], "others": others}}
    rows = [
        {
            "employee_id": "P1",
            "education_level": "S1",
            "education_field": word,
            "graduated_on": date(2000, 1, number + 1),
        }
        for number, word in enumerate(history)
    ]
    law = with_requirement("x", posts, "field")
    return finding(
        evidence_of({"education_history": rows}, {"education_field": field}, law=law), "x"
    )


@pytest.mark.parametrize(
    ("others", "field", "history", "outcome"),
    [
        ("TIDAK", " hukum", (), MET),
        ("TIDAK", "Sosiologi", ("Ilmu Hukum",), MET),
        ("TIDAK", "Sosiologi", (), FAILED),
        ("PERLU_VERIFIKASI", "Sosiologi", (), OPEN),
        ("TIDAK", None, (), OPEN),
    ],
)
def test_a_field_not_listed_is_for_a_person_to_judge_unless_the_rule_says_no(
    others: str, field: str | None, history: tuple[str, ...], outcome: object
) -> None:
    assert studied(others, field, *history).outcome is outcome


@pytest.mark.parametrize(
    ("started_on", "outcome"),
    [
        (date(2023, 5, 14), MET),  # exactly two years ago
        (date(2023, 5, 15), FAILED),
        (date(2023, 5, 13), MET),
    ],
)
def test_a_local_rule_may_ask_for_years_without_sanction(started_on: date, outcome: object) -> None:
    law = with_requirement("x", {"SEMUA": {"levels": ["SEDANG"], "within_years": 2}}, "discipline")
    row = {"employee_id": "P1", "title": "x", "sanction_level": "SEDANG"}
    days = {"started_on": started_on, "ended_on": date(2024, 1, 1)}
    found = finding(evidence_of({"sanctions": [row | days]}, law=law), "x")
    assert found.outcome is outcome
    if found.change:
        assert found.change.due_on == date(2025, 5, 15)


@pytest.mark.parametrize(
    ("born", "outcome"),
    [
        (date(1966, 5, 15), MET),  # a year and a day before sixty
        (date(1966, 5, 14), FAILED),  # exactly a year before
        (date(1966, 5, 13), FAILED),
    ],
)
def test_a_local_rule_may_ask_for_a_year_before_retirement(born: date, outcome: object) -> None:
    law = with_requirement("x", {"JPT_PRATAMA": {"months_left": 12}}, "retirement")
    assert finding(evidence_of({}, {"birth_on": born}, law=law), "x").outcome is outcome


@pytest.mark.parametrize(
    ("born", "outcome"),
    [
        (date(1968, 5, 15), MET),  # the eve of the 57th birthday
        (date(1968, 5, 14), FAILED),  # the 57th birthday
    ],
)
def test_a_rule_may_count_age_in_full_years(born: date, outcome: object) -> None:
    posts = {"JPT_PRATAMA": {"at_most": 56, "counts": "TAHUN_PENUH"}}
    law = with_requirement("x", posts, "age")
    assert finding(evidence_of({}, {"birth_on": born}, law=law), "x").outcome is outcome


def test_experience_in_a_field_is_that_of_the_field() -> None:
    law = with_requirement("x", {"SEMUA": {"years": 5, "field": "KEUANGAN"}}, "experience")
    assert finding(evidence_of(law=law), "x").outcome is OPEN
    papers = career()["declarations"]
    money = [row | {"field": "KEUANGAN"} for row in papers if row.get("years")]
    found = finding(evidence_of({"declarations": [*papers, *money]}, law=law), "x")
    assert found.outcome is MET


def test_any_one_path_suffices_and_the_nearest_is_told() -> None:
    ways = [{"tiers": ["PENGAWAS"], "years": 1}, {"tiers": ["ADMINISTRATOR"], "years": 4}]
    law = with_requirement("x", {"SEMUA": {"any_of": ways}}, "path")
    found = finding(evidence_of({}, {"positioned_on": date(2021, 6, 1)}, law=law), "x")
    assert found.outcome is FAILED
    assert found.due_on == date(2025, 6, 1)
    enough = finding(evidence_of({}, {"positioned_on": date(2021, 5, 14)}, law=law), "x")
    assert enough.outcome is MET


def test_a_window_whose_end_nobody_recorded_is_open() -> None:
    row = {"agency": "kab_tirtamaya", "window": "PEMILIHAN", "starts_on": date(2025, 3, 1)}
    found = finding(evidence_of({"windows": [row]}), "election_window")
    assert found.outcome is OPEN
    assert found.change is not None
    assert found.change.deed is Deed.RECORD


def test_a_post_without_a_standard_is_open_and_says_so() -> None:
    evidence = evidence_of()
    law = evidence.law
    bare = {**law.found}
    points = {t: v for t, v in law.points("assessment.required_levels").items() if "JPT" not in t}
    bare["assessment.required_levels"] = (points, law.cite("assessment.required_levels"))
    found = finding(evidence_of(law=replace(law, found=bare)), "job_match")
    assert found.outcome is OPEN
    assert "tidak mempunyai standar" in str(found.fact)


def test_every_answer_that_is_not_met_tells_a_change() -> None:
    gaps = evidence_of(
        {"performance_ratings": [], "competency_levels": [], "evidence_checks": [], "windows": []}
        | {"declarations": []},
        dict.fromkeys(("birth_on", "nip", "grade", "education_level", "legal_status"))
        | {"positioned_on": None},
    )
    for post in ("head", "secretary"):
        unmet = explain(gaps, "P1", post).unmet
        assert len(unmet) > 8
        assert all(one.outcome is OPEN and one.change for one in unmet)
