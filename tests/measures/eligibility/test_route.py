from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from takar.measures.eligibility import (
    Deed,
    Doer,
    Evidence,
    Outcome,
    Route,
    explain,
    read_evidence,
    smallest_changes,
    with_changes,
)
from tests.measures.eligibility.drawn import people
from tests.measures.eligibility.invented import (
    MET,
    OPEN,
    POSTS,
    Rows,
    evidence_of,
    law_on,
    town,
    with_requirement,
)


def applied(evidence: Evidence, route: Route, post: str = "head") -> Outcome:
    """Apply the stated changes on the stated day, and judge again."""
    changes = [step.change for step in route.steps]
    tables = with_changes(evidence.tables, "P1", changes)
    later = read_evidence(tables, replace(evidence.law, day=route.ready_on))
    return explain(later, "P1", post).outcome


def deeds(route: Route) -> list[str]:
    return [step.change.deed.value for step in route.steps]


@pytest.mark.parametrize(
    ("rows", "person", "expected", "ready_on"),
    [
        ({}, {"education_level": "D3"}, ["PENDIDIKAN"], None),
        ({}, {"education_level": None}, ["LENGKAPI_DATA"], None),
        ({}, {"grade": "III/d"}, ["PANGKAT"], None),
        ({}, {"grade": None}, ["LENGKAPI_DATA"], None),
        ({}, {"birth_on": None, "nip": None}, ["LENGKAPI_DATA"], None),
        ({}, {"legal_status": "03"}, ["LENGKAPI_DATA"], None),
        ({}, {"positioned_on": date(2023, 8, 1)}, ["WAKTU"], date(2025, 8, 1)),
        ({"competency_levels": []}, {}, ["PENILAIAN"], None),
        ({"declarations": []}, {}, ["DOKUMEN", "VERIFIKASI"], None),
        ({"windows": []}, {}, ["LENGKAPI_DATA"], None),
        (
            {"performance_ratings": [{"employee_id": "P1", "year": 2024, "rating": "BAIK"}]},
            {},
            ["LENGKAPI_DATA"],
            None,
        ),
    ],
)
def test_applying_the_changes_makes_everything_met(
    rows: Mapping[str, Any],
    person: Mapping[str, Any],
    expected: list[str],
    ready_on: date | None,
) -> None:
    evidence = evidence_of(rows, dict(person))
    assert explain(evidence, "P1", "head").outcome is not MET
    route = smallest_changes(evidence, "P1", "head")
    assert route.leads
    assert deeds(route) == expected
    assert route.ready_on == (ready_on or evidence.law.day)
    assert applied(evidence, route) is MET


def test_nothing_is_to_be_done_where_everything_is_met() -> None:
    route = smallest_changes(evidence_of(), "P1", "head")
    assert (route.leads, route.steps) == (True, ())


def test_a_list_not_checked_supposes_that_the_check_turns_out_well() -> None:
    evidence = evidence_of({"evidence_checks": []})
    route = smallest_changes(evidence, "P1", "head")
    assert route.supposes
    assert [step.change.doer for step in route.steps] == [Doer.AGENCY]
    assert applied(evidence, route) is MET


def test_what_waiting_breaks_is_part_of_the_route() -> None:
    """Two years of better performance let the assessment, the checks and the papers expire."""
    bad = [{"employee_id": "P1", "year": 2024, "rating": "KURANG"}]
    evidence = evidence_of({"performance_ratings": bad})
    route = smallest_changes(evidence, "P1", "head")
    assert route.ready_on == date(2027, 1, 1)
    assert deeds(route)[0] == "KINERJA"
    assert {"DOKUMEN", "VERIFIKASI"} <= set(deeds(route))
    assert applied(evidence, route) is MET


