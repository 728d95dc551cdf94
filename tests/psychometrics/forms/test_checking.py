from dataclasses import replace

import pytest

from takar.psychometrics.cat import Bank
from takar.psychometrics.forms import Blueprint, faults
from tests.psychometrics.cat.invented import AREAS, items

MADE = items(12)
BANK = Bank.of(
    MADE,
    content={item.item: AREAS[place % 3] for place, item in enumerate(MADE)},
    enemies=[("B0000", "B0004")],
)
RULES = Blueprint(
    3,
    content=dict.fromkeys(AREAS, (1, 1)),
    overlap=0,
    anchors=("B0000",),
    left_out=frozenset({"B0011"}),
)
GOOD = [("B0000", "B0001", "B0002"), ("B0000", "B0007", "B0005")]


def test_forms_that_keep_every_rule_have_no_fault() -> None:
    assert faults(BANK, RULES, GOOD) == []


@pytest.mark.parametrize(
    ("form", "word"),
    [
        (("B0000", "B0001"), "jumlah"),
        (("B0000", "B0001", "B0001"), "jumlah"),
        (("B0000", "B0001", "B0007"), "isi"),
        (("B0003", "B0001", "B0002"), "jangkar"),
        (("B0000", "B0001", "B0011"), "larangan"),
        (("B0000", "B0004", "B0002"), "terlarang"),
        (("B0000", "B0007", "B0002"), "berbagi"),
    ],
)
def test_each_rule_broken_is_found(form: tuple[str, ...], word: str) -> None:
    told = " ".join(str(one) for one in faults(BANK, RULES, [form, GOOD[1]]))
    assert word in told


def test_too_little_information_is_found() -> None:
    plain = Blueprint(3, points=(0.0,), least_information=(0.01,))
    assert faults(BANK, plain, [GOOD[0]]) == []
    much = Blueprint(3, points=(0.0,), least_information=(99.0,))
    assert "informasi" in str(faults(BANK, much, [GOOD[0]])[0])


def test_expected_scores_too_far_apart_are_found() -> None:
    free = Blueprint(3, points=(0.0,))
    scores = [
        sum(float(BANK.parameters[BANK.places[item]].expected(0.0)[0]) for item in form)
        for form in GOOD
    ]
    apart = abs(scores[0] - scores[1])
    assert apart > 0.01
    for band, number in ((apart - 0.001, 1), (apart + 0.001, 0)):
        asked = replace(free, overlap=3, score_band=band)
        assert len(faults(BANK, asked, GOOD)) == number
