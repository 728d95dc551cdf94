from collections import Counter

import pyarrow.compute as pc

from takar.synthetic import Regency
from takar.tables.records import CLAIMED_EVIDENCE

LEADING = {"PENGAWAS": "PKP", "ADMINISTRATOR": "PKA", "JPT_PRATAMA": "PKN_II"}


def test_some_people_wait_for_somebody_to_verify_what_they_entered(medium: Regency) -> None:
    rows = medium.tables["claims"].to_pylist()
    people = medium.tables["employees"].num_rows
    waiting = {row["employee_id"] for row in rows}
    assert 0.05 < len(waiting) / people < 0.12
    assert {row["evidence"] for row in rows} == set(CLAIMED_EVIDENCE) - {"sanctions"}
    kinds = Counter(row["training_kind"] for row in rows)
    assert kinds["TEKNIS"] > kinds["SEMINAR"] > kinds["STRUKTURAL"] > 0


def test_a_claimed_rating_is_one_that_is_missing(medium: Regency) -> None:
    ratings = medium.tables["performance_ratings"]
    last = ratings.filter(pc.equal(ratings["year"], medium.day.year - 1))
    rated = set(last["employee_id"].to_pylist())
    claimed = {
        row["employee_id"]
        for row in medium.tables["claims"].to_pylist()
        if row["evidence"] == "performance_ratings"
    }
    assert claimed
    assert not claimed & rated


def test_leadership_is_claimed_for_the_tier_of_the_post(medium: Regency) -> None:
    tiers = {
        row["employee_id"]: row["position_tier"] for row in medium.tables["employees"].to_pylist()
    }
    for row in medium.tables["claims"].to_pylist():
        if row["structural_level"]:
            assert LEADING[tiers[row["employee_id"]]] == row["structural_level"]


def test_courses_and_seminars_ended_before_they_were_entered(medium: Regency) -> None:
    for row in medium.tables["claims"].to_pylist():
        if row["evidence"] == "trainings" and row["started_on"]:
            assert row["started_on"] < row["ended_on"] < row["submitted_on"]
