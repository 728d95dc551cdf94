from decimal import Decimal

import pytest

from takar.regulations.law import Law
from tests.measures.invented import complete, employee, levels
from tests.measures.profiles import seen


def test_the_standard_may_be_raised_by_a_level(law: Law) -> None:
    assert seen(law, {"read": "jpm", "above": 1}, complete())["score"] == 75


@pytest.mark.parametrize(("decimals", "score"), [(0, "93"), (2, "92.59"), (6, "92.592593")])
def test_decimals_are_cut_half_up_once(law: Law, decimals: int, score: str) -> None:
    rows = {**complete(), "competency_levels": levels("P1", 1, 3)}
    assert seen(law, {"read": "jpm", "decimals": decimals}, rows)["score"] == Decimal(score)


@pytest.mark.parametrize(("cap", "score"), [(None, 133), (120, 120), (100, 100)])
def test_a_cap_holds_the_score(law: Law, cap: int | None, score: int) -> None:
    rows = {**complete(), "competency_levels": levels("P1", 4)}
    assert seen(law, {"read": "jpm", "decimals": 0, "cap": cap}, rows)["score"] == score


def test_nobody_scores_without_a_known_standard(law: Law) -> None:
    rows = {**complete(), "employees": [employee(position_tier=None)]}
    found = seen(law, {"read": "jpm"}, rows)
    assert (found["score"], found["score_least"], found["score_most"]) == (None, 0, 100)
