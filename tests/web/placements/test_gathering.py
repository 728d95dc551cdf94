"""What is gathered about people and posts; each fact is asked for once."""

from typing import Any

import pytest

from takar.web.placements.gathering import Gathering
from takar.web.placements.rules import SUCCESSION
from takar.web.placements.weighing import parts_of
from takar.web.succession.models import Nomination
from takar.web.succession.rules import REVIEWED, SETTLED, TAKEN_BACK
from tests.web.placements.made import Office, laid_out, wish


def test_the_newest_map_is_asked_for_once_for_talents_and_boxes(
    town: Office, django_assert_num_queries: Any
) -> None:
    facts = Gathering(laid_out(town.cast))
    with django_assert_num_queries(2):
        assert set(facts.talents) == set(facts.boxes)
    assert sorted(facts.boxes.values()) == [5, 5, 9]


def test_holders_and_their_posts_are_one_another(town: Office) -> None:
    facts = Gathering(laid_out(town.cast))
    assert facts.holder_of == {post: person for person, post in facts.post_of.items()}
    assert facts.post_of[town.people["Ani"].code] == "S1"


def test_an_interest_that_was_withdrawn_counts_no_more(town: Office) -> None:
    wish(town, "Ani", "S4")
    wish(town, "Budi", "S4", is_withdrawn=True)
    facts = Gathering(laid_out(town.cast))
    assert facts.interests == {(town.people["Ani"].code, "S4")}


@pytest.mark.parametrize(("state", "count"), [(REVIEWED, 0), (SETTLED, 1), (TAKEN_BACK, 0)])
def test_only_a_settled_successor_counts(town: Office, state: str, count: int) -> None:
    ani, post = town.people["Ani"], town.posts["S4"]
    Nomination.objects.create(
        position=post, employee=ani, because="Siap", state=state, made_by=town.cast.rahayu
    )
    facts = Gathering(laid_out(town.cast))
    assert len(facts.successors) == count
    assert parts_of(facts, ani.code, "S4")[SUCCESSION] == count
    assert parts_of(facts, ani.code, "S2")[SUCCESSION] == 0


def test_posts_that_ask_the_same_are_alike(town: Office) -> None:
    facts = Gathering(laid_out(town.cast))
    assert facts.levels_asked["S1"] == facts.levels_asked["S4"]
