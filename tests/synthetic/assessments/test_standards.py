from collections import defaultdict

from takar.synthetic import Regency
from takar.synthetic.assessments.standards import COMPETENCIES, REQUIRED
from takar.tables.people import POSITION_TIERS


def test_every_tier_has_one_required_level_for_all_nine(medium: Regency) -> None:
    rows = [r for r in medium.tables["competency_standards"].to_pylist() if r["position_tier"]]
    assert len(rows) == len(POSITION_TIERS) * len(COMPETENCIES)
    for row in rows:
        assert row["required_level"] == REQUIRED[row["position_tier"]]
        assert row["position_id"] is None


def test_a_post_with_its_own_standard_has_all_nine_and_two_are_higher(medium: Regency) -> None:
    tiers = {
        row["position_id"]: row["position_tier"] for row in medium.tables["positions"].to_pylist()
    }
    own: dict[str, list[int]] = defaultdict(list)
    for row in medium.tables["competency_standards"].to_pylist():
        if row["position_id"]:
            own[row["position_id"]].append(row["required_level"])
    assert len(own) >= 5
    for position, levels in own.items():
        usual = REQUIRED[tiers[position]]
        assert sorted(levels) == [usual] * 7 + [usual + 1] * 2
