from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from takar.measures.readings import dated_by
from takar.regulations.law import Law
from tests.measures.invented import check, complete, employee
from tests.measures.profiles import seen

AWARD = {
    "read": "best",
    "from": "awards",
    "column": "award_level",
    "points": {"NASIONAL": 80, "INSTANSI": 50},
    "other": 10,
}


def awarded(*rows: tuple[str, str]) -> dict[str, Any]:
    return {
        **complete(),
        "awards": [
            {
                "employee_id": "P1",
                "title": str(n),
                "award_level": level,
                "awarded_on": date.fromisoformat(on),
            }
            for n, (level, on) in enumerate(rows)
        ],
        "evidence_checks": [],
    }


@pytest.mark.parametrize(
    ("table", "column"),
    [("awards", "awarded_on"), ("trainings", "ended_on"), ("performance_ratings", "year")],
)
def test_each_list_is_dated_by_its_required_date(table: str, column: str) -> None:
    assert dated_by(table) == column


@pytest.mark.parametrize(
    ("read", "score"), [("best", "80"), ("worst", "10"), ("latest", "50"), ("average", "46.666667")]
)
def test_one_record_is_chosen(law: Law, read: str, score: str) -> None:
    rows = awarded(
        ("NASIONAL", "2021-01-01"), ("SATYALANCANA", "2022-01-01"), ("INSTANSI", "2024-01-01")
    )
    found = seen(law, AWARD | {"read": read}, rows)
    assert found["score"] == Decimal(score)
    if read != "average":
        assert found["evidence"]


def test_a_record_of_a_later_day_does_not_count_yet(law: Law) -> None:
    rows = awarded(("INSTANSI", "2025-05-14"), ("NASIONAL", "2025-05-15"))
    assert seen(law, AWARD, rows)["score"] == 50


@pytest.mark.parametrize(("ended_on", "score"), [("2023-05-14", 100), ("2023-05-13", 0)])
def test_a_period_counts_while_any_part_of_it_lies_in_the_window(
    law: Law, ended_on: str, score: int
) -> None:
    rows = complete()
    rows["team_assignments"] = [
        {
            "employee_id": "P1",
            "title": "T",
            "role": "KETUA_INTERNAL",
            "started_on": date(2020, 1, 1),
            "ended_on": date.fromisoformat(ended_on),
        }
    ]
    rubric = {
        "read": "best",
        "from": "team_assignments",
        "column": "role",
        "years": 2,
        "dated": "period",
        "points": {"KETUA_INTERNAL": 100},
        "other": 1,
        "none": 0,
    }
    assert seen(law, rubric, rows)["score"] == score


@pytest.mark.parametrize(
    ("read", "column", "amount"), [("count", "", 3), ("distinct", "agency", 2)]
)
def test_records_and_different_values_are_counted(
    law: Law, read: str, column: str, amount: int
) -> None:
    rows = complete()
    rows["position_history"] = [
        {
            "employee_id": "P1",
            "position_title": str(n),
            "agency": agency,
            "appointment": "DEFINITIF",
            "started_on": date(2010 + n, 1, 1),
        }
        for n, agency in enumerate(("A", "A", "B"))
    ]
    rubric = {"read": read, "from": "position_history", "column": column}
    assert seen(law, rubric, rows)["score"] == amount


def test_a_checked_empty_list_is_zero_and_an_unchecked_one_a_gap(law: Law) -> None:
    rubric = {"read": "count", "from": "awards", "highest": 9}
    rows = complete()
    assert seen(law, rubric, rows)["score"] == 0
    rows["evidence_checks"] = [check("trainings")]
    found = seen(law, rubric, rows)
    assert (found["score"], found["score_least"], found["score_most"]) == (None, 0, 9)


@pytest.mark.parametrize(("ended_on", "years"), [("2023-05-14", 2), ("2023-05-15", 1), (None, 0)])
def test_clean_years_begin_when_the_last_sanction_ended(
    law: Law, ended_on: str | None, years: int
) -> None:
    rows = complete()
    rows["sanctions"] = [
        {
            "employee_id": "P1",
            "sanction_level": "RINGAN",
            "started_on": date(2022, 5, 14),
            "ended_on": None if ended_on is None else date.fromisoformat(ended_on),
        }
    ]
    assert seen(law, {"read": "years_without", "from": "sanctions"}, rows)["score"] == years


def test_clean_years_are_counted_from_the_appointment_at_the_longest(law: Law) -> None:
    rubric = {"read": "years_without", "from": "sanctions"}
    assert seen(law, rubric, complete())["score"] == 20
    rows = complete()
    rows["evidence_checks"] = []
    assert seen(law, rubric, rows)["score"] is None
    unknown = {**complete(), "employees": [employee(appointed_on=None)]}
    assert seen(law, rubric, unknown)["score"] is None


RATED = {
    "read": "latest",
    "from": "performance_ratings",
    "column": ["work_result", "work_behaviour"],
    "points": {"SESUAI_EKSPEKTASI+SESUAI_EKSPEKTASI": 70},
    "other": 30,
}


@pytest.mark.parametrize(
    ("result", "behaviour", "score"),
    [
        ("SESUAI_EKSPEKTASI", "SESUAI_EKSPEKTASI", 70),
        ("SESUAI_EKSPEKTASI", "DI_BAWAH_EKSPEKTASI", 30),
        ("SESUAI_EKSPEKTASI", None, None),
        (None, None, None),
    ],
)
def test_half_of_a_joined_value_is_a_gap_and_no_other_value(
    law: Law, result: str | None, behaviour: str | None, score: int | None
) -> None:
    rating = {"year": 2024, "work_result": result, "work_behaviour": behaviour}
    rows = {**complete(), "performance_ratings": [{"employee_id": "P1", **rating}]}
    assert seen(law, RATED, rows)["score"] == score


HOURS = {"read": "sum", "from": "trainings", "column": "lesson_hours", "none": 0}


@pytest.mark.parametrize(
    ("hours", "score"), [([], 0), ([None], None), ([None, "8"], 8), (["8", "9"], 17)]
)
def test_a_checked_list_whose_records_lack_the_number_is_no_zero(
    law: Law, hours: list[str | None], score: int | None
) -> None:
    trainings = [
        {
            "employee_id": "P1",
            "title": str(number),
            "training_kind": "TEKNIS",
            "ended_on": date(2025, 1, 1),
            "lesson_hours": None if lasted is None else Decimal(lasted),
        }
        for number, lasted in enumerate(hours)
    ]
    rows = {**complete(), "trainings": trainings}
    assert seen(law, HOURS, rows)["score"] == score
    highest = {**HOURS, "read": "best"}
    expected = score if len(hours) < 2 else max(Decimal(h) for h in hours if h)
    assert seen(law, highest, rows)["score"] == expected
