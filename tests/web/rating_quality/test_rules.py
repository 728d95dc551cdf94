import pytest

from takar.web.assessments.rules.states import STATES
from takar.web.rating_quality.rules import ASKED_IN, DECIDED_IN, MEETING, hidden


@pytest.mark.parametrize(
    ("count", "is_hidden"), [(None, False), (0, False), (1, True), (4, True), (5, False)]
)
def test_small_counts_are_hidden_and_nobody_is_no_small_count(
    count: int | None,
    is_hidden: bool,
) -> None:
    assert hidden(count, 5) is is_hidden


def test_states_are_those_of_an_event() -> None:
    assert set(STATES) >= ASKED_IN | DECIDED_IN | MEETING
    assert DECIDED_IN <= MEETING <= ASKED_IN
