from collections import Counter
from decimal import Decimal

import pyarrow.compute as pc
import pytest

from takar.synthetic import Regency
from takar.synthetic.organisation.jobs import HEADS
from takar.synthetic.records.conduct import CHECKED_SHARES, TECHNICAL, TECHNICAL_SHARES


def test_up_to_one_in_a_hundred_was_punished_within_five_years(medium: Regency) -> None:
    rows = medium.tables["sanctions"].to_pylist()
    share = len(rows) / medium.tables["employees"].num_rows
    assert 0.005 <= share <= 0.01
    assert min((medium.day - row["started_on"]).days for row in rows) >= 0
    assert max((medium.day - row["started_on"]).days for row in rows) <= 5 * 365


def test_a_light_sanction_has_no_end_and_others_end_after_they_began(medium: Regency) -> None:
    for row in medium.tables["sanctions"].to_pylist():
        assert (row["sanction_level"] == "RINGAN") == (row["ended_on"] is None)
        assert row["ended_on"] is None or row["ended_on"] > row["started_on"]


@pytest.mark.parametrize(("indicator", "share"), [("umpan_balik_360", 0.85), ("kehadiran", 0.94)])
def test_scores_lie_within_a_hundred_and_not_everybody_has_one(
    medium: Regency, indicator: str, share: float
) -> None:
    table = medium.tables["scores"]
    values = table.filter(pc.equal(table["indicator"], indicator))["value"].to_pylist()
    assert all(Decimal(0) < value <= Decimal(100) for value in values)
    assert all(value == round(value, 2) for value in values)
    assert len(values) / medium.tables["employees"].num_rows == pytest.approx(share, abs=0.04)


def test_most_lists_were_checked_for_most_people_and_never_all(medium: Regency) -> None:
    checked = Counter(medium.tables["evidence_checks"]["evidence"].to_pylist())
    people = medium.tables["employees"].num_rows
    assert set(checked) == set(CHECKED_SHARES)
    for evidence, count in checked.items():
        assert count / people == pytest.approx(CHECKED_SHARES[evidence], abs=0.015)
        assert count < people


def test_technical_tests_are_those_of_heads_and_experts_of_the_last_two_years(
    medium: Regency,
) -> None:
    rows = [row for row in medium.tables["scores"].to_pylist() if row["indicator"] == TECHNICAL]
    staff = {row["employee_id"]: row for row in medium.tables["employees"].to_pylist()}
    kinds = Counter(staff[row["employee_id"]]["position_kind"] for row in rows)
    heads = sum(row["position_kind"] == "STRUKTURAL" for row in staff.values())
    assert "PELAKSANA" not in kinds
    assert kinds["STRUKTURAL"] / heads == pytest.approx(TECHNICAL_SHARES[HEADS], abs=0.08)
    assert max((medium.day - row["measured_on"]).days for row in rows) < 2 * 365
    assert all(Decimal(25) <= row["value"] <= Decimal(100) for row in rows)
