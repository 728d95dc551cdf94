from math import exp, log, sqrt

import numpy as np
import pytest

from takar.psychometrics.dif.tables import odds, points

BERKELEY = np.array(
    [
        # rejected, admitted: men, then women; departments A to F, autumn 1973
        [[313, 512], [19, 89]],
        [[207, 353], [8, 17]],
        [[205, 120], [391, 202]],
        [[279, 138], [244, 131]],
        [[138, 53], [299, 94]],
        [[351, 22], [317, 24]],
    ],
    dtype=float,
)


def test_the_admissions_of_berkeley_give_the_published_odds() -> None:
    """Bickel, Hammel and O'Connell (1975): common odds ratio 0.9047, 0.7719 to 1.0603."""
    found = odds(BERKELEY)
    assert found.ratio == pytest.approx(0.9046968, abs=1e-6)
    assert found.chi == pytest.approx(1.4269, abs=1e-4)
    error = found.delta_se / 2.35
    assert exp(log(found.ratio) - 1.959964 * error) == pytest.approx(0.7719074, abs=1e-6)
    assert exp(log(found.ratio) + 1.959964 * error) == pytest.approx(1.0603298, abs=1e-6)


def test_with_two_categories_mantel_is_mantel_haenszel_without_its_correction() -> None:
    assert points(BERKELEY).chi == pytest.approx(1.5246, abs=1e-4)


def test_one_table_by_hand() -> None:
    """40 of 50 right, and 30 of 50: odds 8/3; E = 35, variance 5.303."""
    cells = np.array([[[10, 40], [20, 30]]], dtype=float)
    found = odds(cells)
    assert found.ratio == pytest.approx(8 / 3)
    assert found.delta == pytest.approx(-2.35 * log(8 / 3))
    assert found.delta_se == pytest.approx(2.35 * sqrt(1 / 40 + 1 / 10 + 1 / 30 + 1 / 20))
    assert found.chi == pytest.approx(4.5**2 / (50 * 50 * 70 * 30 / (100**2 * 99)))


def test_points_by_hand() -> None:
    """Points 0, 1, 2; reference means 1.25, focal 0.75; everybody mean 1, variance 5/7."""
    cells = np.array([[[1, 1, 2], [2, 1, 1]]], dtype=float)
    found = points(cells)
    assert found.difference == pytest.approx(-0.5)
    spread = sqrt((3 + 3) / 7)
    assert found.share == pytest.approx(-0.5 / spread)
    # Focal sum 3 against 4 expected; variance 16 / (64 * 7) * (8 * 14 - 64).
    assert found.chi == pytest.approx(1 / (16 / 448 * 48))


def test_strata_without_one_group_say_nothing() -> None:
    lonely = np.array([[[5, 9], [0, 0]], [[0, 0], [3, 4]]], dtype=float)
    both = np.concatenate([BERKELEY, lonely])
    assert odds(both) == odds(BERKELEY)
    assert points(both).chi == points(BERKELEY).chi
    assert np.isnan(odds(lonely).ratio)
    assert np.isnan(points(lonely).difference)


def test_exchanging_the_groups_turns_the_sign() -> None:
    there, back = odds(BERKELEY), odds(BERKELEY[:, ::-1])
    assert there.delta == pytest.approx(-back.delta)
    assert there.chi == pytest.approx(back.chi)


def test_an_item_everybody_has_right_has_no_odds() -> None:
    found = odds(np.array([[[0, 5], [0, 6]]], dtype=float))
    assert np.isnan(found.ratio)
    assert np.isnan(found.chi)
