from datetime import date
from decimal import Decimal

import pyarrow as pa
import pytest

from takar.measures.components import days, decimals
from takar.regulations.law import Law
from tests.measures.invented import complete, score
from tests.measures.profiles import seen


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
    assert seen(law, rubric, rows, not_for=away)["state"] == state


def test_points_earned_are_the_share_of_the_weight(law: Law) -> None:
    rows = {**complete(), "scores": [score("a", "33.333333")]}
    found = seen(law, {"read": "score", "indicator": "a"}, rows, full=Decimal(50))
    assert (found["points"], found["points_possible"]) == (Decimal("66.666666"), 100)
