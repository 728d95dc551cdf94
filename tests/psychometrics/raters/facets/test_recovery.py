"""Known severities come back, and intervals hold what they promise."""

import numpy as np
import pytest

from takar.psychometrics.raters.facets import ManyFacet
from takar.psychometrics.raters.severity import is_severity_real
from tests.psychometrics.raters.simulated import Day, world

pytestmark = pytest.mark.slow
REPLICATIONS = 100


def covered(truth: np.ndarray, found: np.ndarray, error: np.ndarray) -> float:
    return float(np.mean(np.abs(found - truth) < 1.96 * error))


@pytest.mark.parametrize("model", [ManyFacet(), ManyFacet(raters="fixed")])
def test_severities_come_back_and_intervals_cover(model: ManyFacet) -> None:
    severity, ability, errors = [], [], []
    for seed in range(REPLICATIONS):
        drawn = world(Day(ratees=200, raters=12), seed=seed)
        fit = model.fit(drawn.ratings)
        severity.append(covered(drawn.severity, fit.severity, fit.severity_se))
        ability.append(covered(drawn.ability, fit.ratee, fit.ratee_se))
        errors.append(np.mean((fit.severity - drawn.severity) ** 2))
    assert 0.925 < np.mean(severity) < 0.97
    assert 0.925 < np.mean(ability) < 0.97
    assert np.sqrt(np.mean(errors)) < 0.17


def test_the_spread_of_severities_comes_back() -> None:
    for truth in (0.3, 0.8):
        found = [
            ManyFacet().fit(world(Day(raters=20, severity=truth), seed=s).ratings).severity_sd
            for s in range(20)
        ]
        assert np.mean(np.array(found, dtype=float) ** 2) == pytest.approx(truth**2, rel=0.15)


@pytest.mark.parametrize(("rotating", "is_open"), [(0.05, False), (0.5, True)])
def test_unequal_panels_need_means_of_their_own(rotating: float, is_open: bool) -> None:
    day = Day(ratees=2000, raters=80, competencies=9, teams=True, unequal=0.7, rotating=rotating)
    drawn = world(day, seed=3)
    ratings = drawn.ratings
    raw = np.bincount(ratings.ratee, ratings.level)
    naive, random = ManyFacet(panels="none").fit(ratings), ManyFacet().fit(ratings)
    reached = [np.corrcoef(one, drawn.ability)[0, 1] for one in (raw, naive.ratee, random.ratee)]
    assert reached[2] > max(reached[:2])
    assert 0.9 < covered(drawn.ability, random.ratee, random.ratee_se) < 0.97
    assert 0.87 < covered(drawn.severity, random.severity, random.severity_se) < 0.99
    assert is_severity_real(naive.design, naive).applies is is_open
    assert is_severity_real(random.design, random).applies


def test_halo_destroys_the_precision_that_the_model_states() -> None:
    day = Day(ratees=600, raters=20, competencies=9)
    whole, coloured = (world(Day(**{**day.__dict__, "halo": halo}), seed=1) for halo in (0.0, 0.7))
    reached = []
    for drawn in (whole, coloured):
        fit = ManyFacet().fit(drawn.ratings)
        reached.append(covered(drawn.ability, fit.ratee, fit.ratee_se))
    assert reached[0] > 0.92
    assert reached[1] < 0.8
