import numpy as np
import pytest

from takar.psychometrics.raters.facets import ManyFacet
from takar.psychometrics.raters.facets.robust import ratee_scores, robust_errors
from tests.psychometrics.raters.simulated import Day, thinned, world

FIXED = ManyFacet(raters="fixed", panels="none")


@pytest.mark.parametrize("lost", [0.0, 0.3])
def test_scores_of_all_ratees_add_up_to_a_flat_slope(lost: float) -> None:
    day = Day(ratees=150, raters=6, methods=2, teams=True, rotating=0.4)
    ratings = thinned(world(day, seed=1).ratings, lost, seed=1)
    fit = ManyFacet(raters="fixed", panels="fixed").fit(ratings)
    scores = ratee_scores(fit)
    assert scores.shape[0] == 150
    assert np.abs(scores.sum(axis=0)).max() < 1e-5


@pytest.mark.parametrize("model", [FIXED, ManyFacet()])
def test_errors_from_scores_agree_with_those_from_the_information(model: ManyFacet) -> None:
    fit = model.fit(world(Day(ratees=3000, raters=8), seed=1).ratings)
    other = robust_errors(fit)
    assert other.scores == pytest.approx(fit.severity_se, rel=0.12)
    assert other.sandwich == pytest.approx(fit.severity_se, rel=0.12)


@pytest.mark.slow
def test_the_sandwich_holds_under_halo_where_the_model_does_not() -> None:
    stated, robust = [], []
    for seed in range(20):
        drawn = world(Day(ratees=400, raters=12, competencies=9, halo=0.7), seed)
        fit = FIXED.fit(drawn.ratings)
        off = np.abs(fit.severity - drawn.severity * 0.87)  # a halo flattens the whole scale
        stated.append(np.mean(off < 1.96 * fit.severity_se))
        robust.append(np.mean(off < 1.96 * robust_errors(fit).sandwich))
    assert np.mean(stated) < 0.85
    assert np.mean(robust) > 0.9
