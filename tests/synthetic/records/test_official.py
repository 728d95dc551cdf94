from datetime import date

import pyarrow.compute as pc
import pytest

from takar.synthetic import Regency, regency

MOST = {"qualification": 25, "competence": 40, "performance": 30, "discipline": 5}


def test_scores_keep_the_greatest_points_and_add_up(medium: Regency) -> None:
    for row in medium.tables["official_scores"].to_pylist():
        assert all(0 <= row[name] <= most for name, most in MOST.items())
        assert row["total"] == sum(row[name] for name in MOST)


def test_contract_staff_are_measured_and_part_time_staff_are_not(medium: Regency) -> None:
    scored = set(medium.tables["official_scores"]["employee_id"].to_pylist())
    kinds = {
        row["employment"]
        for row in medium.tables["employees"].to_pylist()
        if row["employee_id"] in scored
    }
    assert kinds == {"PNS", "PPPK"}


def test_qualification_is_not_the_table_of_2019(medium: Regency) -> None:
    mean = pc.mean(medium.tables["official_scores"]["qualification"]).as_py()
    assert mean > 22  # by the table of 2019 that would take a government of doctors


@pytest.mark.parametrize(
    ("day", "released"),
    [
        (date(2025, 3, 16), {(2023, date(2024, 10, 8))}),
        (date(2025, 3, 17), {(2023, date(2024, 10, 8)), (2024, date(2025, 3, 17))}),
        (date(2025, 10, 8), {(2023, date(2024, 10, 8)), (2024, date(2025, 10, 8))}),
        (date(2022, 6, 1), set()),
    ],
)
def test_a_year_is_there_from_its_release_on(day: date, released: set[tuple[int, date]]) -> None:
    rows = regency(people=120, day=day).tables["official_scores"].to_pylist()
    assert {(row["year"], row["released_on"]) for row in rows} == released
