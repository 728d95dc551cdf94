"""Known severities come back, and intervals hold what they promise."""

import numpy as np
import pytest

from takar.psychometrics.raters.drift import halo
from takar.psychometrics.raters.facets import ManyFacet, NotIdentified
from takar.psychometrics.raters.ratings import BadRatings
from takar.psychometrics.raters.severity import is_severity_real
from tests.psychometrics.raters.simulated import Day, thinned, world

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


def test_halo_destroys_the_precision_the_model_states_and_its_own_errors_mend_it() -> None:
    day = Day(ratees=600, raters=20, competencies=9)
    whole, coloured = (world(Day(**{**day.__dict__, "halo": sd}), seed=1) for sd in (0.0, 0.7))
    reached = []
    for drawn in (whole, coloured):
        fit = ManyFacet().fit(drawn.ratings)
        reached.append(covered(drawn.ability, fit.ratee, fit.ratee_se))
        found = halo(drawn.ratings, fit)
        assert found is not None
        reached.append(covered(drawn.ability, fit.ratee, found.ratee_se))
    assert min(reached[0], reached[1]) > 0.92
    assert reached[2] < 0.8
    assert reached[3] > 0.88


def test_any_small_day_is_either_measured_or_refused() -> None:
    rng = np.random.default_rng(11)
    measured = 0
    for seed in range(30):
        day = Day(
            ratees=int(rng.choice([3, 8, 20])),
            raters=int(rng.choice([2, 3, 4])),
            competencies=int(rng.choice([1, 2, 5])),
            levels=int(rng.choice([2, 3, 9])),
            methods=int(rng.choice([1, 2])),
            ability=float(rng.choice([0, 1.5, 5])),
            severity=float(rng.choice([0, 2])),
        )
        ratings = thinned(world(day, seed).ratings, float(rng.choice([0, 0.5])), seed)
        try:
            fit = ManyFacet().fit(ratings)
        except (NotIdentified, BadRatings):
            continue
        measured += 1
        assert fit.loglik < 0
        assert np.isfinite(fit.ratee[np.unique(ratings.ratee)]).all()
        assert np.isfinite(fit.severity_se[np.unique(ratings.rater)]).all()
        assert str(is_severity_real(fit.design, fit).because)
    assert measured > 20


def test_no_leap_leads_into_the_void() -> None:
    # An extrapolation once went to a spread of 1,600 logits, where a coarse grid flattered it.
    drawn = world(
        Day(ratees=20, raters=2, competencies=9, levels=9, severity=2, unequal=1, halo=0.7), 517123
    )
    fit = ManyFacet().fit(drawn.ratings)
    assert fit.has_converged
    assert fit.loglik < -400
    assert fit.ability_sd < 3
