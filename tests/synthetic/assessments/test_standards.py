from collections import defaultdict

from takar.synthetic import Regency, tailor
from takar.synthetic.assessments.standards import COMPETENCIES, LOCAL_TIERS, REQUIRED


def test_every_local_tier_has_one_required_level_for_all_nine(medium: Regency) -> None:
    rows = [r for r in medium.tables["competency_standards"].to_pylist() if r["position_tier"]]
    assert len(rows) == len(LOCAL_TIERS) * len(COMPETENCIES)
    assert {"JPT_UTAMA", "JPT_MADYA"}.isdisjoint(LOCAL_TIERS)
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


def own_standards(whole: Regency) -> dict[str, dict[str, int]]:
    """Return the standard of each post that has its own."""
    own: dict[str, dict[str, int]] = defaultdict(dict)
    for row in whole.tables["competency_standards"].to_pylist():
        if row["position_id"]:
            own[row["position_id"]][row["competency"]] = row["required_level"]
    return dict(own)


def test_a_tailored_tier_asks_as_much_of_every_post_and_not_the_same(medium: Regency) -> None:
    whole = tailor(medium, ["ADMINISTRATOR"])
    posts = {row["position_id"]: row for row in whole.tables["positions"].to_pylist()}
    own = own_standards(whole)
    chosen = [one for one, row in posts.items() if row["position_tier"] == "ADMINISTRATOR"]
    usual = REQUIRED["ADMINISTRATOR"]
    wanted = sorted([usual - 1] * 2 + [usual] * 5 + [usual + 1] * 2)
    assert all(sorted(own[one].values()) == wanted for one in chosen)
    by_title: dict[str, set[tuple[int, ...]]] = defaultdict(set)
    for one in chosen:
        by_title[posts[one]["title"]].add(tuple(own[one].values()))
    assert all(len(levels) == 1 for levels in by_title.values())
    assert len(set().union(*by_title.values())) > len(by_title) / 2


def test_tailoring_leaves_the_other_tiers_as_they_were(medium: Regency) -> None:
    whole = tailor(medium, ["ADMINISTRATOR"])
    tiers = {
        row["position_id"]: row["position_tier"] for row in medium.tables["positions"].to_pylist()
    }
    before, after = own_standards(medium), own_standards(whole)
    others = [one for one in before if tiers[one] != "ADMINISTRATOR"]
    assert {one: before[one] for one in others} == {
        one: levels for one, levels in after.items() if tiers[one] != "ADMINISTRATOR"
    }
    assert whole.tables["employees"].equals(medium.tables["employees"])
