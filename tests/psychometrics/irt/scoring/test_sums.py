import numpy as np
import pytest

from takar.psychometrics.irt.scoring import sum_score_table
from takar.psychometrics.irt.scoring.sums import score_shares
from tests.psychometrics.irt.scoring.invented import MIXED, binary, every_pattern, likelihoods


def test_the_table_is_what_all_patterns_together_say() -> None:
    responses = every_pattern(MIXED)
    theta = np.linspace(-10, 10, 4001)
    density = np.exp(-(theta**2) / 2) / np.sqrt(2 * np.pi) * (theta[1] - theta[0])
    weights = likelihoods(MIXED, responses, theta) * density
    sums = responses.answers.sum(axis=1)
    found = sum_score_table(MIXED)
    assert found.scores.tolist() == list(range(12))
    for score in range(12):
        mine = weights[sums == score].sum(axis=0)
        assert found.share[score] == pytest.approx(mine.sum(), abs=1e-9)
        mean = mine @ theta / mine.sum()
        assert found.theta[score] == pytest.approx(mean, abs=1e-7)
        assert found.se[score] == pytest.approx(
            np.sqrt(mine @ theta**2 / mine.sum() - mean**2), abs=1e-7
        )


def test_more_points_are_never_a_lower_ability() -> None:
    found = sum_score_table(binary(60, model="3PL"))
    assert (np.diff(found.theta) > 0).all()
    assert found.share.sum() == pytest.approx(1, abs=1e-9)


def test_shares_at_each_ability_add_up() -> None:
    shares = score_shares(binary(12), np.array([-3.0, 0.0, 3.0]))
    assert shares.shape == (13, 3)
    assert shares.sum(axis=0) == pytest.approx(1, abs=1e-12)
