import numpy as np

from takar.psychometrics.cat import AdaptiveTest, Bank
from takar.psychometrics.cat.lots import seeds_of
from takar.psychometrics.cat.sitting import Sittings
from tests.psychometrics.cat.invented import bank, items


def test_a_sitting_taken_up_again_is_the_one_left() -> None:
    test = AdaptiveTest(bank(40), content={"HITUNG": 0.5, "LISAN": 0.5})
    seeds = seeds_of(4, 1)
    left = Sittings(test, seeds)
    asked, answers = [], [1, 0, 1, 1, 0]
    for answer in answers:
        item, _ = left.next()
        left.take(item, np.array([answer]))
        asked.append(int(item[0]))
    again = Sittings(test, seeds)
    again.recall(np.array(asked), np.array(answers))
    assert (again.theta == left.theta).all()
    assert (again.counts == left.counts).all()
    assert (again.allowed == left.allowed).all()
    assert again.next()[0] == left.next()[0]


def test_what_does_not_count_moves_no_score_but_is_not_asked_again() -> None:
    test = AdaptiveTest(bank(20))
    sitting = Sittings(test, seeds_of(4, 1))
    before = sitting.theta.copy()
    item, _ = sitting.next()
    sitting.take(item, np.array([-1]))
    assert (sitting.theta == before).all()
    assert not sitting.allowed[0, item[0]]


def test_refused_items_are_given_only_when_no_other_is_left() -> None:
    chances = {f"B000{place}": 1e-12 for place in range(3)}
    test = AdaptiveTest(Bank.of(items(4), control=chances), exposure="sympson_hetter")
    sitting = Sittings(test, seeds_of(4, 1))
    item, _ = sitting.next(keep_rivals=True)
    assert item[0] == 3
    sitting.take(item, np.array([1]))
    assert sitting.next()[0][0] in {0, 1, 2}


def test_rivals_are_the_items_at_least_as_useful() -> None:
    test = AdaptiveTest(bank(30), exposure="sympson_hetter")
    sitting = Sittings(test, seeds_of(4, 2))
    item, _ = sitting.next(keep_rivals=True)
    assert sitting.rivals is not None
    assert sitting.rivals.sum(axis=1).tolist() == [1, 1]  # nobody is refused, so the best alone
    assert sitting.rivals[[0, 1], item].all()
