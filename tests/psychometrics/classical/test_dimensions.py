import numpy as np
import pytest

from takar.psychometrics.classical import dimensions
from takar.psychometrics.classical.dimensions import _drawn
from takar.psychometrics.responses import Responses
from tests.psychometrics.classical.test_items import simulated


def test_one_ability_is_seen_as_one() -> None:
    found = dimensions(Responses.from_array(simulated(1500, 10)), replicates=10)
    assert found.factors == 1
    assert found.ratio is not None
    assert found.ratio > 3
    assert "n=1500" in str(found.verdict)
    assert sum(found.eigenvalues) == pytest.approx(10)


def test_two_abilities_are_seen_as_two() -> None:
    answers = np.hstack([simulated(1500, 6, seed=1), simulated(1500, 6, seed=2)])
    found = dimensions(Responses.from_array(answers), replicates=10)
    assert found.factors == 2
    assert found.srmr > 0.1
    assert "belum tentu" in str(found.verdict)


def test_answers_with_nothing_in_common_show_no_factor() -> None:
    chance = np.random.default_rng(6)
    found = dimensions(Responses.from_array(chance.integers(0, 2, (800, 8))), replicates=20)
    assert found.factors <= 1
    assert found.eigenvalues[0] < 1.35


def test_the_same_seed_gives_the_same_figures() -> None:
    responses = Responses.from_array(simulated(300, 6))
    one, other = (dimensions(responses, replicates=5, seed=3) for _ in range(2))
    assert one == other


@pytest.mark.slow
def test_of_a_large_crowd_a_part_says_what_chance_does() -> None:
    chance = np.random.default_rng(1)
    codes = chance.integers(0, 2, (30_000, 8)).astype(np.int16)
    names = tuple("abcdefgh")
    part = _drawn(codes, names, 10, 1)
    whole = _drawn(codes, names, 10, 1, enough=30_000)
    assert part == pytest.approx(whole, abs=0.012)
    assert whole[0] > 1.01
