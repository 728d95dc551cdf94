import numpy as np
import pytest

from takar.psychometrics.security import BadTimes, rapid_answers


def hasty(last: float) -> list[list[float]]:
    """Nineteen calm answers of ten seconds to one item, and one other."""
    return [[10.0]] * 19 + [[last]]


@pytest.mark.parametrize(("seconds", "is_rapid"), [(0.9, True), (0.99, True), (1.1, False)])
def test_a_tenth_of_the_mean_time_is_the_limit(seconds: float, is_rapid: bool) -> None:
    found = rapid_answers(hasty(seconds), known=[10.0])
    assert bool(found.is_rapid[19, 0]) is is_rapid
    assert found.limit[0] == pytest.approx(1.0)


def test_the_limit_itself_is_not_rapid() -> None:
    assert not rapid_answers([[1.0]], known=[10.0]).is_rapid.any()


def test_no_limit_is_longer_than_ten_seconds() -> None:
    assert rapid_answers([[200.0], [400.0]]).limit[0] == 10.0


def test_effort_is_the_share_of_answers_that_were_not_rapid() -> None:
    seconds = np.full((3, 10), 20.0)
    seconds[0, :1] = 0.5
    seconds[1, :2] = 0.5
    seconds[2, :] = np.nan
    found = rapid_answers(seconds, known=[20.0] * 10)
    assert found.effort[:2] == pytest.approx([0.9, 0.8])
    assert np.isnan(found.effort[2])
    assert found.little == (1,)  # nine tenths is enough
    assert (found.n_used, found.n_excluded) == (2, 1)
    assert "Tanyakan" in str(found.says(1, "Putri"))
    assert "2 butir" in str(found.says(1, "Putri"))


def test_rapid_and_right_is_told_from_rapid_and_guessed() -> None:
    seconds = np.full((40, 2), 20.0)
    seconds[:8] = 1.0
    right = np.zeros((40, 2))
    right[:8, 0], right[:2, 1], right[20:, :] = 1, 1, 1
    found = rapid_answers(seconds, right=right)
    assert found.right_when_rapid is not None
    assert found.right_otherwise is not None
    assert found.right_when_rapid.tolist() == [1.0, 0.25]
    assert found.right_otherwise == pytest.approx([20 / 32, 20 / 32])


@pytest.mark.parametrize("wrong", [[[0.0]], [[-1.0]], [[np.nan]], [1.0]])
def test_times_that_are_none_are_refused(wrong: list[list[float]]) -> None:
    with pytest.raises(BadTimes):
        rapid_answers(wrong)
