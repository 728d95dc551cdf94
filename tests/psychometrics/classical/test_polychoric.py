import numpy as np
import pytest
from scipy.stats import multivariate_normal, norm

from takar.psychometrics.classical.bivariate import density, lower_corner
from takar.psychometrics.classical.points import TooLittleToAnalyse, points_of
from takar.psychometrics.classical.polychoric import polychoric, smoothed
from takar.psychometrics.responses import Gap, Responses


@pytest.mark.parametrize("rho", [-0.95, -0.3, 0.0, 0.5, 0.8, 0.95])
def test_corners_agree_with_a_slow_integral(rho: float) -> None:
    plane = multivariate_normal(cov=[[1, rho], [rho, 1]])
    for h, k in ((0.0, 0.0), (-1.0, 0.5), (2.0, -2.0), (0.3, 0.3)):
        assert float(lower_corner(h, k, rho)) == pytest.approx(plane.cdf([h, k]), abs=1e-7)
        assert float(density(h, k, rho)) == pytest.approx(plane.pdf([h, k]), rel=1e-9)


def test_corners_at_their_limits() -> None:
    assert float(lower_corner(0, 0, 0.5)) == pytest.approx(0.25 + np.arcsin(0.5) / (2 * np.pi))
    assert float(lower_corner(np.inf, 0.4, 0.7)) == pytest.approx(norm.cdf(0.4))
    assert float(lower_corner(-np.inf, 0.4, 0.7)) < 1e-290
    assert float(lower_corner(1.0, 0.4, 0.0)) == pytest.approx(norm.cdf(1) * norm.cdf(0.4))


def test_even_splits_have_a_closed_form() -> None:
    table = np.array([[40, 10], [10, 40]])
    answers = np.repeat([[0, 0], [0, 1], [1, 0], [1, 1]], table.ravel(), axis=0)
    found = polychoric(points_of(Responses.from_array(answers)))
    assert found.correlations[0, 1] == pytest.approx(np.sin(2 * np.pi * (0.4 - 0.25)), abs=1e-9)
    assert found.has_converged


def test_correlations_behind_graded_answers_are_found() -> None:
    chance = np.random.default_rng(2)
    behind = chance.multivariate_normal(
        [0, 0, 0], [[1, 0.6, 0.2], [0.6, 1, -0.4], [0.2, -0.4, 1]], size=30_000
    )
    answers = np.column_stack(
        [
            np.digitize(behind[:, 0], [-1, 0, 1]),
            behind[:, 1] > 0.5,
            np.digitize(behind[:, 2], [0, 2]),
        ]
    )
    found = polychoric(points_of(Responses.from_array(answers.astype(int))))
    assert found.correlations[[0, 0, 1], [1, 2, 2]] == pytest.approx([0.6, 0.2, -0.4], abs=0.02)
    assert found.thresholds[0] == pytest.approx([-1, 0, 1], abs=0.03)
    assert found.gradient < 1e-6


def test_gaps_by_design_and_unused_categories_change_nothing() -> None:
    chance = np.random.default_rng(3)
    behind = chance.multivariate_normal([0, 0], [[1, 0.5], [0.5, 1]], size=2000)
    answers = (behind > 0).astype(int)
    before = polychoric(points_of(Responses.from_array(answers))).correlations
    more = np.vstack([answers * [1, 2], [[int(Gap.NOT_GIVEN)] * 2]])
    after = polychoric(points_of(Responses.from_array(more, categories=[2, 5]))).correlations
    assert after == pytest.approx(before, abs=1e-10)


def test_an_empty_cell_does_not_send_the_correlation_to_one() -> None:
    answers = [[0, 0]] * 30 + [[1, 0]] * 10 + [[1, 1]] * 20
    found = polychoric(points_of(Responses.from_array(answers)))
    assert 0.7 < found.correlations[0, 1] < 0.99


def test_an_item_of_one_category_is_refused_by_name() -> None:
    with pytest.raises(TooLittleToAnalyse, match="Butir 2"):
        polychoric(points_of(Responses.from_array([[0, 1], [1, 1]])))


def test_smoothing_leaves_a_good_matrix_alone_and_mends_a_bad_one() -> None:
    good = np.array([[1, 0.5], [0.5, 1]])
    assert smoothed(good) is good
    bad = np.array([[1, 0.9, -0.9], [0.9, 1, 0.9], [-0.9, 0.9, 1.0]])
    mended = smoothed(bad)
    assert np.linalg.eigvalsh(mended)[0] > 0
    assert np.diag(mended) == pytest.approx(1)
