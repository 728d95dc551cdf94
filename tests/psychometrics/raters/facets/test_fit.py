import numpy as np
import pytest
from scipy import stats

from takar.psychometrics.raters.facets import ManyFacet
from takar.psychometrics.raters.facets.precision import separation_of_fixed, separation_of_random
from tests.psychometrics.raters.simulated import Day, thinned, with_levels, world

FIXED = ManyFacet(raters="fixed", panels="none")


def test_mean_squares_of_ratings_that_follow_the_model_are_about_one() -> None:
    fit = FIXED.fit(world(Day(ratees=600, raters=12), seed=2).ratings)
    for squares in (fit.rater_fit, fit.competency_fit, fit.ratee_fit):
        assert squares.infit.mean() == pytest.approx(1, abs=0.02)
        assert squares.outfit.mean() == pytest.approx(1, abs=0.05)
    assert fit.rater_fit.ratings.sum() == 6000
    assert np.abs(fit.rater_fit.infit_z).max() < 3.5


def test_a_rater_who_rates_at_random_misfits() -> None:
    ratings = world(Day(ratees=300), seed=2).ratings
    by_lot = np.random.default_rng(1).integers(1, 6, len(ratings)).astype(float)
    erratic = with_levels(ratings, np.where(ratings.rater == 6, by_lot, ratings.level))
    squares = FIXED.fit(erratic).rater_fit
    assert np.argmax(squares.infit) == np.argmax(squares.outfit) == 6
    assert squares.infit[6] > 1.4
    assert squares.infit_z[6] > 5


def test_fair_levels_rise_with_ability_and_lie_on_the_scale() -> None:
    drawn = world(Day(severity=1.0), seed=2)
    fit = ManyFacet().fit(drawn.ratings)
    assert ((fit.fair > 1) & (fit.fair < 5)).all()
    assert stats.spearmanr(fit.fair_overall, fit.ratee).statistic > 0.999
    assert fit.fair_overall == pytest.approx(fit.fair.mean(axis=1))
    assert (fit.fair_overall_se > 0).all()


def test_fair_levels_undo_severity() -> None:
    drawn = world(Day(severity=1.0, ratees=400), seed=2)
    ratings, fit = drawn.ratings, ManyFacet().fit(drawn.ratings)
    raw = np.bincount(ratings.ratee, ratings.level) / np.bincount(ratings.ratee)
    seen_by_severe = np.bincount(ratings.ratee, drawn.severity[ratings.rater])
    assert np.corrcoef(raw, seen_by_severe)[0, 1] < -0.25
    left = fit.ratee - drawn.ability
    assert abs(np.corrcoef(left, seen_by_severe)[0, 1]) < 0.12
    assert (
        np.corrcoef(fit.fair_overall, drawn.ability)[0, 1] > np.corrcoef(raw, drawn.ability)[0, 1]
    )


def test_fair_levels_are_where_an_average_assessor_would_put_them() -> None:
    drawn = world(Day(ratees=300, severity=1.0), seed=4)
    fit = ManyFacet().fit(drawn.ratings)
    steps = drawn.ability[:, None, None] - drawn.thresholds[None]
    logits = np.concatenate([np.zeros((300, 5, 1)), np.cumsum(steps, axis=2)], axis=2)
    chance = np.exp(logits) / np.exp(logits).sum(axis=2, keepdims=True)
    truth = chance @ np.arange(1, 6)
    covered = np.abs(fit.fair - truth) < 1.96 * fit.fair_se
    assert 0.91 < covered.mean() < 0.98


def test_the_mode_lies_near_the_mean_and_warms_estimate_farther_out() -> None:
    fit = ManyFacet().fit(world(Day(ratees=300), seed=2).ratings)
    mode, warm = fit.measures("MAP"), fit.measures("WLE")
    assert np.abs(mode.ability - fit.ratee).max() < 0.25
    assert warm.ability.std() > mode.ability.std()
    assert (warm.se > mode.se).all()


def test_an_ability_is_less_sure_where_severities_are() -> None:
    fit = ManyFacet().fit(world(Day(ratees=60, raters=10), seed=2).ratings)
    assert (fit.ratee_se > fit.ratee_sd).all()


def test_levels_are_told_with_how_often_and_to_whom() -> None:
    ratings = world(Day(), seed=2).ratings
    use = ManyFacet().fit(ratings).categories
    first = ratings.level[ratings.competency == 0]
    assert use.counts[0].tolist() == [(first == level).sum() for level in range(1, 6)]
    assert (np.diff(use.average[0]) > 0).all()
    assert use.is_ordered.all()


def test_thresholds_out_of_order_are_told() -> None:
    ratings = world(Day(), seed=2).ratings
    rarely_three = ratings.kept((ratings.level != 3) | (np.arange(len(ratings)) % 12 == 0))
    assert not ManyFacet().fit(rarely_three).categories.is_ordered.any()


@pytest.mark.slow
def test_equal_severities_are_rejected_no_more_than_chance_allows() -> None:
    p = [
        model.fit(
            world(Day(ratees=60, raters=6, competencies=3, severity=0), seed=s).ratings
        ).chi_square.p
        for s in range(40)
        for model in (FIXED, ManyFacet())
    ]
    assert stats.kstest(p[::2], "uniform").pvalue > 0.01
    assert stats.kstest(p[1::2], "uniform").pvalue > 0.01


def test_random_and_fixed_raters_are_tested_alike() -> None:
    ratings = world(Day(), seed=2).ratings
    fixed, random = FIXED.fit(ratings).chi_square, ManyFacet().fit(ratings).chi_square
    assert fixed.df == random.df == 9
    assert random.value == pytest.approx(fixed.value, rel=0.1)
    assert fixed.p < 1e-6


def test_separation_follows_from_spread_and_error() -> None:
    values, errors = np.array([-1.0, 0.0, 1.0]), np.full(3, 0.6)
    fixed = separation_of_fixed(values, errors)
    assert fixed.reliability == pytest.approx(1 - 0.36)
    assert fixed.separation == pytest.approx(0.8 / 0.6)
    assert fixed.strata == pytest.approx((4 * 0.8 / 0.6 + 1) / 3)
    random = separation_of_random(values, errors)
    assert random.reliability == pytest.approx(1 / 1.36)
    assert separation_of_fixed(values, np.full(3, 2.0)).reliability == 0


def test_lost_ratings_are_no_obstacle() -> None:
    drawn = world(Day(ratees=400), seed=2)
    fit = ManyFacet().fit(thinned(drawn.ratings, 0.4, seed=1))
    assert fit.has_converged
    assert np.corrcoef(fit.severity, drawn.severity)[0, 1] > 0.9
