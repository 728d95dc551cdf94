from dataclasses import replace

import numpy as np
import pytest

from takar.psychometrics.raters.facets import ManyFacet, ManyFacetFit, NotConnected, NotIdentified
from takar.psychometrics.raters.ratings import BadRatings, Numbers, Ratings
from tests.psychometrics.raters.facets import plain
from tests.psychometrics.raters.simulated import Day, thinned, with_levels, world

FIXED = ManyFacet(raters="fixed", panels="none")


def lsat6() -> Ratings:
    """Return answers with the sufficient statistics of section 6 of the LSAT.

    924, 709, 553, 763, 870 right on the five items; 3, 20, 85, 237, 357, 298 people with 0 to 5
    right (Bock and Lieberman 1970, Psychometrika 35, 179-197). Under a common slope the likelihood
    depends on nothing else, so who answered which item right is free, and invented here.
    """
    left = np.array([924, 709, 553, 763, 870])
    answers = []
    for score, people in reversed(list(enumerate((3, 20, 85, 237, 357, 298)))):
        for _ in range(people):
            right = np.argsort(-left, kind="stable")[:score]
            left[right] -= 1
            answers.append(np.isin(np.arange(5), right))
    assert left.tolist() == [0] * 5
    ratee, item = (axis.ravel() for axis in np.indices((1000, 5)))
    nobody = np.zeros(5000, dtype=np.int32)
    return Ratings(
        ratee=ratee.astype(np.int32),
        competency=item.astype(np.int32),
        rater=nobody,
        method=nobody,
        level=np.array(answers).ravel().astype(float),
        ratees=tuple(f"{place:04d}" for place in range(1000)),
        competencies=tuple("12345"),
        raters=("kunci",),
        methods=("tes",),
    )


def test_the_published_values_of_lsat_6_come_out() -> None:
    fit = ManyFacet().fit(lsat6())
    # Rizopoulos (2006), Journal of Statistical Software 17(5): common slope .7551.
    assert fit.loglik == pytest.approx(-2466.94, abs=0.005)
    assert fit.ability_sd == pytest.approx(0.7551, abs=5e-5)
    published = [-3.6153, -1.3224, -0.3176, -1.7301, -2.7802]
    assert fit.competency / fit.ability_sd == pytest.approx(published, abs=1e-4)


def test_a_general_optimiser_on_the_whole_table_finds_the_same() -> None:
    drawn = world(Day(ratees=40, raters=4, competencies=2, levels=3), seed=4)
    ratings = thinned(drawn.ratings, 0.2, seed=1)
    loglik, severity, spread = plain.fitted(ratings, levels=3)
    fit = FIXED.fit(ratings)
    assert fit.loglik == pytest.approx(loglik, abs=1e-3)
    assert fit.severity == pytest.approx(severity, abs=2e-3)
    assert fit.ability_sd == pytest.approx(spread, abs=2e-3)


def test_the_log_likelihood_is_the_one_of_the_whole_table() -> None:
    ratings = world(Day(ratees=60, raters=5), seed=3).ratings
    fit = ManyFacet().fit(ratings)
    assert fit.loglik == pytest.approx(
        plain.loglik(ratings, fit.severity, fit.thresholds, fit.ability_sd), abs=1e-6
    )


def test_a_search_that_ended_has_a_flat_slope_and_a_fine_grid() -> None:
    for model in (ManyFacet(), FIXED, ManyFacet(steps="rating_scale")):
        fit = model.fit(world(Day(teams=True, unequal=0.7), seed=8).ratings)
        assert fit.has_converged
        assert fit.gradient < 1e-8
        assert abs(fit.grid_change) < 1e-3
        assert not fit.warnings


def test_a_coarse_grid_is_not_called_converged() -> None:
    ratings = world(Day(), seed=8).ratings
    fit = ManyFacet(nodes=21).fit(ratings)
    assert abs(fit.grid_change) > 1e-3
    assert not fit.has_converged
    assert "belum konvergen" in str(fit.warnings[0])
    assert ManyFacet(nodes=81).fit(ratings).has_converged


