from itertools import product

import numpy as np
import pyarrow as pa
import pytest

from takar.psychometrics.raters.agreement import icc
from takar.psychometrics.raters.generalizability import d_study, g_study
from takar.psychometrics.raters.ratings import Ratings
from takar.psychometrics.raters.reliability import (
    BadWeights,
    composite_reliability,
    effective_weights,
    jpm_error,
    reliability_of,
)

Row = tuple[str, str, str, str, float]


def rated(rows: list[Row]) -> Ratings:
    names = ("ratee", "competency", "rater", "method", "level")
    return Ratings.of(pa.table(dict(zip(names, zip(*rows, strict=True), strict=True))))


def full(*, people: int = 40, raters: int = 3, competencies: int = 4, halo: float = 0.0) -> Ratings:
    """Return ratings where every assessor rates everybody on everything in one interview."""
    chance = np.random.default_rng(2)
    truth = chance.normal(0, 1, people)
    strict = chance.normal(0, 0.6, raters)
    special = chance.normal(0, 0.5, (people, competencies))
    seen = chance.normal(0, halo, (people, raters)) if halo else np.zeros((people, raters))
    return rated(
        [
            (
                f"P{p:03}",
                f"K{c}",
                f"A{r}",
                "WAWANCARA",
                float(truth[p] - strict[r] + special[p, c] + seen[p, r] + chance.normal(0, 0.7)),
            )
            for p, r, c in product(range(people), range(raters), range(competencies))
        ]
    )


def panels(*, severity: float, people: int = 120) -> Ratings:
    """Return ratings where each ratee meets two of twenty assessors."""
    chance = np.random.default_rng(3)
    truth, strict = chance.normal(0, 1, people), chance.normal(0, severity, 20)
    return rated(
        [
            (
                f"P{p:03}",
                f"K{c}",
                f"A{r:02}",
                "WAWANCARA",
                float(truth[p] - strict[r] + chance.normal(0, 0.5)),
            )
            for p in range(people)
            for r in chance.choice(20, 2, replace=False)
            for c in range(3)
        ]
    )


def test_one_competency_rated_by_all_is_the_correlation_of_the_mean() -> None:
    ratings = full()
    found = reliability_of(ratings).competencies["K1"]
    part = ratings.kept(np.flatnonzero(ratings.competency == 1))
    table = part.level[np.lexsort((part.rater, part.ratee))].reshape(40, 3)
    assert found.coefficient == pytest.approx(icc(table).icc3k.value, rel=1e-6)
    assert found.phi == pytest.approx(icc(table).icc2k.value, rel=1e-6)


def test_the_overall_mean_is_the_decision_study_of_the_same_design() -> None:
    ratings = full()
    found = reliability_of(ratings).overall
    [row] = d_study(g_study(ratings), raters=(3,), fixed=("competency",))
    assert found.coefficient == pytest.approx(row.e_rho2, rel=1e-9)
    assert found.se == pytest.approx(row.e_rho2_se, rel=1e-9)
    assert found.sem == pytest.approx(row.sem_relative, rel=1e-9)
    assert found.sem_absolute == pytest.approx(row.sem_absolute, rel=1e-9)


def test_severity_is_error_as_far_as_ratees_meet_other_assessors() -> None:
    mild, strict = (reliability_of(panels(severity=size)).overall for size in (0.0, 1.0))
    assert (strict.coefficient or 0) < (mild.coefficient or 0) - 0.1
    assert strict.sem == pytest.approx(strict.sem_absolute, rel=0.05)


def test_errors_that_go_together_leave_the_composite_less_reliable() -> None:
    found = reliability_of(full(people=150, halo=1.0))
    assert (found.overall.coefficient or 0) < (found.independent or 0) - 0.1


def test_a_competency_without_weight_does_not_count() -> None:
    ratings = full()
    found = reliability_of(ratings, {"K0": 1.0, "K1": 0.0, "K2": 0.0, "K3": 0.0})
    [row] = d_study(g_study(ratings), raters=(3,), competencies=1, fixed=("competency",))
    assert found.overall.sem == pytest.approx(row.sem_relative, rel=1e-9)


