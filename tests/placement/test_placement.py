"""What a placement says of itself, and the invented questions that demos and benchmarks use."""

from fractions import Fraction

import numpy as np
import pytest

from takar.placement import place
from takar.placement.invented import Size, invented
from takar.placement.pairs import bars_counted
from takar.placement.placement import Aimed
from takar.placement.validity import contradictions
from tests.placement.worked import worked


def test_a_placement_tells_seats_moves_vacancies_and_prices() -> None:
    found = place(worked())
    assert found.is_found
    assert found.person_in == {"K1": "Ayu", "K2": "Beni"}
    assert [seat.person for seat in found.moves] == ["Ayu"]
    assert found.vacant == ()
    assert found.as_posts == {"Ayu": "K1", "Beni": "K2", "Citra": ""}
    assert found.prices == {"K1": 85, "K2": 70}
    assert found.gap == 0


def test_a_gap_is_the_share_above_the_value() -> None:
    assert Aimed("NILAI", *map(worked().weights["cocok"].__class__, (200, 201))).gap == Fraction(
        1, 200
    )


@pytest.mark.parametrize("is_each_post", [False, True])
def test_an_invented_question_can_be_asked_and_is_always_the_same(is_each_post: bool) -> None:
    size = Size(400, 40, 10, is_each_post=is_each_post, is_joined=True)
    first, second = invented(size), invented(size)
    assert list(contradictions(first)) == []
    assert first.people == second.people
    assert np.array_equal(first.pairs.person, second.pairs.person)
    assert len(first.pairs) == 10 * (40 if is_each_post else 400)
    assert not bars_counted(first.pairs)
    assert place(first).as_posts == place(second).as_posts
    assert not np.array_equal(first.pairs.post, invented(size, seed=2).pairs.post)
