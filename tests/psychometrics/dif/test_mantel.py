import numpy as np
import pytest

from takar.psychometrics.dif import Limits, ets_class, mantel_haenszel, points_class
from tests.psychometrics.dif.invented import sat


@pytest.mark.parametrize(
    ("delta", "se", "p", "found"),
    [
        (0.99, 0.1, 0.001, "A"),
        (1.0, 0.1, 0.001, "B"),
        (1.0, 0.1, 0.05, "A"),  # not significant
        (1.0, 0.1, 0.0499, "B"),
        (1.49, 0.1, 0.001, "B"),
        (1.5, 0.1, 0.001, "C"),
        (-1.5, 0.1, 0.001, "C"),
        (1.5, 0.31, 0.001, "B"),  # not surely more than one
    ],
)
def test_classes_of_delta(delta: float, se: float, p: float, found: str) -> None:
    assert ets_class(delta, se, p) == found


@pytest.mark.parametrize(
    ("share", "p", "found"),
    [
        (0.17, 0.01, "A"),
        (0.18, 0.01, "B"),
        (-0.25, 0.01, "B"),
        (-0.26, 0.01, "C"),
        (0.3, 0.05, "A"),
    ],
)
def test_classes_of_points(share: float, p: float, found: str) -> None:
    assert points_class(share, p) == found


def test_the_item_made_harder_is_found_and_no_other() -> None:
    found = mantel_haenszel(sat(2000, 1, harder={3: 0.9}))
    assert found.flagged == ("4",)
    item = found.of("4")
    assert (item.category, item.favours) == ("C", "reference")
    assert item.low is not None
    assert item.low < item.effect < 0
    assert "Telaah" in str(item.says)
    assert found.test_difference == pytest.approx(item.difference, abs=0.08)


@pytest.mark.slow
def test_no_more_false_alarms_than_asked_for_though_abilities_differ() -> None:
    p = [item.p for seed in range(60) for item in mantel_haenszel(sat(800, seed)).items]
    assert 0.03 < np.mean(np.array(p) < 0.05) < 0.07
    flagged = [bool(mantel_haenszel(sat(800, seed)).flagged) for seed in range(60)]
    assert np.mean(flagged) <= 0.12


def test_purifying_cleans_the_score_that_bad_items_spoilt() -> None:
    """A quarter of the items against one group makes the others look kind to it."""
    harder = dict.fromkeys(range(6), 1.0)
    spoilt = mantel_haenszel(sat(4000, 5, harder=harder), purify=False)
    clean = mantel_haenszel(sat(4000, 5, harder=harder))
    sound = [str(place + 1) for place in range(6, 20)]
    drift = [abs(np.mean([told.of(item).effect for item in sound])) for told in (spoilt, clean)]
    assert drift[1] < 0.5 * drift[0]
    assert {"1", "2", "3", "4", "5", "6"} <= set(clean.purified)
    assert set(clean.matching) | set(clean.purified) == set(spoilt.matching)


def test_items_of_several_points_are_compared_by_their_means() -> None:
    found = mantel_haenszel(sat(2500, 2, harder={3: 0.7}, points=3))
    assert found.of("4").method == "MANTEL"
    assert "4" in found.flagged
    assert found.of("4").favours == "reference"


def test_a_large_difference_in_small_groups_is_not_called_large() -> None:
    answers = sat(300, 1, harder={3: 2.0})
    few = mantel_haenszel(answers).of("4")
    assert (few.category, few.is_flagged) == (None, True)
    assert "terlalu kecil" in str(few.says)
    enough = mantel_haenszel(answers, limits=Limits(least_for_large=150)).of("4")
    assert enough.category == "C"


def test_an_item_all_have_right_is_not_classed() -> None:
    answers = sat(400, 1)
    answers.answers[:, 0] = 1
    found = mantel_haenszel(answers)
    assert found.of("1").category is None
    assert not found.of("1").is_flagged
    assert not found.has_converged
    assert "belum dapat" in str(found.of("1").says)


def test_the_order_of_people_changes_nothing() -> None:
    answers = sat(600, 1, harder={3: 0.8})
    turned = answers.subset(persons=np.arange(600)[::-1])
    assert mantel_haenszel(answers).items == mantel_haenszel(turned).items
