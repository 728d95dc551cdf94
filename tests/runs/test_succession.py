from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pyarrow as pa
import pytest

from takar.measures.eligibility import read_evidence
from takar.measures.succession import (
    Setting,
    by_period,
    compare,
    post_risks,
    unit_benches,
    vacancies,
)
from takar.runs.measure import measure_jpm
from takar.runs.succession import (
    UnknownPost,
    facts_of,
    outcomes_of,
    requirements_of,
    successors,
)
from takar.runs.succession.lists import leading_to
from takar.runs.succession.sheets import (
    comparison_rows,
    outside_rows,
    period_rows,
    ranked_rows,
    risk_rows,
    unit_rows,
    unknown_rows,
    vacancy_rows,
)
from tests.measures.invented import as_tables, complete
from tests.runs.office import GONE, HEAD, LAW, SECOND, office

TABLES = office()
FACTS = facts_of(TABLES, LAW)


def outcome(employee_id: str, value: str = "TERPENUHI", **more: Any) -> dict[str, Any]:
    row = {"employee_id": employee_id, "position_id": HEAD, "outcome": value}
    return {"mends_on": None, "failed": None, "missing": None} | row | more


MET = outcomes_of([outcome("P2"), outcome("P3"), outcome("P4")])


def test_strategic_posts_are_the_targets_until_a_list_names_others() -> None:
    assert [post.position_id for post in FACTS.targets] == [HEAD]
    named = facts_of(TABLES, LAW, targets=[{"position_id": GONE, "is_critical": True}])
    assert [(post.position_id, post.is_critical) for post in named.targets] == [(GONE, True)]
    with pytest.raises(UnknownPost, match="J9"):
        facts_of(TABLES, LAW, targets=[{"position_id": "J9", "is_critical": None}])
    with pytest.raises(UnknownPost):
        FACTS.post("J9")


def test_vacancies_are_found_in_tables() -> None:
    forecast = vacancies(FACTS.posts.values(), FACTS.holders, LAW)
    told = [(own.post.position_id, own.reason, own.on) for own in forecast.vacancies]
    assert told == [
        (GONE, "LOWONG", LAW.day),
        (HEAD, "PENSIUN", date(2025, 9, 1)),
        (SECOND, "PENSIUN", date(2028, 2, 1)),
        ("J2", "PENSIUN", date(2030, 2, 1)),
    ]
    assert [own.employee_id for own in forecast.unknown] == ["P4"]
    assert vacancy_rows(forecast.vacancies, FACTS)[1] | {"source": ""} == {
        "position_id": HEAD,
        "title": "Kepala Dinas",
        "tier": "JPT_PRATAMA",
        "work_unit_id": "U1",
        "unit": "Dinas",
        "on": date(2025, 9, 1),
        "reason": "PENSIUN",
        "months_left": 3,
        "is_overdue": False,
        "certainty": "likely",
        "source": "",
        "age": 60,
        "otherwise_on": None,
        "employee_id": "P1",
        "name": "Nama P1",
    }
    assert unknown_rows(forecast, FACTS)[0]["missing"] == "contract_ends_on"
    counts = period_rows(by_period(forecast.vacancies, "year", ["tier"]), ["tier"])
    assert counts[0] == {"period": date(2025, 1, 1), "tier": "ADMINISTRATOR", "count": 1}
    with_contract = facts_of(
        TABLES, LAW, contracts=[{"employee_id": "P4", "ended_on": date(2025, 12, 31)}]
    )
    assert not vacancies(with_contract.posts.values(), with_contract.holders, LAW).unknown


def test_a_list_ranks_whom_it_can_and_keeps_the_others_apart() -> None:
    found = successors(TABLES, FACTS, FACTS.targets, MET)
    listed = found.lists[HEAD]
    assert [own.candidate.employee_id for own in listed.ranked] == ["P2", "P3"]
    assert [(own.candidate.employee_id, own.missing) for own in listed.unranked] == [
        ("P4", ("FINAL",))
    ]
    first, second, waiting = ranked_rows(listed, FACTS)
    assert (first["place"], first["name"], first["box"]) == (1, "Nama P2", "7")
    assert first["final"] is not None
    assert (waiting["place"], waiting["final"], waiting["missing"]) == (None, None, "FINAL")
    assert second["jpm"] == Decimal("75.0000")
    assert not listed.is_unchecked


def test_the_projected_match_of_the_own_post_is_the_jpm_itself() -> None:
    measured = {
        row["employee_id"]: row
        for row in measure_jpm(
            TABLES, LAW, purpose="PENGISIAN", components=False
        ).results.to_pylist()
    }
    found = successors(TABLES, FACTS, [FACTS.post(GONE)], {})
    for person, one in found.candidates[GONE].items():
        if FACTS.people[person]["position_tier"] == "ADMINISTRATOR":
            assert one.match.percent == Fraction(measured[person]["jpm"]).limit_denominator(27)
            assert one.match.category == measured[person]["category"]


def test_without_checked_requirements_those_whose_tier_leads_there_are_considered() -> None:
    found = successors(TABLES, FACTS, FACTS.targets, {})
    listed = found.lists[HEAD]
    assert {own.missing[0] for own in listed.unranked} == {"requirements"}
    assert found.candidates[HEAD].keys() == {"P2", "P3", "P4"}
    unchecked = successors(TABLES, FACTS, FACTS.targets, {}, Setting(may_be_unchecked=True))
    assert unchecked.lists[HEAD].is_unchecked
    assert leading_to(FACTS.post(GONE), FACTS) == {"P2", "P3", "P4"}
    muda = {**FACTS.people, "P9": {"employee_id": "P9", "position_tier": "AHLI_MUDA"}}
    assert "P9" in leading_to(FACTS.post(GONE), replace(FACTS, people=muda))


