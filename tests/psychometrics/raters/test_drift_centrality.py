import numpy as np

from takar.psychometrics.raters.drift_centrality import _holm


def test_the_smallest_p_is_held_against_all_tests_the_next_against_the_rest() -> None:
    assert _holm(np.array([0.6, 0.016, 0.024])).tolist() == [False, True, True]
    assert _holm(np.array([0.6, 0.017, 0.001])).tolist() == [False, True, True]
    assert _holm(np.array([0.6, 0.017, 0.024])).tolist() == [False, False, False]
    assert _holm(np.array([0.01, 0.01, 0.01])).tolist() == [True, True, True]
