import numpy as np
import pytest

from takar.psychometrics.irt.models import ItemParameters
from takar.psychometrics.irt.scoring import person_scores
from takar.psychometrics.irt.scoring.by_sums import FEWEST, is_by_sums, moments_by_sums
from takar.psychometrics.irt.scoring.matching import population
from takar.psychometrics.irt.scoring.posterior import Posterior
from tests.psychometrics.irt.scoring.invented import MIXED, answered, binary

CREDIT = tuple(
    ItemParameters(f"g{k}", "GPCM", 0.5 + k / 10, (1.0 - k / 5, 0.5, -1.0 - k / 10))
    for k in range(15)
)
STEEP = (*binary(40, seed=3), ItemParameters("down", "2PL", -1.5, (0.3,)))


@pytest.mark.parametrize("items", [binary(60), binary(30, model="1PL"), CREDIT, STEEP])
@pytest.mark.parametrize(("mean", "sd"), [(0.0, 1.0), (0.8, 2.5)])
def test_sums_say_the_same_as_persons_one_by_one(
    items: tuple[ItemParameters, ...], mean: float, sd: float
) -> None:
    theta = np.random.default_rng(1).normal(mean, sd, size=3000)
    answers = answered(items, theta).answers
    people = population(mean, sd, 3000)
    assert is_by_sums(items, answers, people)
    by_sums = moments_by_sums(items, answers, people)
    plain = Posterior.of(items, answers, people).moments()
    assert by_sums[0] == pytest.approx(plain[0], abs=1e-7)
    assert by_sums[1] == pytest.approx(plain[1], abs=1e-6)


def test_only_where_sums_say_everything() -> None:
    items = binary(5)
    answers = answered(items, np.zeros(FEWEST)).answers
    people = population(0, 1, FEWEST)
    assert is_by_sums(items, answers, people)
    assert not is_by_sums(items, answers[1:], population(0, 1, FEWEST - 1))
    assert not is_by_sums(items, answers, population(np.arange(FEWEST), 1, FEWEST))
    gaps = answers.copy()
    gaps[7, 2] = -1
    assert not is_by_sums(items, gaps, people)
    mixed = answered(MIXED, np.zeros(FEWEST)).answers
    assert not is_by_sums(MIXED, mixed, people)


def test_equal_answers_of_all_have_one_sum() -> None:
    items = binary(4)
    responses = answered(items, np.zeros(FEWEST)).subset(persons=np.zeros(1, dtype=int))
    answers = np.repeat(responses.answers, FEWEST, axis=0)
    found = moments_by_sums(items, answers, population(0, 1, FEWEST))
    alone = person_scores(items, responses)
    assert found[0] == pytest.approx(np.full(FEWEST, alone.theta[0]), abs=1e-9)
    assert found[1] == pytest.approx(np.full(FEWEST, alone.se[0]), abs=1e-9)
