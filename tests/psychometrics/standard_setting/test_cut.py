import pytest

from takar.psychometrics.standard_setting import Cut
from takar.psychometrics.standard_setting.cut import mean_error


def test_the_error_of_a_mean_by_hand() -> None:
    """4, 6 and 8: standard deviation 2, over the root of three."""
    assert mean_error([4.0, 6.0, 8.0]) == pytest.approx(2 / 3**0.5)
    assert mean_error([4.0]) is None


def test_the_interval_is_two_errors_wide_on_either_side() -> None:
    assert Cut("X", 10.0, 1.0, (), 3).interval == pytest.approx((8.04004, 11.95996), abs=1e-5)
    assert Cut("X", 10.0, None, (), 1).interval is None
    assert Cut("X", None, None, (), 1).interval is None
