import pytest

from takar.psychometrics.cat import Bank
from takar.psychometrics.forms import BadBlueprint, Blueprint, assemble
from tests.psychometrics.cat.invented import bank, items


@pytest.mark.parametrize(
    "wrong",
    [
        {"length": 0},
        {"overlap": -1},
        {"points": ()},
        {"score_band": 0.0},
        {"target": (1.0,)},
        {"target": (1.0, 0.0, 1.0)},
        {"least_information": (1.0, float("nan"), 1.0)},
        {"content": {"LISAN": (3, 2)}},
        {"content": {"LISAN": (-1, 2)}},
    ],
)
def test_rules_that_say_nothing_are_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(BadBlueprint):
        Blueprint(**({"length": 5} | wrong))  # type: ignore[arg-type]


def test_words_the_bank_does_not_know_are_refused() -> None:
    for wrong in (
        Blueprint(5, content={"SEJARAH": (1, 2)}),
        Blueprint(5, anchors=("B9",)),
        Blueprint(5, left_out=frozenset({"B9"})),
    ):
        with pytest.raises(BadBlueprint, match=r"SEJARAH|B9"):
            wrong.checked(bank(9))


def test_anchors_may_not_contradict_each_other() -> None:
    hostile = Bank.of(items(9), enemies=[("B0001", "B0002")])
    for wrong in (
        Blueprint(5, anchors=("B0001", "B0002")),
        Blueprint(1, anchors=("B0001", "B0003")),
        Blueprint(5, anchors=("B0001",), left_out=frozenset({"B0001"})),
    ):
        with pytest.raises(BadBlueprint, match="jangkar"):
            wrong.checked(hostile)
    assert Blueprint(1, anchors=("B0001",)).checked(hostile).length == 1


def test_less_than_one_form_is_refused() -> None:
    with pytest.raises(BadBlueprint):
        assemble(bank(9), Blueprint(3), forms=0)
