import numpy as np
import pyarrow as pa
import pytest

from takar.psychometrics.classical import Chosen, item_statistics
from takar.psychometrics.classical.options import BadOptions, fifth_of

KEYS = {"b1": ["A"], "b2": ["A"], "b3": ["A"], "b4": ["A"], "b5": ["A"]}


def answered(persons: int = 700, *, wrong_key: str = "", seed: int = 2) -> pa.Table:
    """Return options chosen by persons; the able take A, the rest B or C, D hardly anybody."""
    chance = np.random.default_rng(seed)
    ability = chance.normal(size=persons)
    rows = []
    for item in KEYS:
        able = ability + chance.normal(size=persons) > 0
        other = np.where(chance.random(persons) < 0.5, "B", "C")
        option = np.where(able, "B" if item == wrong_key else "A", other)
        option = np.where(chance.random(persons) < 0.01, "D", option)
        if item == wrong_key:
            option = np.where(~able & (option == "B"), "A", option)
        rows += [(f"p{who}", item, str(option[who])) for who in range(persons)]
    names = ("person", "item", "answer")
    return pa.table(dict(zip(names, map(list, zip(*rows, strict=True)), strict=True)))


def codes(wrong_key: str = "", persons: int = 700) -> dict[str, set[str]]:
    """Return the flags of each item."""
    chosen = Chosen.of(answered(persons, wrong_key=wrong_key), KEYS)
    found = item_statistics(chosen.responses(), options=chosen)
    return {one.item: {flag.code for flag in one.flags} for one in found.items}


def test_a_wrong_key_is_found_and_a_right_one_left_alone() -> None:
    assert all("MISKEY" not in flags for flags in codes().values())
    found = codes("b3")
    assert {"MISKEY", "NEGATIVE"} <= found["b3"]
    assert all("MISKEY" not in flags for item, flags in found.items() if item != "b3")


def test_a_rare_option_is_named_only_when_enough_answered() -> None:
    assert "RARE" in codes()["b1"]
    assert "RARE" not in codes(persons=30)["b1"]


def test_shares_add_up_and_the_key_goes_with_the_rest() -> None:
    chosen = Chosen.of(answered(), KEYS)
    first = item_statistics(chosen.responses(), options=chosen).items[0]
    assert sum(option.share or 0 for option in first.options) == pytest.approx(1)
    for fifth in range(5):
        assert sum(option.curve[fifth] or 0 for option in first.options) == pytest.approx(1)
    key = next(option for option in first.options if option.is_key)
    assert key.rest == pytest.approx(first.item_rest, abs=1e-12)
    assert key.share == pytest.approx(first.difficulty)
    curve = [share or 0 for share in key.curve]
    assert curve == sorted(curve)
    weak = next(option for option in first.options if option.option == "B")
    assert weak.standing is not None
    assert weak.standing < 0


def test_an_option_of_the_key_nobody_chose_is_shown() -> None:
    table = pa.table(
        {"person": list("abcd"), "item": ["x"] * 4, "answer": ["B", "B", "C", "OMITTED"]}
    )
    chosen = Chosen.of(table, {"x": ["A"]})
    (item,) = item_statistics(chosen.responses(), options=chosen).items
    assert [(one.option, one.n) for one in item.options] == [("A", 0), ("B", 2), ("C", 1)]
    assert item.n_omitted == 1


def test_an_item_without_key_and_a_double_answer_are_refused() -> None:
    table = pa.table({"person": ["a", "a"], "item": ["x", "x"], "answer": ["A", "B"]})
    with pytest.raises(BadOptions, match="kunci"):
        Chosen.of(table, {})
    with pytest.raises(BadOptions, match="dua kali"):
        Chosen.of(table, {"x": ["A"]})


def test_who_stands_alike_is_in_the_same_fifth() -> None:
    assert fifth_of(np.array([1.0, 1, 1, 1, 5, 5])).tolist() == [1, 1, 1, 1, 4, 4]
    assert fifth_of(np.arange(10.0)).tolist() == [0, 0, 1, 1, 2, 2, 3, 3, 4, 4]