@pytest.mark.parametrize("ability", [0.5, 1.5, pytest.param(5.0, marks=pytest.mark.slow)])
def test_a_finer_grid_changes_nothing(ability: float) -> None:
    ratings = world(Day(ability=ability), seed=2).ratings
    fit = FIXED.fit(ratings)
    finer = replace(FIXED, nodes=4 * fit.nodes).fit(ratings)
    assert fit.loglik == pytest.approx(finer.loglik, abs=1e-3)
    assert fit.ability_sd == pytest.approx(finer.ability_sd, abs=1e-4)


def test_nested_models_never_fit_better_than_what_holds_them() -> None:
    for seed in range(4):
        day = Day(ratees=80, raters=6, methods=2, teams=True, unequal=0.5, rotating=0.3)
        ratings = world(day, seed=seed).ratings
        one = replace(ratings, rater=np.zeros_like(ratings.rater), raters=("semua",))
        scale: Numbers = np.array(
            [
                ManyFacet(panels="none", steps="rating_scale").fit(one).loglik,
                ManyFacet(panels="none", steps="rating_scale").fit(ratings).loglik,
                replace(FIXED, steps="rating_scale").fit(ratings).loglik,
                FIXED.fit(ratings).loglik,
                replace(FIXED, panels="random").fit(ratings).loglik,
                replace(FIXED, panels="fixed").fit(ratings).loglik,
            ]
        )
        assert (np.diff(scale) > -1e-6).all(), scale


def same(one: ManyFacetFit, other: ManyFacetFit) -> None:
    assert one.loglik == pytest.approx(other.loglik, abs=1e-6)
    assert one.severity == pytest.approx(other.severity, abs=1e-6)
    assert one.ratee == pytest.approx(other.ratee, abs=1e-6)
    assert one.severity_se == pytest.approx(other.severity_se, rel=1e-4)
    assert one.fair == pytest.approx(other.fair, abs=1e-6)


def test_the_order_of_the_rows_says_nothing() -> None:
    ratings = thinned(world(Day(), seed=5).ratings, 0.3, seed=2)
    order = np.random.default_rng(1).permutation(len(ratings))
    same(ManyFacet().fit(ratings), ManyFacet().fit(ratings.kept(order)))


def test_the_names_say_nothing() -> None:
    ratings = world(Day(), seed=5).ratings
    order = np.random.default_rng(1).permutation(len(ratings.raters))
    other = replace(ratings, rater=order[ratings.rater].astype(np.int32))
    one, two = ManyFacet().fit(ratings), ManyFacet().fit(other)
    assert one.loglik == pytest.approx(two.loglik, abs=1e-6)
    assert one.severity == pytest.approx(two.severity[order], abs=1e-6)


def test_the_numbers_of_the_levels_say_nothing_of_severity() -> None:
    ratings = world(Day(), seed=5).ratings
    other = with_levels(ratings, ratings.level * 0.5 + 7)
    one, two = ManyFacet().fit(ratings), ManyFacet().fit(other)
    assert one.severity == pytest.approx(two.severity, abs=1e-9)
    assert two.fair == pytest.approx(one.fair * 0.5 + 7, abs=1e-9)


def test_a_weight_is_as_many_people() -> None:
    ratings = world(Day(ratees=60, raters=4), seed=6).ratings
    times = np.random.default_rng(3).integers(1, 4, 60)
    rows = np.concatenate(
        [np.flatnonzero(ratings.ratee == one) for one in np.repeat(range(60), times)]
    )
    copies = np.concatenate(
        [
            np.full((ratings.ratee == one).sum(), place)
            for place, one in enumerate(np.repeat(range(60), times))
        ]
    )
    names = tuple(f"{place:03d}" for place in range(times.sum()))
    expanded = replace(ratings.kept(rows), ratee=copies.astype(np.int32), ratees=names)
    one, two = FIXED.fit(ratings, weights=times), FIXED.fit(expanded)
    assert one.loglik == pytest.approx(two.loglik, abs=1e-6)
    assert one.severity == pytest.approx(two.severity, abs=1e-6)
    assert one.severity_se == pytest.approx(two.severity_se, rel=1e-4)
    assert one.ratee == pytest.approx(two.ratee[np.cumsum(times) - 1], abs=1e-6)
    assert one.rater_fit.infit == pytest.approx(two.rater_fit.infit, abs=1e-6)