def test_waiting_past_the_age_limit_leads_nowhere() -> None:
    person = {"birth_on": date(1970, 5, 14), "position_tier": "PENGAWAS"}
    route = smallest_changes(evidence_of({}, person), "P1", "head")
    assert not route.leads
    assert [finding.code for finding in route.blocked] == ["age_limit"]
    assert route.ready_on == date(2027, 5, 14)
    younger = smallest_changes(
        evidence_of({}, person | {"birth_on": date(1971, 5, 14)}), "P1", "head"
    )
    assert younger.leads
    assert "JABATAN" in deeds(route)


def test_age_is_never_changed() -> None:
    route = smallest_changes(evidence_of({}, {"birth_on": date(1960, 1, 1)}), "P1", "head")
    assert [finding.code for finding in route.blocked] == ["age_limit", "retirement"]
    assert all(one.change and one.change.deed is Deed.NONE for one in route.blocked)


def test_a_sanction_is_waited_out_and_never_taken_away() -> None:
    row = {
        "sanction_level": "SEDANG",
        "started_on": date(2025, 3, 1),
        "ended_on": date(2025, 8, 31),
    }
    evidence = evidence_of({"sanctions": [{"employee_id": "P1", "title": "x", **row}]})
    route = smallest_changes(evidence, "P1", "head")
    assert deeds(route) == ["WAKTU"]
    assert route.ready_on == date(2025, 9, 1)
    assert applied(evidence, route) is MET


def test_a_course_is_attended_and_competencies_are_raised() -> None:
    law = with_requirement("course", {"JPT_PRATAMA": {"any_of": ["PKA", "PIM_III"]}}, "training")
    levels = evidence_of().tables["competency_levels"].to_pylist()
    low = [row | {"level": 2} for row in levels]
    evidence = evidence_of({"competency_levels": low}, law=law)
    route = smallest_changes(evidence, "P1", "head")
    assert sorted(deeds(route)) == ["KOMPETENSI", "PELATIHAN"]
    assert all(step.change.doer is Doer.PERSON for step in route.steps)
    assert applied(evidence, route) is MET


def test_fewer_changes_would_not_do() -> None:
    evidence = evidence_of({"declarations": []}, {"grade": "III/d", "education_level": "D3"})
    route = smallest_changes(evidence, "P1", "head")
    for left_out in route.steps:
        kept = [step.change for step in route.steps if step is not left_out]
        tables = with_changes(evidence.tables, "P1", kept)
        assert explain(read_evidence(tables, evidence.law), "P1", "head").outcome is not MET


def test_a_window_is_waited_out() -> None:
    shut = {"agency": "kab_tirtamaya", "window": "PEMILIHAN", "starts_on": date(2025, 6, 1)}
    rows = evidence_of().tables["windows"].to_pylist()
    evidence = evidence_of({"windows": [*rows, shut | {"ends_on": date(2025, 12, 31)}]})
    route = smallest_changes(evidence, "P1", "head")
    assert route.ready_on == date(2026, 1, 1)
    assert applied(evidence, route) is MET


def test_a_post_held_too_long_needs_a_paper_that_no_table_of_facts_holds() -> None:
    evidence = evidence_of({}, {"positioned_on": date(2018, 1, 1)})
    route = smallest_changes(evidence, "P1", "secretary")
    assert explain(evidence, "P1", "secretary").outcome is OPEN
    assert deeds(route) == ["DOKUMEN"]
    assert route.leads


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(people(), st.sampled_from(sorted(POSTS)))
def test_whoever_is_told_a_route_gets_there_by_it(rows: Rows, post: str) -> None:
    evidence = read_evidence(town(rows), law_on())
    route = smallest_changes(evidence, "P1", post)
    changes = [step.change for step in route.steps]
    tables = with_changes(evidence.tables, "P1", changes)
    later = read_evidence(tables, replace(evidence.law, day=route.ready_on))
    by_paper = {code for step in route.steps if not step.change.rows for code in step.codes}
    unmet = {f.code for f in explain(later, "P1", post).unmet} - by_paper
    blocked = {finding.code for finding in route.blocked}
    assert blocked <= unmet
    assert bool(unmet) is bool(blocked)
    assert all(f.change and not f.change.is_possible for f in route.blocked)
