import numpy as np
import pytest

from takar.psychometrics.cat import Bank
from takar.psychometrics.forms import Blueprint
from takar.psychometrics.forms.program import information_at, rules_of
from tests.psychometrics.cat.invented import bank, items


def kinds(blueprint: Blueprint, forms: int, own: Bank) -> dict[str, int]:
    rules = [rule.kind for rule in rules_of(own, blueprint, forms).rows.rules]
    return {kind: rules.count(kind) for kind in set(rules)}


def test_every_rule_has_its_rows() -> None:
    own = Bank.of(items(9), enemies=[("B0001", "B0002"), ("B0003", "B0004")])
    assert kinds(Blueprint(3), 2, own) == {"LENGTH": 2, "ENEMIES": 4, "USE": 9}
    shared = Blueprint(3, overlap=1, anchors=("B0000",), least_information=(1, 1, 1))
    assert kinds(shared, 3, own) == {
        "LENGTH": 3,
        "ENEMIES": 6,
        "USE": 24,  # eight items that are no anchors, three pairs of forms
        "OVERLAP": 3,
        "INFORMATION": 9,
    }
    scores = kinds(Blueprint(3, score_band=0.5), 2, own)
    assert scores == {"LENGTH": 2, "ENEMIES": 4, "USE": 9, "SCORES": 6}
    assert kinds(Blueprint(3, content={"LISAN": (1, 2)}), 1, bank(9)) == {"LENGTH": 1, "CONTENT": 1}


def test_information_stands_by_item_and_point() -> None:
    own = bank(4)
    told = information_at(own, (-1.0, 2.0))
    assert told.shape == (4, 2)
    assert told[2] == pytest.approx(np.array(own.parameters[2].information([-1.0, 2.0])))
