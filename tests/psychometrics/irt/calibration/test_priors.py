import numpy as np
import pytest

from takar.psychometrics.irt.calibration import Prior
from takar.psychometrics.irt.calibration.design import Design
from takar.psychometrics.irt.calibration.place import Place
from takar.psychometrics.irt.calibration.priors import add_prior, log_prior

DESIGN = Design(("a", "b", "c", "d"), ("3PL", "GPCM", "1PL", "PCM"), (2, 3, 2, 3), {})
ROWS = np.array([[1.2, 0.3, 0, -1.0], [0.7, 0.3, -0.4, 0], [0.9, 1, 0, 0], [0.9, 0.5, -1, 0]])


def place_of(rows: np.ndarray) -> Place:
    return Place(DESIGN, rows, np.zeros(1), np.ones(1))


@pytest.mark.parametrize("prior", [Prior(), Prior(beta=(5, 17)), Prior(0.2, 0.4, 1.5)])
def test_slopes_and_curvatures_are_those_of_the_belief(prior: Prior) -> None:
    slope, curve = np.zeros((4, 4)), np.zeros((4, 4, 4))
    add_prior(prior, place_of(ROWS), slope, curve, exact=True)
    step = 1e-4
    for item, number in zip(*np.nonzero(DESIGN.real), strict=True):
        ends = []
        for sign in (1, -1):
            rows = ROWS.copy()
            rows[item, number] += sign * step
            ends.append(log_prior(prior, place_of(rows)))
        here = log_prior(prior, place_of(ROWS))
        assert slope[item, number] == pytest.approx((ends[0] - ends[1]) / (2 * step), abs=1e-6)
        bend = -(ends[0] + ends[1] - 2 * here) / step**2
        assert curve[item, number, number] == pytest.approx(bend, abs=1e-5)


def test_the_belief_is_lognormal_in_the_slope() -> None:
    design = Design(("a",), ("2PL",), (2,), {})

    def height(a: float) -> float:
        return log_prior(Prior(), Place(design, np.array([[a, 0.0]]), np.zeros(1), np.ones(1)))

    told = [-np.log(a) - np.log(a) ** 2 / (2 * 0.25) for a in (0.5, 2.0)]
    assert height(0.5) - height(2.0) == pytest.approx(told[0] - told[1])
    assert height(0.0) == height(-1.0) == -np.inf


def test_a_common_slope_is_believed_once() -> None:
    pair = Design(("a", "b"), ("1PL", "1PL"), (2, 2), {})
    alone = Design(("a",), ("1PL",), (2,), {})
    rows = np.array([[1.7, 0.0], [1.7, 0.0]])
    both = log_prior(Prior(), Place(pair, rows, np.zeros(1), np.ones(1)))
    one = log_prior(Prior(), Place(alone, rows[:1], np.zeros(1), np.ones(1)))
    assert both == pytest.approx(one)


def test_without_a_belief_nothing_is_added() -> None:
    slope, curve = np.zeros((4, 4)), np.zeros((4, 4, 4))
    add_prior(None, place_of(ROWS), slope, curve)
    assert log_prior(None, place_of(ROWS)) == 0
    assert not slope.any()
    assert not curve.any()
