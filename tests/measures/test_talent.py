"""The talent measure against the plain one, and at its limits."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from takar.regulations.book import Book
from takar.regulations.law import Law
from takar.regulations.profile import TalentProfile
from takar.runs.measure import measure_talent
from tests.measures.invented import DAY, Rows, as_tables, check, complete, many
from tests.measures.plain import plain_talent


def measured(rows: Rows, law: Law, engine: str = "duckdb") -> dict[str, dict[str, Any]]:
    run = measure_talent(as_tables(rows), law, engine=engine, components=False)
    return {row["employee_id"]: row for row in run.results.to_pylist()}


def compared(rows: Rows, law: Law, engine: str) -> None:
    found, expected = measured(rows, law, engine), plain_talent(rows, law)
    for person, row in expected.items():
        assert {name: found[person][name] for name in row} == row, person


@pytest.mark.parametrize("agency", [None, "kota_banjarmasin"])
def test_duckdb_says_what_the_plain_measure_says(agency: str | None) -> None:
    compared(many(seed=11, people=250), Book.load().on(DAY, agency=agency), "duckdb")


@pytest.mark.spark
@pytest.mark.parametrize("agency", [None, "kota_banjarmasin"])
def test_spark_says_what_the_plain_measure_says(agency: str | None) -> None:
    compared(many(seed=12, people=120), Book.load().on(DAY, agency=agency), "spark")


def test_a_complete_person_has_scores_a_box_and_advice(law: Law) -> None:
    row = measured(complete(), law)["P1"]
    assert row["performance"] == Decimal("56.000000")
    assert row["performance_category"] == "DI_BAWAH_EKSPEKTASI"
    assert row["potential_category"] == "MENENGAH"
    assert row["box"] == 3
    assert row["recommendation"].startswith("BIMBINGAN_KINERJA")
    assert row["performance_completeness"] == 100


def test_a_list_nobody_checked_is_missing_and_not_zero(law: Law) -> None:
    rows = complete()
    rows["evidence_checks"] = [
        check for check in rows["evidence_checks"] if check["evidence"] != "awards"
    ]
    row = measured(rows, law)["P1"]
    assert row["performance"] is None
    assert row["performance_least"] == 56
    assert row["performance_most"] == 71
    assert row["performance_completeness"] == 85
    assert row["performance_category"] is None
    assert row["box"] is None


def test_a_category_is_given_when_least_and_most_agree(law: Law) -> None:
    rows = complete()
    rows["scores"] = []
    row = measured(rows, law)["P1"]
    assert (row["performance_least"], row["performance_most"]) == (48, 58)
    assert row["performance"] is None
    assert row["performance_category"] == "DI_BAWAH_EKSPEKTASI"


@pytest.mark.parametrize(("checked_on", "known"), [("2024-05-14", True), ("2024-05-13", False)])
def test_a_check_holds_for_a_year(law: Law, checked_on: str, *, known: bool) -> None:
    rows = complete()
    kept = [row for row in rows["evidence_checks"] if row["evidence"] != "awards"]
    rows["evidence_checks"] = [*kept, check("awards", on=type(DAY).fromisoformat(checked_on))]
    assert (measured(rows, law)["P1"]["performance"] is not None) is known


@pytest.mark.parametrize(
    ("value", "category"),
    [
        ("59.99", "DI_BAWAH_EKSPEKTASI"),
        ("59.999999", "DI_BAWAH_EKSPEKTASI"),
        ("60", "SESUAI_EKSPEKTASI"),
        ("79.99", "SESUAI_EKSPEKTASI"),
        ("79.999999", "SESUAI_EKSPEKTASI"),
        ("80", "DI_ATAS_EKSPEKTASI"),
    ],
)
def test_the_limits_of_an_axis_are_exact(law: Law, value: str, category: str) -> None:
    profile = {
        "performance": {
            "title": "Y",
            "indicators": {
                "a": {
                    "title": "A",
                    "weight": 100,
                    "rubric": {"read": "score", "indicator": "umpan_balik_360"},
                }
            },
            "bands": [
                {"code": "DI_BAWAH_EKSPEKTASI", "title": "", "below": 60},
                {"code": "SESUAI_EKSPEKTASI", "title": "", "at_least": 60, "below": 80},
                {"code": "DI_ATAS_EKSPEKTASI", "title": "", "at_least": 80},
            ],
        }
    }
    rows = complete()
    rows["scores"] = [{**rows["scores"][0], "value": Decimal(value)}]
    assert measured(rows, with_profile(law, profile))["P1"]["performance_category"] == category


def with_profile(law: Law, changed: dict[str, Any]) -> Law:
    """Return the law with parts of its profile replaced."""
    profile, citation = law.found["talent.profile"]
    parts = profile.model_dump(by_alias=True) | changed
    found = {**law.found, "talent.profile": (TalentProfile.model_validate(parts), citation)}
    return replace(law, found=found, edition=f"{law.edition}{hash(str(changed))}")
