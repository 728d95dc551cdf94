from decimal import Decimal

import pytest

from takar.web.exam_results.rules.borders import error_of, is_near
from takar.web.exam_results.rules.cuts import Cuts

POINTS = Cuts.model_validate({"on": "POINTS", "levels": {"1": "0", "2": "10"}})
PERCENT = Cuts.model_validate({"on": "PERCENT", "levels": {"1": "0", "2": "50"}})


def test_a_score_one_error_from_a_cut_is_near_and_further_away_is_not() -> None:
    assert is_near(Decimal(8), Decimal(20), POINTS, 2.0)
    assert is_near(Decimal(12), Decimal(20), POINTS, 2.0)
    assert not is_near(Decimal("7.99"), Decimal(20), POINTS, 2.0)


def test_cuts_in_percent_are_as_near_as_those_in_points() -> None:
    assert is_near(Decimal(8), Decimal(20), PERCENT, 2.0)
    assert not is_near(Decimal("7.9"), Decimal(20), PERCENT, 2.0)


def test_a_gap_is_near_to_nothing_and_neither_is_anybody_without_an_error() -> None:
    assert not is_near(None, Decimal(20), POINTS, 2.0)
    assert not is_near(Decimal(10), Decimal(20), POINTS, None)
    assert not is_near(Decimal(0), Decimal(0), POINTS, 2.0)


def test_the_error_grows_as_the_test_is_less_reliable() -> None:
    points = [Decimal(one) for one in (2, 4, 6)]
    assert error_of(points, 0.75) == pytest.approx(1.0)
    assert error_of(points, 1.0) is None
    assert error_of(points, -0.2) is None
    assert error_of(points, None) is None
    assert error_of(points[:1], 0.5) is None
