"""What all ways of scoring share: items put beside answers, grids, posteriors."""

from dataclasses import FrozenInstanceError

import numpy as np
import pytest

from takar.psychometrics.irt.models import ItemParameters
from takar.psychometrics.irt.scoring import person_scores
from takar.psychometrics.irt.scoring.climbing import Climb
from takar.psychometrics.irt.scoring.matching import (
    MOST_NODES,
    LogTable,
    ability_grid,
    matched,
    population,
)
from takar.psychometrics.irt.scoring.posterior import Posterior
from tests.psychometrics.irt.scoring.invented import (
    MIXED,
    answered,
    binary,
    every_pattern,
    likelihoods,
)


def test_items_come_in_the_order_of_the_answers() -> None:
    responses = every_pattern(MIXED).subset(items=["d", "a"])
    assert [one.item for one in matched(MIXED, responses)] == ["d", "a"]


def test_the_grid_is_as_fine_as_the_narrowest_posterior_and_no_finer() -> None:
    people = population(0, 1, 1)
    rough = ability_grid(binary(5), *people)
    fine = ability_grid([ItemParameters("x", "2PL", 12.0, (0.0,))], *people)
    assert len(rough.theta) < len(fine.theta)
    assert fine.step <= 1 / np.sqrt(1 + 12.0**2 / 4)
    steep = ability_grid([ItemParameters("x", "2PL", 4000.0, (0.0,))], *people)
    assert len(steep.theta) == MOST_NODES
    assert rough.theta[[0, -1]] == pytest.approx([-6.5, 6.5])


def test_log_likelihoods_are_sums_over_what_was_given() -> None:
    responses = every_pattern(MIXED)
    answers = responses.answers.copy()
    answers[::2, 1] = -1
    theta = np.array([-2.0, 0.0, 1.0])
    plain = np.log(likelihoods(MIXED, responses, theta))
    chance = np.log(MIXED[1].probabilities(theta))
    plain[::2] -= chance[:, responses.answers[::2, 1]].T
    assert LogTable.of(MIXED, theta).log_likelihood(answers) == pytest.approx(plain, abs=1e-12)


def test_marginal_likelihoods_of_all_patterns_add_up_to_one() -> None:
    responses = every_pattern(MIXED)
    posterior = Posterior.of(MIXED, responses.answers, population(0, 1, len(responses)))
    assert np.exp(posterior.moments()[2]).sum() == pytest.approx(1, abs=1e-9)


def test_of_two_peaks_the_higher_one_is_taken() -> None:
    items = [
        *(ItemParameters(f"low{k}", "2PL", 9.0, (27.0,)) for k in range(3)),
        *(ItemParameters(f"high{k}", "3PL", 9.0, (-27.0,), 0.3) for k in range(4)),
    ]
    answers = np.array([[0, 1, 1, 1, 1, 1, 0]], dtype=np.int16)
    climb = Climb(items, answers, "ML", *population(0, 1, 1))
    dense = np.linspace(-9.9, 9.9, 200_001)
    heights = LogTable.of(items, dense).log_likelihood(answers)[0]
    assert climb.summits().theta[0] == pytest.approx(dense[heights.argmax()], abs=1e-3)


def test_scores_cannot_be_changed() -> None:
    items = binary(3)
    scores = person_scores(items, answered(items, np.zeros(4)))
    with pytest.raises(FrozenInstanceError):
        scores.method = "ML"  # type: ignore[misc]