def test_who_fails_is_outside_and_on_the_bench_only_if_time_mends_it() -> None:
    rows = [
        outcome("P2", "TIDAK", failed="PANGKAT; USIA"),
        outcome("P3", "TIDAK", mends_on=date(2026, 5, 14)),
    ]
    found = successors(TABLES, FACTS, FACTS.targets, outcomes_of(rows))
    first, second = outside_rows(found.lists[HEAD], FACTS)
    assert (first["reason"], first["failed"]) == ("SYARAT_TIDAK_TERPENUHI", "PANGKAT; USIA")
    assert second["name"] == "Nama P3"
    assert sum(found.benches[HEAD].counts.values()) == 1
    assert found.benches[HEAD].soon == 1


def test_risks_and_units_are_told_as_rows() -> None:
    found = successors(TABLES, FACTS, FACTS.targets, MET)
    forecast = vacancies(FACTS.posts.values(), FACTS.holders, LAW)
    (risk,) = risk_rows(post_risks(FACTS.targets, forecast, found.benches, LAW), FACTS)
    assert (risk["colour"], risk["on"], risk["ready"]) == ("MERAH", date(2025, 9, 1), 0)
    (unit,) = unit_rows(unit_benches(FACTS.targets, found.benches), FACTS)
    assert (unit["unit"], unit["posts"], unit["at_once"]) == ("Dinas", 1, 0)


def test_a_comparison_has_a_column_per_candidate() -> None:
    found = successors(TABLES, FACTS, FACTS.targets, MET)
    among = found.candidates[HEAD]
    rows = comparison_rows(compare(FACTS.post(HEAD), [among["P2"], among["P4"]], LAW), FACTS)
    assert list(rows[0]) == ["title", "Nama P2", "Nama P4"]
    assert rows[0]["Nama P4"] is None
    integrity = next(row for row in rows if row["title"] == "Integritas (4)")
    assert integrity["Nama P4"] == Decimal(2)


def with_deputy(**columns: object) -> dict[str, pa.Table]:
    """The office with a pengawas who lacks at most some years for a post above."""
    own = complete(
        "P5",
        **{
            "position_id": "J6",
            "position_tier": "PENGAWAS",
            "work_unit_id": "U2",
            "birth_on": date(1980, 1, 5),
            "grade": "IV/a",
            "legal_status": "01",
            "positioned_on": date(2023, 5, 14),
            "name": "Nama P5",
        }
        | columns,
    )
    own["performance_ratings"] = [
        {"employee_id": "P5", "year": year, "rating": "BAIK"} for year in (2023, 2024, 2025)
    ]
    own["position_history"] = [
        {
            "employee_id": "P5",
            "position_title": "Kepala Seksi",
            "position_tier": "PENGAWAS",
            "agency": "kab_tirtamaya",
            "appointment": "DEFINITIF",
            "started_on": columns.get("positioned_on", date(2023, 5, 14)),
        }
    ]
    added = as_tables(own)
    return {name: pa.concat_tables([table, added[name]]) for name, table in TABLES.items()}


@pytest.mark.parametrize(
    ("since", "value", "mends"),
    [
        (date(2022, 5, 14), "TERPENUHI", None),
        (date(2022, 5, 15), "TIDAK", date(2025, 5, 15)),
        (date(2023, 5, 14), "TIDAK", date(2026, 5, 14)),
    ],
)
def test_the_day_from_which_time_alone_meets_the_requirements_is_told(
    since: date, value: str, mends: date | None
) -> None:
    tables = with_deputy(positioned_on=since)
    facts = facts_of(tables, LAW)
    found = requirements_of(read_evidence(tables, LAW), facts, [facts.post(GONE)])["P5", GONE]
    assert (found.value, found.mends_on) == (value, mends)
    assert not {"election_window", "new_head_window"} & set(found.missing)


def test_posts_that_ask_the_same_have_the_same_answer_under_their_own_names() -> None:
    tables = with_deputy(positioned_on=date(2023, 5, 14))
    facts = facts_of(tables, LAW)
    evidence = read_evidence(tables, LAW)
    together = requirements_of(evidence, facts, [facts.post(GONE), facts.post(SECOND)])
    for position in (GONE, SECOND):
        alone = requirements_of(evidence, facts, [facts.post(position)])
        assert {key: own for key, own in together.items() if key[1] == position} == alone
        assert alone["P5", position].position_id == position


def test_what_time_does_not_mend_has_no_day() -> None:
    tables = with_deputy(employment="PPPK", positioned_on=date(2023, 5, 14))
    facts = facts_of(tables, LAW)
    found = requirements_of(read_evidence(tables, LAW), facts, [facts.post(GONE)])["P5", GONE]
    assert (found.value, found.mends_on) == ("TIDAK", None)
    assert "employment" in found.failed


def test_whoever_holds_a_post_is_not_asked_about_it() -> None:
    found = requirements_of(read_evidence(TABLES, LAW), FACTS, [FACTS.post(HEAD), FACTS.post("J2")])
    assert ("P1", HEAD) not in found
    assert ("P2", "J2") not in found
    assert found["P2", HEAD].value == "TIDAK"