def test_weights_count_by_their_share() -> None:
    ratings = full()
    one = reliability_of(ratings, {"K0": 1, "K1": 1, "K2": 2, "K3": 0})
    two = reliability_of(ratings, {"K0": 5, "K1": 5, "K2": 10, "K3": 0})
    assert one.overall == two.overall
    assert sum(one.weights.values()) == pytest.approx(1)


def test_the_error_of_the_jpm_is_in_percent_of_what_is_required() -> None:
    found = reliability_of(full(), required={"K0": 3, "K1": 3, "K2": 4, "K3": 2})
    assert found.sem_jpm == pytest.approx(100 * 4 * (found.overall.sem or 0) / 12)
    by_person = jpm_error([found.overall.sem or 0], [12], competencies=4)
    assert by_person[0] == pytest.approx(found.sem_jpm)


def test_without_what_is_required_the_jpm_has_no_error() -> None:
    assert reliability_of(full()).sem_jpm is None
    assert reliability_of(full(), required={"K0": 3}).sem_jpm is None


def test_who_met_more_assessors_has_the_smaller_error() -> None:
    ratings = full()
    alone = (ratings.ratee == 0) & (ratings.rater > 0)
    found = reliability_of(ratings.kept(np.flatnonzero(~alone))).ratee_sem
    assert found[0] > 1.4 * found[1]


def test_a_ratee_without_one_of_the_competencies_has_a_gap() -> None:
    ratings = full()
    missing = (ratings.ratee == 0) & (ratings.competency == 1)
    found = reliability_of(ratings.kept(np.flatnonzero(~missing)))
    assert np.isnan(found.ratee_sem[0])
    assert np.isfinite(found.ratee_sem[1:]).all()


def test_the_order_of_rows_does_not_matter() -> None:
    ratings = panels(severity=0.5)
    mixed = ratings.kept(np.random.default_rng(1).permutation(len(ratings)))
    one, two = reliability_of(ratings), reliability_of(mixed)
    assert one.overall.coefficient == pytest.approx(two.overall.coefficient, rel=1e-8)
    assert one.ratee_sem == pytest.approx(two.ratee_sem, rel=1e-7)


def test_one_assessor_for_each_ratee_says_why_there_is_no_coefficient() -> None:
    chance = np.random.default_rng(4)
    ratings = rated(
        [
            (f"P{p}", f"K{c}", f"A{p % 3}", "WAWANCARA", float(chance.normal()))
            for p in range(12)
            for c in range(3)
        ]
    )
    found = reliability_of(ratings)
    assert found.overall.coefficient is None
    assert "satu asesor" in str(found.overall.because)
    assert "sekali" in str(found.competencies["K0"].because)


def test_equal_ratings_say_that_nothing_varies() -> None:
    rows: list[Row] = [(f"P{p}", "K0", f"A{r}", "LGD", 3.0) for p in range(4) for r in range(2)]
    found = reliability_of(rated(rows))
    assert found.overall.coefficient is None
    assert "sama" in str(found.overall.because)


def test_weights_that_do_not_fit_are_refused() -> None:
    for weights in ({"X": 1.0}, {"K0": -1.0, "K1": 2.0}, {"K0": 0.0}):
        with pytest.raises(BadWeights):
            reliability_of(full(people=5), weights)


def test_parallel_parts_are_stepped_up_as_mosier_and_spearman_brown_say() -> None:
    parts = 0.6 * np.ones((4, 4)) + 0.4 * np.eye(4)
    found = composite_reliability(parts, np.full(4, 0.4), np.full(4, 0.25))
    assert found == pytest.approx(4 * 0.6 / (1 + 3 * 0.6))


def test_errors_that_go_together_are_counted_together() -> None:
    observed = np.ones((2, 2)) + np.eye(2)
    apart = composite_reliability(observed, [1, 1], [1, 1])
    together = composite_reliability(observed, [[1, 0.5], [0.5, 1]], [1, 1])
    assert (apart, together) == pytest.approx((4 / 6, 3 / 6))


def test_effective_weights_add_up_to_one_and_follow_the_spread() -> None:
    found = effective_weights(np.diag([4.0, 1.0]), [0.5, 0.5])
    assert found.tolist() == pytest.approx([0.8, 0.2])
    with pytest.raises(BadWeights):
        effective_weights(np.eye(2), [1.0])
