import json

import pytest

from takar.psychometrics.cat import AdaptiveTest, BadState, State
from tests.psychometrics.cat.invented import bank


def sat() -> tuple[AdaptiveTest, State]:
    test = AdaptiveTest(bank(30))
    state = test.begin(9, banned=["B0003"])
    for answer in (1, None, 0):
        item = test.next(state).item
        assert item is not None
        state = test.answered(state, item, answer)
    return test, state


def test_a_state_comes_back_from_text_as_it_was_and_goes_on_alike() -> None:
    test, state = sat()
    again = State.from_json(state.to_json())
    assert again == state
    assert again.to_json() == state.to_json()
    assert test.next(again) == test.next(state)


def test_every_score_on_the_way_is_kept_for_an_appeal() -> None:
    _, state = sat()
    assert len(state.theta) == len(state.se) == len(state.asked) == 3
    assert state.answers == (1, None, 0)


@pytest.mark.parametrize("spoilt", ["{}", "[1]", "nothing", "version", "longer", "stranger"])
def test_text_that_is_no_record_is_refused(spoilt: str) -> None:
    record = json.loads(sat()[1].to_json())
    text = {
        "version": json.dumps(record | {"version": 2}),
        "longer": json.dumps(record | {"asked": [*record["asked"], "B0009"]}),
        "stranger": json.dumps(record | {"extra": 1}),
    }.get(spoilt, spoilt)
    with pytest.raises(BadState):
        State.from_json(text)
