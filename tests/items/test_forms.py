from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from takar.items.forms import (
    Blueprint,
    PaperPlan,
    chosen_item,
    draw,
    first_slot,
    items_of,
    lots_seed,
    slots_of,
)

ITEMS = tuple(f"S{number:03}" for number in range(1, 31))


def section(**fields: Any) -> dict[str, Any]:
    block = {"code": "b1", "items": ITEMS, "take": 10, "shuffles_items": True}
    return {
        "code": "s1",
        "title": "Bagian 1",
        "minutes": 30,
        "kind": "RANDOM",
        "shuffles_options": True,
        "blocks": [block],
        **fields,
    }


def blueprint(*sections: dict[str, Any], **fields: Any) -> Blueprint:
    return Blueprint.model_validate({"sections": sections or [section()], **fields})


def items_on(plan: PaperPlan) -> list[str]:
    return [one.item for part in plan.sections for one in part.items]


def test_the_same_seed_gives_the_same_paper_for_ever() -> None:
    plan = draw(blueprint(), "kursi-7")
    assert items_on(plan)[:4] == ["S021", "S026", "S001", "S003"]
    assert plan == draw(blueprint(), "kursi-7")
    assert PaperPlan.model_validate_json(plan.model_dump_json()) == plan


@given(st.text(max_size=10), st.text(max_size=10))
def test_another_seed_gives_another_paper(one: str, two: str) -> None:
    same = items_on(draw(blueprint(), one)) == items_on(draw(blueprint(), two))
    assert same is (one == two)


@given(st.text(max_size=10), st.integers(1, 30))
def test_a_paper_has_as_many_items_as_it_takes_and_each_once(seed: str, take: int) -> None:
    block = {"code": "b1", "items": ITEMS, "take": take}
    drawn = items_on(draw(blueprint(section(blocks=[block])), seed))
    assert len(set(drawn)) == len(drawn) == take
    assert drawn == sorted(drawn)


def test_every_item_is_drawn_about_as_often() -> None:
    drawn = [item for seed in range(600) for item in items_on(draw(blueprint(), str(seed)))]
    counts = [drawn.count(item) for item in ITEMS]
    assert min(counts) > 150
    assert max(counts) < 250


def test_a_fixed_section_is_the_same_for_everybody() -> None:
    fixed = section(kind="FIXED", shuffles_options=False, blocks=[{"code": "b", "items": ITEMS}])
    one, two = (draw(blueprint(fixed), seed) for seed in "ab")
    assert one == two
    assert items_on(one) == list(ITEMS)
    assert {item.shuffle for item in one.sections[0].items} == {None}


def test_an_item_more_leaves_the_order_of_the_others() -> None:
    def order(items: tuple[str, ...]) -> list[str]:
        block = {"code": "b1", "items": items, "shuffles_items": True}
        return items_on(draw(blueprint(section(blocks=[block])), "x"))

    longer = [item for item in order(ITEMS) if item != ITEMS[4]]
    assert longer == order((*ITEMS[:4], *ITEMS[5:]))


def test_a_paper_does_not_tell_its_seed() -> None:
    assert "rahasia-sekali" not in draw(blueprint(), "rahasia-sekali").model_dump_json()


def test_practice_comes_first_and_is_the_same_for_everybody() -> None:
    plan = draw(blueprint(section(practice=["P1", "P2"])), "x")
    assert [one.item for one in plan.sections[0].practice] == ["P1", "P2"]


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"blocks": [{"code": "b", "items": ["A"], "take": 2}]}, "take_too_many"),
        ({"blocks": [{"code": "b", "items": ["A", "A"]}]}, "listed_twice"),
        ({"practice": ["S001"]}, "listed_twice"),
        ({"kind": "ADAPTIVE", "may_go_back": False}, "adaptive_rule"),
        ({"kind": "ADAPTIVE", "adaptive": {}}, "adaptive_goes_back"),
        ({"kind": "FIXED"}, "fixed_draws"),
        ({"minutes": None}, "no_clock"),
        ({"minutes": 0}, "greater than or equal"),
    ],
)
def test_a_plan_that_cannot_be_given_is_refused(fields: dict[str, Any], problem: str) -> None:
    with pytest.raises(ValidationError, match=problem):
        blueprint(section(**fields))


