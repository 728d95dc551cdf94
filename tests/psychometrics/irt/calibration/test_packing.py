import numpy as np
import pytest

from takar.psychometrics.irt.calibration.packing import packed


def rows_of(
    answers: list[list[int]], weights: list[float] | None = None
) -> list[tuple[list[int], float]]:
    found = packed(
        np.array(answers, dtype=np.int16),
        None if weights is None else np.array(weights),
        None,
        (2,) * len(answers[0]),
    )
    return sorted(zip(found.answers.tolist(), found.weights.tolist(), strict=True))


def test_equal_rows_are_kept_once_where_that_halves_them() -> None:
    assert rows_of([[0, 1], [0, 1], [0, 1], [1, 1]]) == [([0, 1], 3.0), ([1, 1], 1.0)]


def test_rows_are_left_alone_where_little_would_be_won() -> None:
    assert len(rows_of([[0, 1], [0, 1], [1, 0], [1, 1]])) == 4


def test_weights_of_equal_rows_are_added() -> None:
    assert rows_of([[0, 1], [0, 1]], [2.0, 0.5]) == [([0, 1], 2.5)]


def test_a_gap_is_not_a_wrong_answer() -> None:
    assert len(rows_of([[0, -1], [0, 0], [0, -1], [0, 0], [0, -1], [0, 0]])) == 2


def test_rows_are_sorted_by_group_and_booklet() -> None:
    answers = np.array([[1, -1], [0, 1], [1, -1], [1, 1], [0, 0]], dtype=np.int16)
    groups = np.array([1, 0, 0, 0, 1], dtype=np.int32)
    found = packed(answers, None, groups, (2, 2))
    assert found.cell_group == (0, 0, 1, 1)
    assert np.diff(found.starts).tolist() in ([1, 2, 1, 1], [2, 1, 1, 1])
    for cell, (group, rows) in enumerate(found.cells()):
        assert ((found.answers[rows] >= 0) == found.cell_given[cell]).all()
        assert (found.row_group[rows] == group).all()


@pytest.mark.parametrize("largest", [1, 8, 4096])
def test_codes_say_what_was_answered(largest: int) -> None:
    rng = np.random.default_rng(1)
    answers = rng.integers(-1, 3, (50, 7)).astype(np.int16)
    found = packed(answers, None, None, (3,) * 7)
    parcels = found.parcels(largest)
    assert sorted(item for parcel in parcels for item in parcel.items) == list(range(7))
    assert all(parcel.size <= max(largest, 4) for parcel in parcels)
    for parcel, codes in zip(parcels, found.codes_of(parcels), strict=True):
        told = parcel.state_of[codes]
        seen = found.answers[:, list(parcel.items)]
        assert (np.where(told == 3, -1, told) == seen).all()
        assert (parcel.points_of((3,) * 7)[codes] == np.maximum(seen, 0)).all()


def test_categories_are_counted_with_their_weights() -> None:
    cells = np.array([[0, 2], [1, -1], [1, 2]], dtype=np.int16)
    plain = packed(cells, None, None, (2, 3))
    assert plain.taken.tolist() == [[1, 2, 0], [0, 0, 2]]
    weighted = packed(cells, np.array([1.0, 2, 3]), None, (2, 3))
    assert weighted.taken.tolist() == [[1, 5, 0], [0, 0, 4]]
