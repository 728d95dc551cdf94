"""What every figure of the classical theory has to keep, whichever it is."""

from collections.abc import Callable
from dataclasses import FrozenInstanceError
from typing import Any

import numpy as np
import pytest

from takar.psychometrics.classical import alpha, dimensions, item_statistics, omega
from takar.psychometrics.classical.moments import moments
from takar.psychometrics.classical.points import points_of
from takar.psychometrics.gaps import Gap
from takar.psychometrics.responses import Responses
from tests.psychometrics.classical.test_items import simulated

Figures = Callable[[Any], list[float]]
EVERY: list[tuple[Callable[[Responses], Any], Figures]] = [
    (item_statistics, lambda found: [one.item_rest for one in found.items]),
    (alpha, lambda found: [found.value, found.low, found.sem]),
    (omega, lambda found: [found.value, found.srmr]),
    (lambda given: omega(given, kind="continuous"), lambda found: [found.value, found.high]),
    (lambda given: dimensions(given, replicates=2), lambda found: list(found.eigenvalues)),
]
ANSWERS = simulated(240, 7, top=3)


def of(answers: np.ndarray, **more: Any) -> Responses:
    return Responses.from_array(answers, categories=[3] * answers.shape[1], **more)


@pytest.mark.parametrize(("figure", "told"), EVERY)
def test_order_of_persons_changes_nothing(figure: Callable[..., Any], told: Figures) -> None:
    mixed = np.random.default_rng(1).permutation(len(ANSWERS))
    before, after = told(figure(of(ANSWERS))), told(figure(of(ANSWERS[mixed])))
    assert after == pytest.approx(before, abs=1e-6)


@pytest.mark.parametrize(("figure", "told"), EVERY)
def test_a_row_that_counts_twice_is_two_rows(figure: Callable[..., Any], told: Figures) -> None:
    weights = np.where(np.arange(len(ANSWERS)) < 50, 2, 1)
    twice = np.vstack([ANSWERS, ANSWERS[:50]])
    weighted = figure(of(ANSWERS, weights=weights))
    assert told(weighted) == pytest.approx(told(figure(of(twice))), abs=1e-6)
    assert weighted.n_used == len(twice)


@pytest.mark.parametrize(("figure", "told"), EVERY)
def test_results_are_frozen_and_say_whom_they_rest_on(
    figure: Callable[..., Any], told: Figures
) -> None:
    more = np.vstack([ANSWERS, np.full((3, 7), int(Gap.NOT_GIVEN))])
    found = figure(of(more))
    assert (found.n_used, found.n_excluded) == (240, 3)
    assert "3 orang" in str(found.reasons[0])
    assert found.has_converged
    with pytest.raises(FrozenInstanceError):
        found.n_used = 0
    assert told(found) == pytest.approx(told(figure(of(ANSWERS))), abs=1e-6)


def test_an_omitted_answer_earns_nothing_in_sums() -> None:
    answers = ANSWERS.copy()
    answers[:40, 2] = Gap.OMITTED
    answers[40:80, 6] = Gap.NOT_REACHED
    points = points_of(of(answers))
    assert points.totals.tolist() == np.maximum(answers, 0).sum(axis=1).tolist()
    assert points.is_complete
    assert points.counted.sum(axis=0).tolist() == [240] * 6 + [200]
    assert moments(of(answers)).covariance == pytest.approx(np.cov(np.maximum(answers, 0).T))
