"""What every look at the fit has to keep, whichever it is."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from takar.psychometrics.irt.fit import m2, mean_squares, person_fit, q3, s_x2
from takar.psychometrics.irt.fit.sample import Sample, free_parameters
from takar.psychometrics.irt.models import ItemParameters
from takar.psychometrics.irt.scoring.matching import BadPopulation, NoParameters
from tests.psychometrics.irt.scoring.invented import MIXED, answered, binary

ITEMS = binary(9)
RESPONSES = answered(ITEMS, np.random.default_rng(8).normal(size=700))
Figures = Callable[[Any], list[float]]
EVERY: list[tuple[Callable[..., Any], Figures]] = [
    (s_x2, lambda found: [one.x2 for one in found.items]),
    (mean_squares, lambda found: [one.infit_t for one in found.items]),
    (q3, lambda found: [found.mean, *found.q3[np.triu_indices(9, 1)]]),
    (m2, lambda found: [found.m2, found.rmsea, found.srmsr]),
]
PERSONS: tuple[Callable[..., Any], Figures] = (person_fit, lambda found: sorted(found.l_z))


@pytest.mark.parametrize(("look", "told"), [*EVERY, PERSONS])
def test_order_of_persons_and_of_parameters_changes_nothing(
    look: Callable[..., Any], told: Figures
) -> None:
    mixed = np.random.default_rng(1).permutation(700)
    before = told(look(ITEMS, RESPONSES))
    after = told(look(ITEMS[::-1], RESPONSES.subset(persons=mixed)))
    assert after == pytest.approx(before, abs=1e-7)


@pytest.mark.parametrize(("look", "told"), EVERY)
def test_a_row_that_counts_twice_is_two_rows(look: Callable[..., Any], told: Figures) -> None:
    twice = replace(
        RESPONSES,
        answers=np.vstack([RESPONSES.answers, RESPONSES.answers]),
        persons=tuple(map(str, range(1400))),
    )
    weighted = look(ITEMS, replace(RESPONSES, weights=np.full(700, 2.0)))
    assert told(weighted) == pytest.approx(told(look(ITEMS, twice)), abs=1e-7)
    assert weighted.n_used == 1400


@pytest.mark.parametrize(("look", "told"), [*EVERY, PERSONS])
def test_what_fits_nothing_is_refused(look: Callable[..., Any], told: Figures) -> None:
    with pytest.raises(NoParameters):
        look(ITEMS[:8], RESPONSES)
    with pytest.raises(BadPopulation):
        look(ITEMS, RESPONSES, sd=-1.0)
    assert look(ITEMS, RESPONSES).has_converged
    assert len(told(look(ITEMS, RESPONSES))) > 2


def test_a_population_further_up_is_taken_into_account() -> None:
    high = answered(ITEMS, np.random.default_rng(2).normal(1.5, 1.0, size=4000))
    wrong = m2(ITEMS, high, is_calibrated=False)
    right = m2(ITEMS, high, mean=1.5, is_calibrated=False)
    assert wrong.rmsea > 0.1 > right.rmsea


def test_parameters_an_item_has_of_its_own() -> None:
    counts = [free_parameters(one) for one in MIXED]
    assert counts == [2, 1, 3, 4, 4, 2]
    assert free_parameters(ItemParameters("r", "RSM", 1.0, (0.5, -0.5, -2.0))) == 1


def test_the_share_of_the_population_adds_up() -> None:
    _, weights = Sample.of(ITEMS, RESPONSES, (0.5, 2.0)).grid()
    assert weights.sum() == pytest.approx(1)


@pytest.mark.parametrize("look", [s_x2, m2])
def test_groups_that_differ_are_no_misfit(look: Callable[..., Any]) -> None:
    mean, sd = np.repeat([-1.5, 1.5], 3000), np.repeat([0.5, 1.2], 3000)
    both = answered(ITEMS, np.random.default_rng(3).normal(mean, sd))
    right = look(ITEMS, both, mean=mean, sd=sd, is_calibrated=False)
    wrong = look(ITEMS, both, is_calibrated=False)
    if look is m2:
        assert right.p > 0.05 > wrong.p
    else:
        assert not any(one.misfits for one in right.items)
        assert np.mean([one.x2 for one in wrong.items]) > np.mean([one.x2 for one in right.items])


def test_each_booklet_has_the_population_of_its_own_persons() -> None:
    mean = np.repeat([-2.0, 2.0], 2000)
    both = answered(ITEMS, np.random.default_rng(4).normal(mean, 0.7))
    answers = both.answers.copy()
    answers[:2000, :3] = -1
    answers[2000:, 6:] = -1
    found = s_x2(ITEMS, replace(both, answers=answers), mean=mean, sd=0.7, is_calibrated=False)
    alone = s_x2(
        ITEMS,
        both.subset(persons=np.arange(2000), items=both.items[3:]),
        mean=-2.0,
        sd=0.7,
        is_calibrated=False,
    )
    assert found.items[8].x2 == pytest.approx(alone.items[5].x2)
    assert not any(one.misfits for one in found.items)
