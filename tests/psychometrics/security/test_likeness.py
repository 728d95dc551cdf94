from itertools import product
from math import prod, sqrt

import numpy as np
import pytest

from takar.psychometrics.irt.models import ItemParameters
from takar.psychometrics.security import Choices, at_least, match_chances, omega, scored_chances
from tests.psychometrics.security.invented import hall


def test_omega_by_hand() -> None:
    """Two of three alike, where the chances of the other's answers were .5, .2 and .1."""
    own = [np.array([[0.5, 0.5], [0.6, 0.4]]), np.array([[0.8, 0.2], [0.5, 0.5]])]
    own.append(np.array([[0.9, 0.1], [0.3, 0.7]]))
    found = omega(Choices.of([[0, 1, 0], [0, 1, 1]], own))
    assert found.matches[0, 1] == 2
    assert found.expected[0, 1] == pytest.approx(0.8)
    assert found.omega[0, 1] == pytest.approx((2 - 0.8) / sqrt(0.25 + 0.16 + 0.09))
    assert found.expected[1, 0] == pytest.approx(0.6 + 0.5 + 0.3)
    assert np.isnan(found.omega[0, 0])


def test_products_of_matrices_are_the_sums_pair_by_pair() -> None:
    chosen, chances, _ = hall(12, 15)
    chosen[3, :4] = -1
    found = omega(Choices.of(chosen, chances))
    for one, other in product(range(12), range(12)):
        both = [j for j in range(15) if chosen[one, j] >= 0 and chosen[other, j] >= 0]
        p = np.array([chances[j][one, chosen[other, j]] for j in both])
        same = sum(chosen[one, j] == chosen[other, j] for j in both)
        assert found.items[one, other] == len(both)
        assert found.matches[one, other] == same
        if one != other:
            told = (same - p.sum()) / sqrt((p * (1 - p)).sum())
            assert found.omega[one, other] == pytest.approx(told)


def test_omega_is_standard_normal_where_nobody_copied() -> None:
    chosen, chances, _ = hall(300, 60)
    values = omega(Choices.of(chosen, chances)).omega
    values = values[np.isfinite(values)]
    assert abs(values.mean()) < 0.03
    assert values.std() == pytest.approx(1.0, abs=0.04)
    assert (values > 2.326).mean() == pytest.approx(0.01, abs=0.004)


def test_marks_alone_show_a_copier_among_people_of_his_ability() -> None:
    """The fall-back: right and wrong by two-parameter curves."""
    chance = np.random.default_rng(4)
    own = [ItemParameters(f"B{k}", "2PL", 1.2, (float(chance.normal(0, 1)),)) for k in range(80)]
    theta = chance.normal(0, 1, 150)
    tables = scored_chances(own, theta)
    marks = np.stack([chance.random(150) < table[:, 1] for table in tables], axis=1).astype(int)
    values = omega(Choices.of(marks, tables)).omega
    seen = values[np.isfinite(values)]
    assert abs(seen.mean()) < 0.05
    assert seen.std() == pytest.approx(1.0, abs=0.06)
    middle = np.argsort(np.abs(theta))[:2]
    marks[middle[0]] = marks[middle[1]]
    assert omega(Choices.of(marks, tables)).omega[middle[0], middle[1]] > 4


def test_people_without_an_item_in_common_are_not_compared() -> None:
    chosen, chances, _ = hall(2, 4)
    chosen[0, :2], chosen[1, 2:] = -1, -1
    assert np.isnan(omega(Choices.of(chosen, chances)).omega).all()


def test_the_exact_count_is_the_sum_over_all_outcomes() -> None:
    chances = np.array([0.2, 0.7, 0.5, 0.9])
    for matches in range(6):
        by_hand = sum(
            prod(p if hit else 1 - p for p, hit in zip(chances, hits, strict=True))
            for hits in product([0, 1], repeat=4)
            if sum(hits) >= matches
        )
        assert at_least(chances, matches) == pytest.approx(by_hand, abs=1e-12)
    assert at_least(chances, -1) == 1.0


def test_two_people_choose_alike_as_often_as_their_chances_multiply() -> None:
    chosen, chances, _ = hall(2, 3)
    chosen[0, 2] = -1
    given = Choices.of(chosen, chances)
    told = [float(table[0] @ table[1]) for table in chances[:2]]
    assert match_chances(given, 0, 1) == pytest.approx(told)
