import numpy as np
import pytest

from takar.psychometrics.dif import logistic_dif
from takar.psychometrics.dif.logistic import nested
from tests.psychometrics.dif.invented import sat


def test_an_even_difference_is_told_from_a_changing_one() -> None:
    found = logistic_dif(sat(4000, 3, harder={3: 1.3}, steeper={8: 2.0}))
    even, changing = found.of("4"), found.of("9")
    assert even.is_flagged
    assert changing.is_flagged
    assert even.p_uniform is not None
    assert even.p_nonuniform is not None
    assert changing.p_nonuniform is not None
    assert even.p_uniform < 1e-6 < even.p_nonuniform
    assert changing.p_nonuniform < 1e-6
    assert set(found.flagged) == {"4", "9"}


@pytest.mark.slow
def test_no_more_false_alarms_than_asked_for() -> None:
    p = [item.p for seed in range(40) for item in logistic_dif(sat(800, seed)).items]
    assert 0.03 < np.mean(np.array(p) < 0.05) < 0.075


def test_significance_without_size_is_class_a() -> None:
    found = logistic_dif(sat(6000, 3, harder={3: 0.45})).of("4")
    assert found.p_adjusted < 0.001
    assert (found.category, found.is_flagged) == ("A", False)


def test_the_wide_limits_forgive_more() -> None:
    answers = sat(4000, 3, harder={3: 1.3})
    assert logistic_dif(answers).of("4").category in {"B", "C"}
    assert logistic_dif(answers, cuts="zumbo_thomas").of("4").category == "A"


def test_several_points_are_taken_as_ordered() -> None:
    found = logistic_dif(sat(2500, 2, harder={3: 1.2}, points=3))
    assert found.has_converged
    assert found.of("4").p < 1e-6


def test_chi_squares_of_nested_models_add_up() -> None:
    cells = np.array([[[9, 4], [8, 3]], [[7, 8], [9, 4]], [[3, 12], [5, 9]]], dtype=float)
    found = nested(cells, np.array([0.0, 1.0, 2.0]))
    assert found.uniform + found.nonuniform == pytest.approx(found.both, abs=1e-6)
    assert 0 <= found.gained < 1


def test_groups_told_apart_without_error_still_have_finite_figures() -> None:
    cells = np.array([[[9, 0], [0, 8]], [[7, 0], [0, 9]], [[6, 0], [0, 9]]], dtype=float)
    found = nested(cells, np.array([0.0, 1.0, 2.0]))
    assert found.has_converged
    assert np.isfinite(found.both)
    assert found.uniform > 20


def test_an_item_nobody_answers_differently_says_nothing() -> None:
    cells = np.array([[[9, 0], [8, 0]], [[7, 0], [9, 0]]], dtype=float)
    found = nested(cells, np.array([0.0, 1.0]))
    assert not found.has_converged
    assert np.isnan(found.both)
