from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from takar.regulations.law import Law
from tests.measures.invented import Rows, complete, score
from tests.measures.profiles import seen


def part(indicator: str, highest: int = 100, **more: Any) -> dict[str, Any]:
    rubric = {"read": "score", "indicator": indicator, "highest": highest}
    return {"title": indicator, "rubric": rubric} | more


def of(read: str, **parts: dict[str, Any]) -> dict[str, Any]:
    return {"read": read, "parts": parts}


def rows(**values: str) -> dict[str, Any]:
    return {**complete(), "scores": [score(code, value) for code, value in values.items()]}


@pytest.mark.parametrize(
    ("read", "expected"), [("mean_of", 50), ("sum_of", 100), ("highest_of", 100), ("lowest_of", 0)]
)
def test_parts_are_joined_and_a_zero_counts(law: Law, read: str, expected: int) -> None:
    both = of(read, a=part("a"), b=part("b"))
    assert seen(law, both, rows(a="0", b="100"))["score"] == expected


def test_a_part_that_does_not_apply_leaves_the_divisor(law: Law) -> None:
    away = part("b", not_for={"position_tier": ["ADMINISTRATOR"]})
    for read, expected in (("mean_of", 60), ("sum_of", 60), ("highest_of", 60), ("lowest_of", 60)):
        assert seen(law, of(read, a=part("a"), b=away), rows(a="60"))["score"] == expected


def test_a_missing_part_leaves_a_range(law: Law) -> None:
    found = seen(law, of("mean_of", a=part("a"), b=part("b"), c=part("c")), rows(a="60", b="30"))
    assert found["score"] is None
    assert (found["score_least"], found["score_most"]) == (30, Decimal("63.333333"))
    assert found["state"] == "KOSONG"


def test_a_missing_part_that_cannot_matter_leaves_no_doubt(law: Law) -> None:
    both = of("highest_of", a=part("a"), b=part("b", highest=50))
    assert seen(law, both, rows(a="60"))["score"] == 60


def test_a_number_outside_its_limits_is_kept_within(law: Law) -> None:
    assert seen(law, part("a")["rubric"], rows(a="104.5"))["score"] == 100


@pytest.mark.parametrize(("ended_on", "expected"), [("2025-05-14", 0), ("2025-05-13", 50)])
def test_what_is_still_running_comes_first(law: Law, ended_on: str, expected: int) -> None:
    found = complete()
    found["sanctions"] = [
        {
            "employee_id": "P1",
            "sanction_level": level,
            "started_on": date(2024, 1, 1),
            "ended_on": date.fromisoformat(ended_on),
        }
        for level in ("RINGAN", "SEDANG")
    ]
    rubric = {
        "read": "worst",
        "from": "sanctions",
        "column": "sanction_level",
        "running": 0,
        "none": 100,
        "points": {"RINGAN": 75, "SEDANG": 50, "BERAT": 25},
    }
    assert seen(law, rubric, found)["score"] == expected


@pytest.mark.parametrize(("value", "expected"), [("59.999999", 20), ("60", 60), ("60.000001", 90)])
def test_bands_give_points_exactly_at_their_limits(law: Law, value: str, expected: int) -> None:
    rubric = {
        "read": "score",
        "indicator": "a",
        "bands": [
            {"below": 60, "points": 20},
            {"at_least": 60, "up_to": 60, "points": 60},
            {"over": 60, "points": 90},
        ],
    }
    assert seen(law, rubric, rows(a=value))["score"] == expected


def trained(*hours: str) -> Rows:
    trainings = [
        {
            "employee_id": "P1",
            "title": str(number),
            "training_kind": "TEKNIS",
            "ended_on": date(2025, 1, 1),
            "lesson_hours": Decimal(lasted),
        }
        for number, lasted in enumerate(hours)
    ]
    return {**complete(), "trainings": trainings}


FROM_20 = [{"below": 20, "points": 20}, {"at_least": 20, "points": 100}]
OVER_20 = [{"up_to": 20, "points": 20}, {"over": 20, "points": 100}]


@pytest.mark.parametrize(
    ("bands", "hours", "score"),
    [
        (FROM_20, "40", 100),
        (FROM_20, "39.999999", 20),
        (OVER_20, "40", 20),
        (OVER_20, "40.000001", 100),
    ],
)
def test_a_yearly_sum_meets_its_limit_unrounded(
    law: Law, bands: list[dict[str, int]], hours: str, score: int
) -> None:
    yearly = {"from": "trainings", "column": "lesson_hours", "years": 2, "bands": bands}
    assert seen(law, {"read": "sum", "per_year": True, **yearly}, trained(hours))["score"] == score


@pytest.mark.parametrize(
    ("hours", "score"), [(("20", "20", "20"), 100), (("20", "20", "19.999999"), 20)]
)
def test_an_average_meets_its_limit_unrounded(law: Law, hours: tuple[str, ...], score: int) -> None:
    mean = {"read": "average", "from": "trainings", "column": "lesson_hours", "bands": FROM_20}
    assert seen(law, mean, trained(*hours))["score"] == score
