import numpy as np
import pytest

from takar.psychometrics.irt.scoring import marginal_reliability, person_scores, reliability
from takar.psychometrics.responses import Responses
from tests.psychometrics.irt.scoring.invented import answered, binary


@pytest.mark.parametrize("method", ["EAP", "MAP", "WLE"])
def test_it_is_the_squared_correlation_with_the_truth(method: str) -> None:
    items = binary(40)
    theta = np.random.default_rng(1).normal(size=8000)
    scores = person_scores(items, answered(items, theta), method=method)  # type: ignore[arg-type]
    found = reliability(scores)
    assert found.value == pytest.approx(np.corrcoef(scores.theta, theta)[0, 1] ** 2, abs=0.015)
    assert (found.n_used, found.n_excluded) == (8000, 0)


def test_who_has_no_finite_ability_is_left_out_and_told() -> None:
    items = binary(5)
    scores = person_scores(items, answered(items, np.linspace(-2, 2, 200)), method="ML")
    found = reliability(scores)
    assert found.n_excluded == np.isnan(scores.theta).sum() > 0
    assert str(found.n_excluded) in str(found.reasons[0])


def test_equal_scores_have_no_reliability() -> None:
    items = binary(3)
    same = Responses.from_array([[1, 0, 1]] * 4, items=["i1", "i2", "i3"], categories=[2] * 3)
    found = reliability(person_scores(items, same))
    assert found.value == pytest.approx(0, abs=1e-9) or found.value is None


def test_the_marginal_figure_agrees_with_what_is_seen() -> None:
    items = binary(40)
    theta = np.random.default_rng(2).normal(size=8000)
    seen = reliability(person_scores(items, answered(items, theta))).value
    assert marginal_reliability(items) == pytest.approx(seen, abs=0.02)
    assert marginal_reliability(items, sd=2.0) > marginal_reliability(items)


def test_a_row_that_counts_twice_is_two_persons() -> None:
    items = binary(6)
    one = answered(items, np.linspace(-2, 2, 50))
    twice = Responses.from_array(np.vstack([one.answers, one.answers]), items=one.items)
    weighted = Responses.from_array(one.answers, items=one.items, weights=np.full(50, 2.0))
    found, other = (reliability(person_scores(items, given)) for given in (twice, weighted))
    assert found.value == pytest.approx(other.value, abs=1e-12)
    assert found.n_used == other.n_used == 100
