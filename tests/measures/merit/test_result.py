from decimal import Decimal
from fractions import Fraction

import pytest

from takar.measures.merit import NotComparable, difference, merit_by_maturity, merit_by_points
from tests.measures.merit.made import LAW, levels, maturity


def test_results_of_two_instruments_are_never_compared() -> None:
    old = merit_by_points(levels(4), LAW)
    new = merit_by_maturity(maturity("0.8"), LAW, engagement=Decimal("0.8"))
    with pytest.raises(NotComparable):
        difference(old, new)


def test_a_difference_has_ends_where_the_results_have() -> None:
    before = merit_by_maturity(maturity("0.6"), LAW, engagement=Decimal("0.6"))
    after = merit_by_maturity(maturity("0.8"), LAW, engagement=Decimal("0.8"))
    assert difference(before, after) == (Fraction("0.2"), Fraction("0.2"))
    unknown = merit_by_maturity(maturity("0.8"), LAW)
    assert difference(before, unknown) == (Fraction(0), Fraction("0.25"))
