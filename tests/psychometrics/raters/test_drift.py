from dataclasses import replace

import numpy as np
import pytest

from takar.psychometrics.raters.drift import centrality, drift, halo
from takar.psychometrics.raters.facets import ManyFacet
from takar.psychometrics.raters.facets.cells import pairs_within
from tests.psychometrics.raters.simulated import Day, world

DAY = Day(ratees=400, raters=12, competencies=9)


def test_raters_who_grow_severer_are_found() -> None:
    ratings = world(replace(DAY, drift=0.2), seed=1).ratings
    found = drift(ratings, ManyFacet().fit(ratings))
    assert found is not None
    assert found.joint.p < 1e-6
    assert found.joint.df == 12
    assert found.slope[:3] == pytest.approx([0.2] * 3, abs=0.1)
    assert np.abs(found.slope[3:]).max() < 0.12
    assert (found.p[:3] < 0.01).all()


@pytest.mark.slow
def test_slopes_cover_the_truth_and_no_drift_is_no_drift() -> None:
    covered, p = [], []
    for seed in range(15):
        ratings = world(replace(DAY, competencies=4), seed).ratings
        found = drift(ratings, ManyFacet().fit(ratings))
        assert found is not None
        covered.append(np.mean(np.abs(found.slope) < 1.96 * found.slope_se))
        p.append(found.joint.p)
    assert 0.9 < np.mean(covered) < 0.99
    assert sum(one < 0.05 for one in p) <= 3


def test_without_moments_there_is_no_drift_to_tell() -> None:
    ratings = world(DAY, seed=1).ratings
    fit = ManyFacet().fit(ratings)
    assert drift(replace(ratings, moment=None), fit) is None
    assert drift(replace(ratings, moment=np.full(len(ratings), np.nan)), fit) is None


def test_a_rater_without_moments_has_no_slope_and_harms_nobody() -> None:
    ratings = world(DAY, seed=1).ratings
    assert ratings.moment is not None
    partly = replace(ratings, moment=np.where(ratings.rater == 4, np.nan, ratings.moment))
    found = drift(partly, ManyFacet().fit(ratings))
    assert found is not None
    assert np.isnan(found.slope[4])
    assert np.isfinite(np.delete(found.slope, 4)).all()
    assert found.joint.df == 11


@pytest.mark.slow
def test_impressions_are_found_and_none_where_there_are_none() -> None:
    for seed in range(3):
        plain, coloured = (world(replace(DAY, halo=sd), seed).ratings for sd in (0.0, 0.7))
        none, found = (halo(one, ManyFacet().fit(one)) for one in (plain, coloured))
        assert none is not None
        assert found is not None
        assert abs(none.variance) < 3 * none.variance_se
        assert none.sd < 0.25
        assert 0.45 < found.sd < 0.8
        assert found.p < 1e-6
        assert found.correlation > 0.15
        assert np.nanmin(found.rater_variance) > 0


def test_halo_needs_ratees_seen_by_two() -> None:
    ratings = world(DAY, seed=1).ratings
    alone = ratings.kept(ratings.rater == 0)
    assert halo(alone, ManyFacet().fit(alone)) is None


def test_raters_who_keep_to_the_middle_are_found() -> None:
    ratings = world(replace(DAY, central=(1, 5)), seed=1).ratings
    found = centrality(ratings, ManyFacet().fit(ratings))
    assert np.flatnonzero(found.is_central).tolist() == [1, 5]
    assert found.is_extreme.sum() <= 1  # one may stand out beside two who hold back
    assert (found.slope[[1, 5]] < 0.85).all()
    assert (found.sd_ratio[[1, 5]] < 0.9).all()
    assert found.levels_used.max() == 5


@pytest.mark.slow
def test_raters_who_follow_the_model_are_not_called_central() -> None:
    for seed in range(4):
        ratings = world(DAY, seed).ratings
        found = centrality(ratings, ManyFacet().fit(ratings))
        assert found.is_central.sum() + found.is_extreme.sum() <= 1
        assert found.slope.mean() == pytest.approx(1, abs=0.03)


def test_pairs_are_all_pairs_of_a_group() -> None:
    first, second = pairs_within(np.array([0, 0, 2, 3, 3, 3], dtype=np.int32))
    found = sorted(zip(first.tolist(), second.tolist(), strict=True))
    groups = ([0, 1], [2], [3, 4, 5])
    assert found == sorted((one, two) for group in groups for one in group for two in group)
