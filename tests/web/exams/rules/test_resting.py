from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from takar.items.forms import AdaptiveRule
from takar.web.exams.rules.pools import PoolItem, needed_of
from takar.web.exams.rules.resting import Rest, rested

LONG_AGO = datetime(2025, 5, 14, 8, tzinfo=UTC)


def item(number: int, area: str = "A") -> PoolItem:
    facts = {"version": number, "key": 1, "parameters": number, "area": area}
    return PoolItem.model_validate(
        {"code": f"S{number}", "model": "2PL", "a": 1.0, "d": (0.0,), **facts}
    )


def met(*numbers: int) -> dict[str, datetime]:
    """Items met day after day, the first one longest ago."""
    return {f"S{one}": LONG_AGO + timedelta(days=day) for day, one in enumerate(numbers)}


POOL = [item(number) for number in range(1, 7)]


def test_what_was_met_rests_while_enough_is_left() -> None:
    rule = AdaptiveRule(least=1, most=3)
    assert rested(POOL, rule, met(5, 1, 3)) == Rest(aside=("S5", "S1", "S3"))
    assert rested(POOL, rule, {}) == Rest()


def test_one_too_few_and_what_was_met_longest_ago_is_given_again() -> None:
    rule = AdaptiveRule(least=1, most=3)
    found = rested(POOL, rule, met(5, 1, 3, 2))
    assert found == Rest(aside=("S1", "S3", "S2"), again=("S5",))


def test_who_met_everything_gets_the_oldest_ones() -> None:
    rule = AdaptiveRule(least=1, most=2)
    found = rested(POOL, rule, met(4, 2, 6, 1, 3, 5))
    assert found.again == ("S4", "S2")


def test_met_at_the_same_moment_the_code_decides() -> None:
    rule = AdaptiveRule(least=1, most=5)
    same = dict.fromkeys(["S6", "S2", "S4"], LONG_AGO)
    assert rested(POOL, rule, same).again == ("S2", "S4")


def test_an_area_that_lacks_items_takes_back_its_own() -> None:
    pool = [item(1, "A"), item(2, "A"), item(3, "A"), item(4, "B"), item(5, "B"), item(6, "B")]
    rule = AdaptiveRule(least=1, most=2, content={"A": 50, "B": 50})
    found = rested(pool, rule, met(1, 4, 5, 6))
    assert found == Rest(aside=("S1", "S5", "S6"), again=("S4",))


def test_items_of_other_pools_are_passed_over() -> None:
    rule = AdaptiveRule(least=1, most=3)
    assert rested(POOL, rule, met(90, 91)) == Rest()


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.sampled_from("AB"), min_size=4, max_size=12),
    st.sets(st.integers(1, 12)),
    st.integers(1, 4),
)
def test_as_many_are_left_as_one_person_may_be_given(
    areas: list[str], seen: set[int], most: int
) -> None:
    pool = [item(number, area) for number, area in enumerate(areas, 1)]
    rule = AdaptiveRule(least=1, most=most, content={"A": 50, "B": 50})
    found = rested(pool, rule, met(*sorted(seen)))
    left = [one for one in pool if one.code not in found.aside]
    assert len(left) >= min(most, len(pool))
    for area, needed in needed_of(rule).items():
        held = sum(one.area == area for one in pool)
        assert sum(one.area == area for one in left) >= min(needed, held)
    assert not set(found.aside) & set(found.again)
    assert {*found.aside, *found.again} == {f"S{n}" for n in seen if n <= len(pool)}
