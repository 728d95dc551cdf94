from collections import defaultdict
from datetime import timedelta
from itertools import pairwise

import pytest

from takar.synthetic import Regency

Row = dict[str, object]


@pytest.fixture(scope="module")
def careers(medium: Regency) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in medium.tables["position_history"].to_pylist():
        found[row["employee_id"]].append(row)
    return found


def test_everybody_holds_exactly_the_post_of_the_employees_table(
    medium: Regency, careers: dict[str, list[Row]]
) -> None:
    for person in medium.tables["employees"].to_pylist():
        (now,) = [row for row in careers[person["employee_id"]] if row["ended_on"] is None]
        assert now["position_title"] == person["position_title"]
        assert now["started_on"] == person["positioned_on"]
        assert now["appointment"] == "DEFINITIF"


def test_earlier_posts_follow_one_another_without_gap_from_the_appointment_on(
    medium: Regency, careers: dict[str, list[Row]]
) -> None:
    for person in medium.tables["employees"].to_pylist():
        own = [r for r in careers[person["employee_id"]] if r["appointment"] == "DEFINITIF"]
        own.sort(key=lambda row: str(row["started_on"]))
        if len(own) > 1:
            assert own[0]["started_on"] == person["appointed_on"]
        for before, after in pairwise(own):
            assert before["ended_on"] == after["started_on"] - timedelta(days=1)  # type: ignore[operator]


def test_only_minded_posts_are_compared_with_the_own_one(careers: dict[str, list[Row]]) -> None:
    rows = [row for own in careers.values() for row in own]
    for row in rows:
        assert (row["appointment"] == "DEFINITIF") == (row["relative_level"] is None)
    assert {row["relative_level"] for row in rows} == {None, "LEBIH_TINGGI", "SETINGKAT"}


def test_some_came_from_another_government(medium: Regency) -> None:
    agencies = medium.tables["position_history"]["agency"].to_pylist()
    elsewhere = sum(agency != medium.agency for agency in agencies) / len(agencies)
    assert 0.005 < elsewhere < 0.06
