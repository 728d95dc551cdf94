from math import log

import numpy as np
import pytest

from takar.psychometrics.cat import BadStop, Bank, Cut, Ended, Stop
from takar.psychometrics.cat.stopping import cut_evidence
from takar.psychometrics.irt.models import ItemParameters

MUCH = np.array([1.0])


def ended(stop: Stop, given: int, se: float, best: float = 1.0, ratio: float = 0.0) -> Ended:
    codes = stop.ended(given, np.array([se]), np.array([best]), np.array([ratio]))
    return Ended(int(codes[0]))


@pytest.mark.parametrize(
    ("given", "se", "why"),
    [
        (9, 0.29, Ended.GOING),  # precise, but too short
        (10, 0.31, Ended.GOING),
        (10, 0.30, Ended.GOING),  # the limit itself is not below it
        (10, 0.2999, Ended.PRECISE),
        (39, 0.5, Ended.GOING),
        (40, 0.5, Ended.LONGEST),
    ],
)
def test_a_test_ends_when_it_is_precise_or_long_enough(given: int, se: float, why: Ended) -> None:
    assert ended(Stop(), given, se) is why


def test_without_an_item_left_it_ends_at_once() -> None:
    assert ended(Stop(), 2, 0.9, best=-np.inf) is Ended.NO_ITEM


@pytest.mark.parametrize(("best", "why"), [(0.11, Ended.GOING), (0.09, Ended.UNINFORMATIVE)])
def test_items_that_tell_nothing_are_not_asked(best: float, why: Ended) -> None:
    assert ended(Stop(least_information=0.1), 12, 0.5, best=best) is why


@pytest.mark.parametrize(
    ("ratio", "why"),
    [
        (log(19) + 0.01, Ended.DECIDED),
        (log(19) - 0.01, Ended.GOING),
        (-log(19) + 0.01, Ended.GOING),
        (-log(19) - 0.01, Ended.DECIDED),
    ],
)
def test_a_side_of_the_cut_is_decided_by_the_bounds_of_wald(ratio: float, why: Ended) -> None:
    assert ended(Stop(cut=Cut(0.0)), 12, 0.5, ratio=ratio) is why


def test_an_answer_speaks_for_passing_as_its_likelihoods_do() -> None:
    item = ItemParameters("B", "2PL", 1.2, (0.3,))
    evidence = cut_evidence(Bank.of([item]), Cut(0.5, indifference=0.4))
    chance = item.probabilities([0.1, 0.9])
    assert evidence[0] == pytest.approx(np.log(chance[1] / chance[0]), abs=1e-9)


@pytest.mark.parametrize("wrong", [{"least": 0}, {"least": 41}, {"se": -0.1}])
def test_rules_that_contradict_each_other_are_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(BadStop):
        Stop(**wrong)  # type: ignore[arg-type]


def test_every_reason_has_a_sentence() -> None:
    assert len({str(why.says) for why in Ended}) == len(Ended)
