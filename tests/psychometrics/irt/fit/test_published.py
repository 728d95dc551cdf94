"""Fit of a law admission test, section 7, as the documentation of R's mirt prints it."""

import pytest

from takar.psychometrics.irt.calibration import Calibration, IrtFit
from takar.psychometrics.irt.fit import m2, s_x2
from tests.psychometrics.classical.published import lsat7


@pytest.fixture(scope="module")
def fit() -> IrtFit:
    """The two-parameter model of section 7."""
    return Calibration("2PL").fit(lsat7())


def test_m2(fit: IrtFit) -> None:
    found = m2(fit.items, lsat7())
    assert found.m2 == pytest.approx(11.938, abs=2e-3)
    assert found.df == 5
    assert found.p == pytest.approx(0.0357, abs=1e-4)
    assert found.rmsea == pytest.approx(0.0372, abs=1e-4)
    assert found.srmsr == pytest.approx(0.0320, abs=1e-4)


def test_s_x2(fit: IrtFit) -> None:
    found = s_x2(fit.items, lsat7()).items
    assert [one.x2 for one in found] == pytest.approx(
        [4.749, 14.451, 1.270, 5.237, 0.941], abs=4e-3
    )
    assert [one.df for one in found] == [2] * 5
    assert [one.p for one in found] == pytest.approx([0.093, 0.001, 0.530, 0.073, 0.625], abs=1e-3)
