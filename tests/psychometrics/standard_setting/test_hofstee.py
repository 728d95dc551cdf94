import numpy as np
import pytest

from takar.psychometrics.standard_setting import BadJudgements, Bounds, hofstee

EVEN = np.arange(1000) / 10
"""Scores spread evenly from 0 to 100: the share below a score is a hundredth of it."""


def test_the_compromise_by_hand() -> None:
    """From (20, .5) to (60, .1): failing .7 - cut / 100 meets cut / 100 at 35."""
    found = hofstee(EVEN, [Bounds(20, 60, 0.1, 0.5)])
    assert found.value == pytest.approx(35, abs=0.11)
    assert found.se is None


def test_judges_are_averaged_and_their_middles_give_the_error() -> None:
    found = hofstee(EVEN, [Bounds(10, 50, 0.0, 0.4), Bounds(30, 70, 0.2, 0.6)])
    assert found.value == pytest.approx(35, abs=0.11)
    assert found.parts == (30, 50)
    assert found.se == pytest.approx(10.0)


@pytest.mark.parametrize(
    "bounds", [Bounds(60, 80, 0.1, 0.3), Bounds(5, 10, 0.3, 0.5), Bounds(60, 60, 0.1, 0.3)]
)
def test_where_scores_allow_no_compromise_there_is_no_cut(bounds: Bounds) -> None:
    found = hofstee(EVEN, [bounds])
    assert (found.value, found.has_converged) == (None, False)
    assert "kompromi" in str(found.reasons[0])


@pytest.mark.parametrize(
    "bounds",
    [[], [Bounds(60, 20, 0.1, 0.5)], [Bounds(20, 60, 0.5, 0.1)], [Bounds(20, 60, 0.1, 1.1)]],
)
def test_bounds_the_wrong_way_round_are_refused(bounds: list[Bounds]) -> None:
    with pytest.raises(BadJudgements):
        hofstee(EVEN, bounds)
