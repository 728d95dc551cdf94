import numpy as np
import pytest

from takar.psychometrics.raters.generalizability import (
    BadSize,
    GStudy,
    d_study,
    variance_components,
)
from tests.psychometrics.raters.generalizability.test_components import (
    BRENNAN,
    COLUMN,
    PERSON,
    TASK,
    invented,
)


@pytest.fixture(scope="module")
def brennan() -> GStudy:
    return variance_components(BRENNAN.ravel(), {"ratee": PERSON, "method": TASK, "rater": COLUMN})


@pytest.fixture(scope="module")
def crossed() -> GStudy:
    levels, (person, rater, task) = invented(3, (12, 4, 5))
    return variance_components(levels, {"ratee": person, "rater": rater, "competency": task})


def test_three_tasks_with_four_raters_are_worth_what_brennan_found(brennan: GStudy) -> None:
    [row] = d_study(brennan, raters=(4,), methods=(3,))
    assert (round(row.e_rho2 or 0, 2), round(row.phi or 0, 2)) == (0.55, 0.46)


def test_the_coefficients_follow_the_formula(crossed: GStudy) -> None:
    size = {name: part.estimate for name, part in crossed.components.items()}
    [row] = d_study(crossed, raters=(2,), competencies=3)
    relative = size["ratee*rater"] / 2 + size["ratee*competency"] / 3 + size["residual"] / 6
    absolute = relative + size["rater"] / 2 + size["competency"] / 3 + size["rater*competency"] / 6
    assert row.sem_relative == pytest.approx(np.sqrt(relative))
    assert row.sem_absolute == pytest.approx(np.sqrt(absolute))
    assert row.e_rho2 == pytest.approx(size["ratee"] / (size["ratee"] + relative))
    assert row.phi == pytest.approx(size["ratee"] / (size["ratee"] + absolute))


def test_the_table_holds_every_number_of_raters_and_of_methods(brennan: GStudy) -> None:
    table = d_study(brennan)
    assert [(row.raters, row.methods) for row in table] == [
        (raters, methods) for raters in range(1, 6) for methods in range(1, 5)
    ]


def test_a_facet_the_study_does_not_know_counts_once(crossed: GStudy) -> None:
    assert {row.methods for row in d_study(crossed)} == {1}


def test_more_raters_and_methods_never_are_worth_less(brennan: GStudy) -> None:
    table = {(row.raters, row.methods): row for row in d_study(brennan)}
    for (raters, methods), row in table.items():
        for more in ((raters + 1, methods), (raters, methods + 1)):
            if more in table:
                assert (table[more].e_rho2 or 0) >= (row.e_rho2 or 0)
                assert table[more].sem_absolute <= row.sem_absolute


def test_the_same_competencies_for_all_are_truth_and_not_error(crossed: GStudy) -> None:
    size = {name: part.estimate for name, part in crossed.components.items()}
    [row] = d_study(crossed, raters=(2,), competencies=5, fixed=("competency",))
    truth = size["ratee"] + size["ratee*competency"] / 5
    error = size["ratee*rater"] / 2 + size["residual"] / 10
    assert row.e_rho2 == pytest.approx(truth / (truth + error))


def test_where_each_ratee_meets_other_raters_severity_is_error(crossed: GStudy) -> None:
    [same] = d_study(crossed, raters=(2,))
    [other] = d_study(crossed, raters=(2,), differing=("rater",))
    assert (other.e_rho2 or 0) < (same.e_rho2 or 0)
    assert other.sem_absolute == same.sem_absolute


def test_the_errors_are_those_of_small_changes(crossed: GStudy) -> None:
    """The delta method: slopes by moving each component a little."""

    def coefficient(sigma: np.ndarray) -> float:
        size = dict(zip(crossed.components, sigma, strict=True))
        wrong = size["ratee*rater"] / 2 + size["ratee*competency"] / 5 + size["residual"] / 10
        return float(size["ratee"] / (size["ratee"] + wrong))

    sigma = np.array([part.estimate for part in crossed.components.values()])
    steps = 1e-6 * np.eye(sigma.size)
    slopes = np.array([(coefficient(sigma + s) - coefficient(sigma - s)) / 2e-6 for s in steps])
    [row] = d_study(crossed, raters=(2,))
    assert row.e_rho2_se == pytest.approx(np.sqrt(slopes @ crossed.covariance @ slopes), rel=1e-6)


def test_fewer_than_one_rater_is_refused(brennan: GStudy) -> None:
    with pytest.raises(BadSize):
        d_study(brennan, raters=(0,))