def test_the_same_ratings_give_the_same_bits() -> None:
    ratings = world(Day(), seed=5).ratings
    one, two = ManyFacet().fit(ratings), ManyFacet().fit(ratings)
    assert one.severity.tobytes() == two.severity.tobytes()
    assert one.loglik == two.loglik


def test_severities_methods_and_panels_sum_to_zero() -> None:
    fit = ManyFacet().fit(world(Day(methods=3, teams=True, rotating=0.4), seed=1).ratings)
    for effects in (fit.severity, fit.method, fit.panel):
        assert effects.sum() == pytest.approx(0, abs=1e-9)
    assert fit.method[0] < fit.method[1] < fit.method[2]


def test_a_name_without_ratings_has_no_numbers() -> None:
    ratings = world(Day(), seed=1).ratings
    rest = ratings.kept((ratings.ratee != 7) & (ratings.rater != 3) & (ratings.competency != 2))
    fit = ManyFacet().fit(rest)
    assert np.isnan([fit.ratee[7], fit.severity[3], fit.competency[2], fit.fair[7, 0]]).all()
    assert np.isnan(fit.fair[:, 2]).all()
    assert np.isfinite(np.delete(fit.severity, 3)).all()
    assert np.isnan(fit.rater_fit.infit[3])


def test_ratees_with_nothing_but_the_highest_level_are_finite() -> None:
    ratings = world(Day(), seed=1).ratings
    level = ratings.level.copy()
    level[ratings.ratee == 4], level[ratings.ratee == 5] = 5, 1
    fit = ManyFacet().fit(with_levels(ratings, level))
    for kind in ("MAP", "WLE"):
        measured = fit.measures(kind)
        assert np.isfinite(measured.ability).all()
        assert measured.ability[4] > 2 > -2 > measured.ability[5]
    assert fit.ratee[4] > np.quantile(fit.ratee, 0.98)


def test_a_level_nobody_gave_keeps_its_place_on_the_scale() -> None:
    ratings = world(Day(), seed=1).ratings
    without = ratings.kept(ratings.level != 3)
    fit = ManyFacet().fit(without)
    assert fit.levels.tolist() == [1, 2, 3, 4, 5]
    assert np.isnan(fit.thresholds[:, 1]).all()
    assert fit.fair.max() < 5
    gap = 1 + 2 * np.isin(without.level, (4, 5)) + (without.level % 3 == 2) * 1.0
    assert gap.max() == 4  # the same ratings on a scale of four levels have other scores
    wider = ManyFacet(levels=(0, 1, 2, 3, 4, 5, 6)).fit(without)
    assert wider.loglik == pytest.approx(fit.loglik, abs=1e-6)
    assert len(wider.levels) == 7


def test_a_competency_may_lack_a_level_that_others_have() -> None:
    ratings = world(Day(), seed=1).ratings
    lacking = ratings.kept((ratings.competency != 0) | (ratings.level < 4))
    for steps in ("partial_credit", "rating_scale"):
        fit = ManyFacet(steps=steps).fit(lacking)
        assert fit.has_converged
        assert fit.categories.counts[0, 3:].tolist() == [0, 0]
        assert np.isnan(fit.thresholds[0, 3]) == (steps == "partial_credit")


