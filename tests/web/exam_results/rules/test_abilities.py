"""A scale has an ability only where everything on it is calibrated and read."""

from fractions import Fraction
from typing import Any

import pytest

from takar.web.exam_results.rules.abilities import Calibrated, cells_by_scale
from takar.web.exam_results.rules.totals import Line

KNOWN = {n: Calibrated(row=100 + n, model="2PL", a=1.0, d=(0.0,)) for n in (1, 2)}


def line(version: int, category: int | None = 1, **facts: Any) -> Line:
    usual: dict[str, Any] = {
        "slot": version,
        "version": version,
        "section": "A",
        "competency": "",
        "points": Fraction(category or 0),
        "most": Fraction(1),
        "is_answered": category is not None,
        "category": category,
        "categories": 2,
    }
    return Line(**usual | facts)


def test_the_categories_of_a_scale_are_told_by_their_parameters() -> None:
    told = cells_by_scale([line(1, 1), line(2, 0, competency="K")], KNOWN)
    assert told == {
        "UJIAN": {101: 1, 102: 0},
        "BAGIAN:A": {101: 1, 102: 0},
        "KOMPETENSI:K": {102: 0},
    }


@pytest.mark.parametrize(
    "facts",
    [
        {"version": 3},
        {"waits": True, "category": None, "points": None},
        {"categories": 3},
        {"category": None, "is_answered": True},
    ],
)
def test_one_item_that_cannot_be_read_takes_the_ability_from_its_scales_alone(
    facts: dict[str, Any],
) -> None:
    usual: dict[str, Any] = {"version": 2, "section": "B"}
    told = cells_by_scale([line(1, competency="K"), line(**usual | facts)], KNOWN)
    assert set(told) == {"BAGIAN:A", "KOMPETENSI:K"}


def test_what_is_granted_or_earns_nothing_tells_of_nobody() -> None:
    granted = line(3, is_granted=True)
    told = cells_by_scale([line(1), granted, line(4, most=Fraction(0))], KNOWN)
    assert told["UJIAN"] == {101: 1}


def test_an_adaptive_question_without_an_answer_tells_nothing_and_spoils_nothing() -> None:
    given = line(1, is_adaptive=True, points=None, most=Fraction(0))
    last = line(2, None, is_adaptive=True, points=None, most=Fraction(0))
    assert cells_by_scale([given, last], KNOWN)["BAGIAN:A"] == {101: 1}


def test_nobody_has_an_ability_without_parameters() -> None:
    assert cells_by_scale([line(1)], {}) == {}
