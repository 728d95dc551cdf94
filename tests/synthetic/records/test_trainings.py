from collections import defaultdict
from decimal import Decimal

import pyarrow as pa
import pytest

from takar.synthetic import Regency
from takar.synthetic.people.roll import People
from takar.synthetic.records.trainings import trainings


@pytest.fixture(scope="module")
def rows(who: People) -> list[dict[str, object]]:
    found: list[dict[str, object]] = trainings(who).to_pylist()
    return found


def test_a_third_lacks_the_twenty_hours_of_the_year(medium: Regency) -> None:
    hours: dict[str, Decimal] = defaultdict(Decimal)
    for row in medium.tables["trainings"].to_pylist():
        if row["ended_on"].year == medium.day.year - 1:
            hours[row["employee_id"]] += row["lesson_hours"] or 0
    enough = sum(one >= 20 for one in hours.values())
    assert 0.25 <= 1 - enough / medium.tables["employees"].num_rows <= 0.36


def test_a_few_have_many_times_the_hours_of_the_middle(medium: Regency) -> None:
    table: pa.Table = medium.tables["trainings"]
    hours: dict[str, Decimal] = defaultdict(Decimal)
    for row in table.to_pylist():
        if row["training_kind"] != "STRUKTURAL":
            hours[row["employee_id"]] += row["lesson_hours"] or 0
    ordered = sorted(hours.values())
    assert ordered[-1] > 4 * ordered[len(ordered) // 2]


def test_only_leadership_training_has_a_level_and_only_leaders_have_it(
    who: People, rows: list[dict[str, object]]
) -> None:
    heads = {one for one, job in zip(who.ids.to_pylist(), who.seat.job, strict=True) if job < 0}
    for row in rows:
        assert (row["training_kind"] == "STRUKTURAL") == (row["structural_level"] is not None)
        if row["structural_level"]:
            assert row["employee_id"] in heads
    assert {row["structural_level"] for row in rows} == {None, "PKN_II", "PKA", "PKP"}


def test_a_third_to_a_half_of_the_heads_lack_the_training_of_their_tier(medium: Regency) -> None:
    tiers = {"PENGAWAS": "PKP", "ADMINISTRATOR": "PKA", "JPT_PRATAMA": "PKN_II"}
    have = {
        (row["employee_id"], row["structural_level"])
        for row in medium.tables["trainings"].to_pylist()
    }
    heads = [
        (row["employee_id"], tiers[row["position_tier"]])
        for row in medium.tables["employees"].to_pylist()
        if row["position_tier"] in tiers
    ]
    lacking = sum(head not in have for head in heads) / len(heads)
    assert 0.28 <= lacking <= 0.47


def test_some_hours_and_numbers_were_never_written_down(medium: Regency) -> None:
    table = medium.tables["trainings"]
    for column, share in (("lesson_hours", 0.02), ("certificate_number", 0.1)):
        assert table[column].null_count / table.num_rows == pytest.approx(share, abs=0.01)
