from decimal import Decimal
from typing import Any

import pytest

from takar.regulations.law import Law
from tests.measures.invented import complete, score
from tests.measures.profiles import axis


def plain(code: str, weight: int, **more: Any) -> dict[str, Any]:
    return {"title": code, "weight": weight, "rubric": {"read": "score", "indicator": code}} | more


def rows(**values: str) -> dict[str, Any]:
    return {**complete(), "scores": [score(code, value) for code, value in values.items()]}


def test_a_full_score_of_its_own_earns_the_whole_weight(law: Law) -> None:
    indicators = {"a": plain("a", 45, full=45), "b": plain("b", 55)}
    indicators["a"]["rubric"]["highest"] = 45
    assert axis(law, indicators, rows(a="45", b="100"))["performance"] == 100
    assert axis(law, indicators, rows(a="35", b="0"))["performance"] == 35


@pytest.mark.parametrize(
    ("third", "category"), [("59.999999", "DI_BAWAH_EKSPEKTASI"), ("60", "SESUAI_EKSPEKTASI")]
)
def test_the_category_looks_at_the_sum_before_it_is_rounded(
    law: Law, third: str, category: str
) -> None:
    indicators = {"a": plain("a", 99), "b": plain("b", 1)}
    found = axis(law, indicators, rows(a="60", b=third))
    assert found["performance"] == 60  # 59.99999999 prints as 60.000000
    assert found["performance_category"] == category


def test_what_does_not_apply_leaves_sum_and_divisor(law: Law) -> None:
    indicators = {
        "a": plain("a", 60),
        "b": plain("b", 40, not_for={"position_tier": ["ADMINISTRATOR"]}),
    }
    found = axis(law, indicators, rows(a="70"))
    assert found["performance"] == 70
    assert found["performance_completeness"] == 100


def test_completeness_is_the_share_of_weight_that_is_there(law: Law) -> None:
    indicators = {"a": plain("a", 60), "b": plain("b", 40)}
    found = axis(law, indicators, rows(b="50"))
    assert found["performance_completeness"] == 40
    assert (found["performance_least"], found["performance_most"]) == (20, 80)
    assert found["performance"] is None


def test_an_axis_where_nothing_applies_is_a_gap(law: Law) -> None:
    indicators = {"a": plain("a", 100, not_for={"position_tier": ["ADMINISTRATOR"]})}
    found = axis(law, indicators, rows(a="70"))
    assert (found["performance"], found["performance_category"]) == (None, None)


def test_a_gap_is_never_a_zero_in_the_talent_score(law: Law) -> None:
    found = axis(law, {"a": plain("a", 100)}, rows(b="80"))
    assert found["talent"] is None
    assert found["talent_least"] == Decimal(40)
