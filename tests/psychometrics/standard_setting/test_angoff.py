import numpy as np
import pytest

from takar.psychometrics.irt.models import ItemParameters
from takar.psychometrics.standard_setting import BadJudgements, angoff, failing

ITEMS = tuple(ItemParameters(f"B{k}", "2PL", 1.2, (-1.2 * b,)) for k, b in enumerate((-1, 0, 1.5)))


def test_the_cut_is_the_mean_of_what_judges_expect_in_all() -> None:
    """Totals 1.5, 1.8 and 2.1: mean 1.8, error 0.3 over the root of three."""
    found = angoff([[0.7, 0.5, 0.3], [0.8, 0.6, 0.4], [0.9, 0.7, 0.5]])
    assert found.value == pytest.approx(1.8)
    assert found.se == pytest.approx(0.3 / 3**0.5)
    assert found.parts == pytest.approx((1.5, 1.8, 2.1))
    assert "Hanya 3" in str(found.reasons[0])
    assert angoff([[0.5, 0.5]] * 5).reasons == ()


def test_one_judge_gives_a_line_without_an_error() -> None:
    found = angoff([[0.7, 0.5]])
    assert found.value == pytest.approx(1.2)
    assert (found.se, found.interval) == (None, None)


def test_a_judge_who_speaks_by_the_curves_is_wholly_consistent() -> None:
    curves = [float(item.expected(0.4)[0]) for item in ITEMS]
    [judge] = angoff([curves], parameters=ITEMS).judges
    assert judge.theta == pytest.approx(0.4, abs=1e-9)
    assert judge.consistency == pytest.approx(1.0, abs=1e-9)
    [other] = angoff([curves[::-1]], parameters=ITEMS).judges
    assert other.theta == pytest.approx(0.4, abs=1e-9)
    assert other.consistency is not None
    assert other.consistency < 0.7


def test_a_judge_is_compared_with_the_shares_right() -> None:
    found = angoff([[0.8, 0.5, 0.2], [0.2, 0.5, 0.8], [0.5, 0.5, 0.5]], difficulty=[0.9, 0.5, 0.1])
    assert [judge.correlation for judge in found.judges] == [
        pytest.approx(1),
        pytest.approx(-1),
        None,
    ]


def test_a_score_beyond_the_items_has_no_ability() -> None:
    [judge] = angoff([[1.0, 1.0, 1.0]], parameters=ITEMS).judges
    assert (judge.theta, judge.consistency) == (None, None)


@pytest.mark.parametrize("wrong", [[[0.5, 1.01]], [[0.5, -0.01]], [[0.5, np.nan]], [[]]])
def test_judgements_beyond_an_item_or_missing_are_refused(wrong: list[list[float]]) -> None:
    with pytest.raises(BadJudgements):
        angoff(wrong)


def test_items_of_several_points_may_expect_them() -> None:
    assert angoff([[1.5, 0.5]], most=[2, 1]).value == pytest.approx(2.0)
    with pytest.raises(BadJudgements):
        angoff([[2.1, 0.5]], most=[2, 1])
    with pytest.raises(BadJudgements):
        angoff([[1.0, 0.5]], most=[2])


def test_who_reaches_the_cut_does_not_fail() -> None:
    assert failing([4, 5, 6, 7], 5) == 0.25
