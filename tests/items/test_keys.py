from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from pydantic import ValidationError

from takar.items.keys import ChoiceKey, Key, exact, key_from_json, key_from_value
from tests.items.samples import Pair, items, one_of_each


@given(items())
def test_a_key_reads_back_from_its_json(pair: Pair) -> None:
    assert key_from_json(pair[1].model_dump_json()) == pair[1]


@pytest.mark.parametrize("key", [key for _, key in one_of_each()], ids=lambda key: key.interaction)
def test_every_key_has_a_version_and_names_its_interaction(key: Key) -> None:
    raw = key.model_dump(mode="json")
    assert raw["version"] == 1
    assert key_from_value(raw) == key


@pytest.mark.parametrize("raw", [1, "1", "1.0", "2/2", Decimal("1.00"), Fraction(1)])
def test_points_are_exact_however_they_are_written(raw: Any) -> None:
    assert exact(raw) == Fraction(1)
    assert ChoiceKey(points={"a": raw}).points == {"a": Fraction(1)}


@pytest.mark.parametrize("raw", [0.1, True, None, "x", "1/0", "1e5", "nan", "9" * 41, [1]])
def test_points_that_are_not_exact_are_refused(raw: Any) -> None:
    with pytest.raises(ValidationError):
        ChoiceKey(points={"a": raw})


@pytest.mark.parametrize(("points", "fits"), [("1000", True), ("1000.01", False), ("-1001", False)])
def test_points_have_bounds(points: str, fits: bool) -> None:
    if fits:
        assert ChoiceKey.model_validate({"points": {"a": points}})
    else:
        with pytest.raises(ValidationError):
            ChoiceKey.model_validate({"points": {"a": points}})


def test_an_unknown_interaction_or_field_is_refused() -> None:
    for raw in ({"interaction": "NONE"}, {"interaction": "SPEED", "more": 1}, {}):
        with pytest.raises(ValidationError):
            key_from_value(raw)