def test_a_competency_on_which_all_are_alike_says_nothing() -> None:
    ratings = world(Day(), seed=1).ratings
    alike = with_levels(ratings, np.where(ratings.competency == 0, 5.0, ratings.level))
    rest = ratings.kept(ratings.competency != 0)
    for steps in ("partial_credit", "rating_scale"):
        one = ManyFacet(steps=steps).fit(alike)
        two = ManyFacet(steps=steps).fit(rest)
        assert one.loglik == pytest.approx(two.loglik, abs=1e-6)
        assert one.fair[:, 0] == pytest.approx(np.full(200, 5.0))


def test_a_rater_of_one_level_is_finite_and_named() -> None:
    ratings = world(Day(), seed=1).ratings
    lenient = with_levels(ratings, np.where(ratings.rater == 2, 5.0, ratings.level))
    for model in (ManyFacet(), FIXED):
        fit = model.fit(lenient)
        assert fit.has_converged
        assert np.isfinite(fit.severity).all()
        assert np.argmin(fit.severity) == 2
        assert any("a00002" in str(one) for one in fit.warnings)


def test_a_network_in_parts_is_refused_with_fixed_raters_and_flagged_with_random_ones() -> None:
    ratings = world(Day(teams=True, rotating=0.0, raters=4), seed=1).ratings
    with pytest.raises(NotConnected, match="2 kelompok") as refused:
        FIXED.fit(ratings)
    assert "menilai sedikitnya" in str(refused.value.hint)
    fit = ManyFacet().fit(ratings)
    assert fit.has_converged
    assert any("terputus" in str(one) for one in fit.warnings)


def test_fixed_effects_that_cannot_be_told_apart_are_refused() -> None:
    ratings = world(Day(ratees=60, raters=4), seed=1).ratings
    own_method = replace(ratings, method=(ratings.rater // 2).astype(np.int32), methods=("x", "y"))
    with pytest.raises(NotIdentified, match="tidak cukup"):
        FIXED.fit(own_method)
    assert ManyFacet().fit(own_method).has_converged


def test_ratees_all_alike_are_said_to_be() -> None:
    ratings = world(Day(ability=0.0, ratees=100), seed=3).ratings
    fit = ManyFacet().fit(ratings)
    assert fit.ability_sd < 0.15
    assert np.isfinite(fit.severity_se).all()


def test_one_rater_and_one_competency_are_enough() -> None:
    ratings = world(Day(), seed=1).ratings
    fit = ManyFacet().fit(ratings.kept((ratings.rater == 0) & (ratings.competency == 0)))
    assert fit.severity[0] == 0
    assert fit.chi_square.df == 0


def test_a_level_off_the_scale_is_refused() -> None:
    ratings = world(Day(), seed=1).ratings
    assert ManyFacet(levels=(1, 2, 3, 4, 5)).fit(ratings).levels[-1] == 5
    with pytest.raises(BadRatings, match=r"Level 5\.0 tidak ada"):
        ManyFacet(levels=(1, 2, 3, 4)).fit(ratings)
    with pytest.raises(BadRatings, match="bernilai sama"):
        ManyFacet().fit(with_levels(ratings, np.full(len(ratings), 3.0)))


def test_a_rating_given_twice_counts_twice() -> None:
    ratings = world(Day(ratees=60, raters=4), seed=6).ratings
    twice = ratings.kept(np.sort(np.append(np.arange(len(ratings)), np.arange(0, 300, 7))))
    fit = FIXED.fit(twice)
    assert fit.has_converged
    assert fit.loglik == pytest.approx(
        plain.loglik(twice, fit.severity, fit.thresholds, fit.ability_sd), abs=1e-6
    )


def test_more_raters_than_ratees_are_no_obstacle() -> None:
    fit = ManyFacet().fit(world(Day(ratees=8, raters=12), seed=6).ratings)
    assert fit.has_converged
    assert any("kurang dari 10 asesi" in str(one) for one in fit.warnings)


def test_parameters_and_deviance_are_counted() -> None:
    fit = FIXED.fit(world(Day(methods=2), seed=6).ratings)
    assert fit.parameters == 9 + 1 + 5 * 4 + 1  # raters, method, steps, spread
    assert fit.deviance == -2 * fit.loglik
