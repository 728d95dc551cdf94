from collections import Counter
from decimal import Decimal

import pyarrow.compute as pc
import pytest

from takar.synthetic import Regency
from takar.synthetic.records.conduct import CHECKED_SHARES


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
