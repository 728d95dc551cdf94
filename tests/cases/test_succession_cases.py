"""The law cases of succession and merit: documents that a lawyer can read and write."""

from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from takar.measures.merit import (
    SECOND,
    Answer,
    MeritResult,
    aspects_of,
    merit_by_maturity,
    merit_by_points,
)
from takar.measures.succession import Between, Holder, LeavingRules, Profiled, final_score, leaving
from takar.measures.talent import profile_of
from takar.regulations.book import Book
from takar.regulations.exact import read_yaml

HERE = Path(__file__).parent
Case = dict[str, Any]
BOOK = Book.load()


def cases(name: str) -> list[Case]:
    found: list[Case] = read_yaml((HERE / name).read_bytes())
    return found


@pytest.mark.parametrize("case", cases("succession/pensiun.yaml"), ids=lambda case: case["name"])
def test_retirement(case: Case) -> None:
    found = leaving(
        Holder("P1", "J1", **case["holder"]), LeavingRules.of(BOOK.on(case["day"]))
    ).sure
    if case["expect"] is None:
        assert found == ()
        return
    first = found[0]
    told = {"empty_on": first.on, "reason": first.reason, "age": first.age}
    assert told | {"otherwise_on": first.otherwise_on} == case["expect"]


@pytest.mark.parametrize(
    "case", cases("succession/nilai_akhir.yaml"), ids=lambda case: case["name"]
)
def test_final_score(case: Case) -> None:
    shares = profile_of(BOOK.on(case["day"])).final
    open_end = Between.of(None)
    one = Profiled(
        "P1", frozenset(), open_end, open_end, number(case["talent"]), number(case["technical"])
    )
    for tier, expected in case["expect"].items():
        value = final_score(one, shares.get(tier)).value
        assert value == (None if expected is None else Fraction(expected))


@pytest.mark.parametrize("case", cases("merit/indeks.yaml"), ids=lambda case: case["name"])
def test_merit_by_maturity(case: Case) -> None:
    law, given = BOOK.on(case["day"]), case["maturity"]
    answers = [
        Answer(code, maturity=Decimal(given.get(code, given["other"])))
        for code in aspects_of(SECOND, law)
    ]
    check(merit_by_maturity(answers, law, engagement=Decimal(case["engagement"])), case)


@pytest.mark.parametrize("case", cases("merit/poin.yaml"), ids=lambda case: case["name"])
def test_merit_by_points(case: Case) -> None:
    answers = [Answer(code, points=Decimal(value)) for code, value in case["points"].items()]
    check(merit_by_points(answers, BOOK.on(case["day"])), case)


def check(result: MeritResult, case: Case) -> None:
    expect = case["expect"]
    assert (result.least, result.most) == (Fraction(expect["least"]), Fraction(expect["most"]))
    assert result.category == expect["category"]


def number(text: str | None) -> Between:
    return Between.of(None if text is None else Fraction(text))
