from collections import defaultdict

import pytest

from takar.synthetic import Regency
from takar.synthetic.records.degrees import CLAIMED_SHARE, STALE_SHARE
from takar.tables.people import EDUCATION_LEVELS


@pytest.fixture(scope="module")
def degrees(medium: Regency) -> dict[str, dict[str, object]]:
    found: dict[str, dict[str, object]] = defaultdict(dict)
    for row in medium.tables["education_history"].to_pylist():
        found[row["employee_id"]][row["education_level"]] = row["graduated_on"]
    return found


def test_everybody_has_the_degree_on_the_roster(
    medium: Regency, degrees: dict[str, dict[str, object]]
) -> None:
    for person in medium.tables["employees"].to_pylist():
        assert person["education_level"] in degrees[person["employee_id"]]


def test_nobody_has_the_higher_degree_before_the_lower(
    medium: Regency, degrees: dict[str, dict[str, object]]
) -> None:
    for one in degrees.values():
        ordered = sorted(one, key=EDUCATION_LEVELS.index)
        days = [one[level] for level in ordered]
        assert days == sorted(days)  # type: ignore[type-var]
        assert all(day <= medium.day for day in days)  # type: ignore[operator]


def test_the_roster_is_stale_about_a_few(
    medium: Regency, degrees: dict[str, dict[str, object]]
) -> None:
    people = medium.tables["employees"].to_pylist()
    rank = EDUCATION_LEVELS.index
    stale = [
        one
        for one in people
        if max(map(rank, degrees[one["employee_id"]])) > rank(one["education_level"])
    ]
    assert 0.4 * STALE_SHARE < len(stale) / len(people) < STALE_SHARE


def test_a_claimed_degree_is_higher_than_all_on_file(
    medium: Regency, degrees: dict[str, dict[str, object]]
) -> None:
    rank = EDUCATION_LEVELS.index
    claimed = [
        row for row in medium.tables["claims"].to_pylist() if row["evidence"] == "education_history"
    ]
    assert 0 < len(claimed) < CLAIMED_SHARE * medium.tables["employees"].num_rows
    for row in claimed:
        assert rank(row["education_level"]) > max(map(rank, degrees[row["employee_id"]]))
