import numpy as np

from takar.synthetic.records.rows import first_of_each, repeated


def test_nobody_with_a_count_of_zero_has_a_row() -> None:
    assert repeated(np.array([0, 2, 0, 1])).tolist() == [1, 1, 3]


def test_rows_differ_when_one_of_their_keys_differs() -> None:
    owner, title = np.array([1, 1, 1, 2]), np.array([-1, 7, -1, -1])
    assert first_of_each(owner, title).tolist() == [True, True, False, True]


def test_no_rows_have_no_repetitions() -> None:
    none = np.array([], dtype=np.int64)
    assert first_of_each(none, none).tolist() == []
