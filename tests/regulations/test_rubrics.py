from decimal import Decimal

from takar.regulations.rubrics import RecordRubric, rungs


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
