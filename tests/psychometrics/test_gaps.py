import numpy as np
import pytest

from takar.psychometrics.gaps import BadResponses, Gap, whole


def test_whole_numbers_of_any_kind_become_small_ones() -> None:
    for kind in (np.int8, np.int64, np.float32, np.bool_):
        assert whole(np.array([[0, 1]], dtype=kind)).dtype == np.int16


@pytest.mark.parametrize("cell", [0.5, np.nan, np.inf, min(Gap) - 1, 40_000, 1j])
def test_what_is_no_whole_number_or_too_far_is_refused(cell: complex) -> None:
    with pytest.raises(BadResponses):
        whole(np.array([[1, cell]]))


def test_every_gap_is_allowed() -> None:
    assert whole(np.array([list(Gap)])).tolist() == [[-1, -2, -3]]
