from collections.abc import Iterable

import numpy as np

from takar.items.answers import read_answer
from takar.items.content import Interaction
from takar.items.marking import mark
from takar.synthetic.items import answered_by, bank

ABILITY = [item for item in bank() if item.content.interaction is not Interaction.FORCED]


def share(theta: float, people: Iterable[int]) -> float:
    """Return the share of all points that people of one ability earn."""
    shares = []
    for person in people:
        sent = answered_by(ABILITY, theta, seed=1, person=str(person))
        for item in ABILITY:
            given = mark(item.content, item.key, read_answer(item.content, sent.get(item.code)))
            if given.points is not None:
                shares.append(float(given.points / given.most))
    return float(np.mean(shares))


def test_who_is_able_earns_more() -> None:
    low, middle, high = (share(theta, range(8)) for theta in (-2.0, 0.0, 2.0))
    assert low + 0.1 < middle < high - 0.1


def test_the_same_person_answers_the_same() -> None:
    assert answered_by(bank(), 0.5, 1, "a") == answered_by(bank(), 0.5, 1, "a")
    assert answered_by(bank(), 0.5, 1, "a") != answered_by(bank(), 0.5, 1, "b")


def test_an_item_more_leaves_the_other_answers_as_they_were() -> None:
    fewer = answered_by(bank()[:50], 0.0, 1, "a")
    more = answered_by(bank(), 0.0, 1, "a")
    assert {code: more[code] for code in fewer} == fewer


def test_some_items_are_left_out_but_few() -> None:
    answered = sum(len(answered_by(bank(), 0.0, seed)) for seed in range(20))
    assert 0.95 < answered / (20 * len(bank())) < 1
