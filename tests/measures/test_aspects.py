from decimal import Decimal

import pytest

from takar.regulations.law import Law
from tests.measures.invented import complete
from tests.measures.profiles import seen

WEIGHED = {"KEMAMPUAN_INTELEKTUAL": 4, "BELAJAR_CEPAT": 1}


def test_all_aspects_of_the_law_weigh_alike_unless_told(law: Law) -> None:
    rows = complete()
    rows["potential_aspects"][0]["score"] = Decimal(0)
    assert seen(law, {"read": "aspects"}, rows)["score"] == Decimal(70)
    weighed = {"read": "aspects", "weights": {k: Decimal(v) for k, v in WEIGHED.items()}}
    assert seen(law, weighed, rows)["score"] == Decimal(16)  # (4 x 0 + 1 x 4) of (5 x 5)


@pytest.mark.parametrize("missing", [1, 8])
def test_a_missing_aspect_counts_zero_at_least_and_the_top_at_most(law: Law, missing: int) -> None:
    rows = complete()
    rows["potential_aspects"] = rows["potential_aspects"][missing:]
    found = seen(law, {"read": "aspects"}, rows)
    assert found["score"] is None
    assert found["score_least"] == 10 * (8 - missing)
    assert found["score_most"] == Decimal(10 * (8 - missing)) + Decimal("12.5") * missing


def test_a_score_above_the_top_counts_as_the_top(law: Law) -> None:
    rows = complete()
    for row in rows["potential_aspects"]:
        row["score"] = Decimal(5)
    assert seen(law, {"read": "aspects", "top": 4}, rows)["score"] == 100
