"""A pool is fit to be locked or says why not; chances follow what was counted."""

import pytest

from takar.items.forms import AdaptiveRule
from takar.web.exams.rules.pools import (
    FEWEST_PEOPLE,
    PoolItem,
    Tally,
    UnfitPool,
    chance_of,
    refuse_unfit,
    renewed,
)


def items(count: int, *, area: str = "A") -> list[PoolItem]:
    return [
        PoolItem(
            code=f"{area}{n}", version=n, key=1, parameters=n, area=area, model="2PL", a=1, d=(0,)
        )
        for n in range(count)
    ]


def refused(rule: AdaptiveRule, pool: list[PoolItem]) -> str:
    with pytest.raises(UnfitPool) as fault:
        refuse_unfit("Adaptif", rule, pool)
    assert fault.value.hint
    return str(fault.value.problem)


def test_a_pool_holds_at_least_what_one_person_may_be_given() -> None:
    rule = AdaptiveRule(least=2, most=8)
    refuse_unfit("Adaptif", rule, items(8))
    assert "7 soal" in refused(rule, items(7))


def test_a_limit_of_exposure_needs_a_pool_that_can_keep_it() -> None:
    rule = AdaptiveRule(least=2, most=8, exposure="LIMIT", limit_percent=30)
    refuse_unfit("Adaptif", rule, items(27))
    assert "27 soal" in refused(rule, items(26))


def test_each_area_has_enough_items_for_its_share() -> None:
    rule = AdaptiveRule(least=2, most=7, content={"A": 60, "B": 40})
    refuse_unfit("Adaptif", rule, items(5) + items(3, area="B"))
    assert "isi A 60% memerlukan 5" in refused(rule, items(4) + items(4, area="B"))
    assert "isi B 40% memerlukan 3" in refused(rule, items(6) + items(2, area="B"))


def test_an_area_without_a_share_is_not_passed_over_in_silence() -> None:
    rule = AdaptiveRule(least=2, most=4, content={"A": 100})
    assert "C" in refused(rule, items(5) + items(1, area="C"))


def test_an_item_met_too_often_becomes_rarer_and_the_others_stay_free() -> None:
    tally = Tally()
    for n in range(FEWEST_PEOPLE):
        tally = tally.grown(
            ["often"] if n % 2 else ["often", "seldom"][: 1 + n % 5 // 4],
            {
                "often": 1.0,
                "seldom": 1.0,
                "never": 1.0,
            },
        )
    chances = renewed(tally, {"often": 1.0, "seldom": 1.0, "never": 1.0}, 25)
    assert chances["often"] == pytest.approx(0.25)
    assert (chances["seldom"], chances["never"]) == (1.0, 1.0)


def test_before_enough_people_were_counted_no_chance_changes() -> None:
    tally = Tally(people=FEWEST_PEOPLE - 1, given={"a": 29}, eligible={"a": 29.0})
    assert renewed(tally, {"a": 0.7}, 25) == {"a": 0.7}
    more = tally.grown(["a"], {"a": 0.7})
    assert renewed(more, {"a": 0.7}, 25)["a"] == pytest.approx(0.25 * 29.7 / 30)


@pytest.mark.parametrize(
    ("given", "eligible", "chance"), [(0, 10.0, 1.0), (5, 0.0, 1.0), (10, 40.0, 1.0)]
)
def test_what_was_met_seldom_is_free(given: int, eligible: float, chance: float) -> None:
    assert chance_of(given, eligible, 25) == chance


def test_an_item_given_twice_to_a_person_is_counted_once() -> None:
    assert Tally().grown(["a", "a"], {"a": 0.5}) == Tally(
        people=1, given={"a": 1}, eligible={"a": 0.5}
    )