def test_an_adaptive_section_says_when_it_stops() -> None:
    rule = {"least": 5, "most": 5, "standard_error": "0.30"}
    assert blueprint(adaptive(**rule)).sections[0].adaptive is not None
    with pytest.raises(ValidationError, match="least_above_most"):
        blueprint(adaptive(**rule | {"least": 6}))


def adaptive(**rule: Any) -> dict[str, Any]:
    block = {"code": "b1", "items": ITEMS}
    return section(kind="ADAPTIVE", may_go_back=False, blocks=[block], adaptive=rule)


@pytest.mark.parametrize(
    ("rule", "problem"),
    [
        ({"content": {"A": 60, "B": 39}}, "content_not_whole"),
        ({"content": {"A": 60, "B": 41}}, "content_not_whole"),
        ({"start": "2.01"}, "start_too_far"),
        ({"start": "-2.5"}, "start_too_far"),
        ({"start": "3"}, "pattern"),
        ({"exposure": "OFTEN"}, "LOT"),
        ({"limit_percent": 0}, "greater than or equal"),
        ({"rest_years": 11}, "less than or equal"),
        ({"rest_years": -1}, "greater than or equal"),
        ({"standard_error": "1.0"}, "pattern"),
    ],
)
def test_an_adaptive_rule_that_contradicts_itself_is_refused(
    rule: dict[str, Any], problem: str
) -> None:
    with pytest.raises(ValidationError, match=problem):
        blueprint(adaptive(**rule))


def test_an_adaptive_rule_on_its_limits_is_taken() -> None:
    for rule in ({"content": {"A": 60, "B": 40}}, {"start": "2.00"}, {"start": "-2"}):
        assert blueprint(adaptive(**rule)).sections[0].adaptive is not None


def test_an_adaptive_section_takes_all_its_items_as_the_pool() -> None:
    block = {"code": "b1", "items": ITEMS, "take": 10}
    with pytest.raises(ValidationError, match="adaptive_takes"):
        blueprint(adaptive() | {"blocks": [block]})


def test_an_adaptive_section_leaves_room_on_the_paper_and_no_item() -> None:
    after = section(code="s2", blocks=[{"code": "b", "items": ["Z1"]}], kind="RANDOM")
    plan = draw(blueprint(adaptive(most=12) | {"practice": ["P1"]}, after), "x")
    assert plan.sections[0].items == ()
    assert [(one.number, one.item.item) for one in slots_of(plan)] == [(0, "P1"), (13, "Z1")]
    assert (first_slot(plan, "s1"), first_slot(plan, "s2")) == (1, 13)
    with pytest.raises(KeyError):
        first_slot(plan, "s3")


def test_a_chosen_item_has_the_lot_that_a_drawn_one_would_have() -> None:
    whole = section(shuffles_options=True, blocks=[{"code": "b1", "items": ITEMS}])
    drawn = draw(blueprint(whole), "kursi-7").sections[0].items
    part = blueprint(adaptive()).sections[0]
    assert tuple(chosen_item(part, code, "kursi-7") for code in ITEMS) == drawn
    assert lots_seed(part, "kursi-7") == lots_seed(part, "kursi-7") != lots_seed(part, "kursi-8")


def test_one_clock_for_the_whole_test_is_enough() -> None:
    assert blueprint(section(minutes=None), minutes=90).minutes == 90


def test_a_section_lists_all_it_may_show() -> None:
    part = blueprint(section(practice=["P1"])).sections[0]
    assert items_of(part) == ("P1", *ITEMS)
