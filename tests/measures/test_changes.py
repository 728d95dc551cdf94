from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import pytest

from takar.regulations.law import Law
from takar.runs.explain import explain
from tests.measures.invented import Rows, as_tables, complete, score
from tests.measures.profiles import law_with, one


def lifts(law: Law, rubric: Mapping[str, object], rows: Rows) -> list[tuple[str, Decimal]]:
    told = explain(as_tables(rows), law_with(law, one(rubric)))
    return [(lift.says, lift.gain) for lift in told.lifts if lift.number == "performance"]


def test_the_next_rung_of_a_table_is_tried(law: Law) -> None:
    rubric = {
        "read": "column",
        "column": "education_level",
        "points": {"S1": 50, "S2": 70, "S3": 90},
        "other": 0,
    }
    assert lifts(law, rubric, complete()) == [("A menjadi S2", Decimal(20))]
    assert lifts(law, rubric, complete(education_level="S3")) == []


def test_a_sum_is_raised_to_the_next_limit(law: Law) -> None:
    rubric = {
        "read": "sum",
        "from": "trainings",
        "column": "lesson_hours",
        "years": 2,
        "per_year": True,
        "bands": [{"below": 20, "points": 10}, {"at_least": 20, "points": 60}],
    }
    rows = complete()
    rows["trainings"] = [
        {
            "employee_id": "P1",
            "title": "D",
            "training_kind": "TEKNIS",
            "lesson_hours": Decimal("12.5"),
            "ended_on": date(2025, 1, 1),
        }
    ]
    assert lifts(law, rubric, rows) == [("A: tambah 27.5", Decimal(50))]


def test_a_number_is_raised_to_the_next_ten_or_band(law: Law) -> None:
    rows = {**complete(), "scores": [score("a", "83")]}
    assert lifts(law, {"read": "score", "indicator": "a"}, rows) == [("A menjadi 90", Decimal(7))]
    bands = [{"below": 85, "points": 10}, {"at_least": 85, "points": 40}]
    banded = {"read": "score", "indicator": "a", "bands": bands}
    assert lifts(law, banded, rows) == [("A menjadi 85", Decimal(30))]


@pytest.mark.parametrize("column", ["sex", "employment"])
def test_what_a_person_is_is_never_changed(law: Law, column: str) -> None:
    points = {"sex": {"L": 10, "P": 90}, "employment": {"PNS": 10}}[column]
    rubric = {"read": "column", "column": column, "points": points, "other": 95}
    assert lifts(law, rubric, complete(sex="L")) == []


def test_time_is_never_waited_for_and_no_sanction_taken_away(law: Law) -> None:
    assert lifts(law, {"read": "years_since", "column": "positioned_on"}, complete()) == []
    rows = complete()
    rows["sanctions"] = [
        {
            "employee_id": "P1",
            "sanction_level": "RINGAN",
            "started_on": date(2020, 1, 1),
            "ended_on": date(2021, 1, 1),
        }
    ]
    rubric = {
        "read": "worst",
        "from": "sanctions",
        "column": "sanction_level",
        "points": {"RINGAN": 75},
        "other": 50,
        "none": 100,
    }
    assert lifts(law, rubric, rows) == []
