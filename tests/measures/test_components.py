from datetime import date
from decimal import Decimal

import pyarrow as pa
import pytest

from takar.measures.components import days, decimals
from takar.regulations.law import Law
from tests.measures.invented import complete, score
from tests.measures.profiles import axis, one, seen


def test_millionths_become_decimals_without_touching_a_digit() -> None:
    given = pa.chunked_array([[1, None], [79_999_999, 0]], pa.int64())
    assert decimals(given).to_pylist() == [
        Decimal("0.000001"),
        None,
        Decimal("79.999999"),
        Decimal("0.000000"),
    ]
    assert decimals(given.slice(2)).to_pylist() == [Decimal("79.999999"), Decimal("0.000000")]


def test_day_numbers_become_days() -> None:
    assert days(pa.chunked_array([[0, 45_790, None]])).to_pylist() == [
        date(1900, 1, 1),
        date(2025, 5, 15),
        None,
    ]


@pytest.mark.parametrize(
    ("tier", "value", "state"),
    [("PENGAWAS", "70", "ADA"), ("PENGAWAS", None, "KOSONG"), ("PELAKSANA", "70", "TIDAK_BERLAKU")],
)
def test_evidence_is_there_missing_or_not_called_for(
    law: Law, tier: str, value: str | None, state: str
) -> None:
    rows = complete(position_tier=tier)
    rows["scores"] = [] if value is None else [score("a", value)]
    rubric = {"read": "score", "indicator": "a"}
    away = {"position_tier": ["PELAKSANA"]}
    found = seen(law, rubric, rows, not_for=away)
    assert found["state"] == state
    earned = [found[name] for name in ("score", "score_most", "points", "points_possible")]
    assert (earned == [None] * 4) == (state == "TIDAK_BERLAKU")


def test_what_does_not_apply_has_no_score_in_the_result(law: Law) -> None:
    rubric = {"read": "score", "indicator": "a"}
    away = one(rubric, weight=40, not_for={"position_tier": ["PELAKSANA"]})
    both = away | {"b": {"title": "B", "weight": 60, "rubric": rubric}}
    rows = {**complete(position_tier="PELAKSANA"), "scores": [score("a", "70")]}
    found = axis(law, both, rows)
    assert (found["performance.a"], found["performance.b"], found["performance"]) == (None, 70, 70)


def test_a_part_that_does_not_apply_is_said_so(law: Law) -> None:
    part = {"title": "Tes", "rubric": {"read": "score", "indicator": "a"}}
    away = part | {"title": "Jam", "not_for": {"position_tier": ["PELAKSANA"]}}
    rows = {**complete(position_tier="PELAKSANA"), "scores": [score("a", "70")]}
    found = seen(law, {"read": "mean_of", "parts": {"one": part, "two": away}}, rows)
    assert found["evidence"] == "Tes: 70,00; Jam: tidak berlaku"


def test_points_earned_are_the_share_of_the_weight(law: Law) -> None:
    rows = {**complete(), "scores": [score("a", "33.333333")]}
    found = seen(law, {"read": "score", "indicator": "a"}, rows, full=Decimal(50))
    assert (found["points"], found["points_possible"]) == (Decimal("66.666666"), 100)
