from decimal import Decimal
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from takar.regulations.faults import faults_in
from takar.regulations.rubrics import PartsRubric, RecordRubric, Rubric, rungs


def test_rungs_keep_their_limits_and_their_points() -> None:
    rubric = RecordRubric.model_validate(
        {
            "read": "latest",
            "from": "scores",
            "column": "value",
            "bands": [{"below": 60, "points": 20}, {"at_least": 60, "points": 100}],
        }
    )
    (low, first), (high, second) = rungs(rubric.bands)
    assert [low.points, high.points] == [Decimal(20), Decimal(100)]
    assert not first.holds(Decimal(60))
    assert second.holds(Decimal(60))


@pytest.mark.parametrize(
    ("rubric", "word"),
    [
        ({"read": "jpm", "none": 0}, "none"),
        ({"read": "jpm", "cap": None, "highest": 110}, "highest"),
        ({"read": "jpm", "points": {"A": 5}}, "points"),
        ({"read": "aspects", "none": 0}, "none"),
        ({"read": "aspects", "points": {"A": 5}}, "points"),
        ({"read": "score", "indicator": "a", "points": {"A": 1}}, "points"),
        ({"read": "years_since", "column": "a", "none": 1}, "none"),
        ({"read": "years_without", "from": "sanctions", "points": {"A": 1}}, "points"),
        ({"read": "column", "column": "a", "none": 1}, "none"),
        ({"read": "count", "from": "a", "bands": [{"points": 1}], "highest": 50}, "highest"),
        ({"read": "best", "from": "a", "column": []}, "column"),
        ({"read": "aspects", "top": 0}, "top"),
        ({"read": "aspects", "weights": {"A": 0}}, "weights.A"),
        ({"read": "score", "indicator": ""}, "indicator"),
    ],
)
def test_a_word_that_would_change_nothing_is_refused(rubric: dict[str, Any], word: str) -> None:
    with pytest.raises(ValidationError) as refused:
        TypeAdapter(Rubric).validate_python(rubric)
    fields = [fault.field for fault in faults_in("one.yaml", refused.value)]
    assert [field.removeprefix(rubric["read"]).lstrip(".") for field in fields] == [word]


@pytest.mark.parametrize("code", ["a.b", "A", "a b", "", "1a"])
def test_the_code_of_a_part_is_a_plain_word(code: str) -> None:
    part = {"title": "A", "rubric": {"read": "jpm"}}
    with pytest.raises(ValidationError):
        PartsRubric.model_validate({"read": "mean_of", "parts": {code: part}})
    assert PartsRubric.model_validate({"read": "mean_of", "parts": {"a_1": part}})
