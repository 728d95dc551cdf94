from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from takar.measures.merit import SECOND, Answer, BadAnswer, aspects_of, merit_by_maturity
from takar.regulations.law import Law
from tests.measures.merit.made import LAW, maturity


def with_weights(*weights: int) -> Law:
    """The law with weights of the agency's own, in percent."""
    aspects, citation = LAW.found["merit.aspects_2025"]
    own = {
        code: replace(aspect, fields={**aspect.fields, "weight": Decimal(weight)})
        for (code, aspect), weight in zip(aspects.items(), weights, strict=True)
    }
    return replace(LAW, found=LAW.found | {"merit.aspects_2025": (own, citation)})


@pytest.mark.parametrize(
    ("value", "engagement", "correction", "index", "level"),
    [
        ("0.80", "0.60", "0", "0.75", "MENENGAH"),
        ("0.80", "0.84", "0", "0.81", "TINGGI"),
        ("0.80", "0.82", "0", "0.805", "TINGGI"),
        ("0.80", "0.819", "0", "0.80475", "MENENGAH"),
        ("1", "1", "0", "1", "TINGGI"),
        ("1", "1", "0.01", "1.01", "MAJU"),
        ("1", "1", "0.004", "1.004", "TINGGI"),
        ("0.40", "0.42", "0", "0.405", "LANJUTAN"),
        ("0.40", "0.419", "0", "0.40475", "DASAR"),
        ("0.60", "0.62", "0", "0.605", "MENENGAH"),
        ("0.60", "0.60", "-0.05", "0.55", "LANJUTAN"),
        ("0", "0", "-0.1", "-0.1", "DASAR"),
    ],
)
def test_aspects_that_are_all_alike_need_no_weights(
    value: str, engagement: str, correction: str, index: str, level: str
) -> None:
    found = merit_by_maturity(
        maturity(value), LAW, engagement=Decimal(engagement), correction=Decimal(correction)
    )
    assert found.value == Fraction(index)
    assert found.category == level


def test_weights_that_are_not_known_leave_the_index_between_two_numbers() -> None:
    answers = maturity("0.5", {"DIGITALISASI": "1", "MANAJEMEN_TALENTA": "0.9"})
    found = merit_by_maturity(answers, LAW, engagement=Decimal("0.8"))
    assert (found.least, found.most) == (Fraction("0.6125"), Fraction("0.8825"))
    assert (found.category_least, found.category_most, found.category) == (
        "MENENGAH",
        "TINGGI",
        None,
    )
    assert len(found.unweighed) == 7
    assert "DIGITALISASI" not in found.unweighed


def test_weights_of_the_agency_make_least_and_most_meet() -> None:
    answers = maturity("0.5", {"DIGITALISASI": "1", "MANAJEMEN_TALENTA": "0.9"})
    found = merit_by_maturity(
        answers, with_weights(15, 20, 15, 10, 10, 10, 10, 10), engagement=Decimal("0.8")
    )
    assert found.value == (
        Fraction("0.1") + Fraction("0.18") + Fraction("0.35")
    ) * 3 / 4 + Fraction("0.2")
    assert found.unweighed == ()


def test_what_nobody_answered_counts_as_nothing_and_as_everything() -> None:
    found = merit_by_maturity([], LAW)
    assert [found.least, found.most, found.completeness] == [Fraction(n) for n in (0, 1, 0)]
    half = merit_by_maturity(maturity("0.8", {"DIGITALISASI": None}), LAW, engagement=Decimal(1))
    assert (half.least, half.most) == (Fraction("0.79"), Fraction("0.865"))


@settings(deadline=None)
@given(st.lists(st.integers(0, 100), min_size=8, max_size=8), st.data())
def test_no_weights_lead_out_of_the_ends(tenths: list[int], data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, 90), min_size=6, max_size=6)))
    weights = [after - before for before, after in zip([0, *cuts], [*cuts, 90], strict=True)]
    answers = [
        Answer(code, maturity=Decimal(value) / 100)
        for code, value in zip(aspects_of(SECOND, LAW), tenths, strict=True)
    ]
    open_ends = merit_by_maturity(answers, LAW, engagement=Decimal(1))
    found = merit_by_maturity(answers, with_weights(*weights, 10), engagement=Decimal(1))
    assert found.value is not None
    assert open_ends.least <= found.value <= open_ends.most


@pytest.mark.parametrize("value", ["-0.01", "1.01"])
def test_a_share_outside_nought_to_one_is_refused(value: str) -> None:
    with pytest.raises(BadAnswer):
        merit_by_maturity([Answer("DIGITALISASI", maturity=Decimal(value))], LAW)
    with pytest.raises(BadAnswer):
        merit_by_maturity([], LAW, engagement=Decimal(value))
