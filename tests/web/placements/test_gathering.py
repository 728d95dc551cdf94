"""What is gathered about people and posts; each fact is asked for once."""

from typing import Any

from takar.web.placements.gathering import Gathering
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


def test_posts_that_ask_the_same_are_alike(town: Office) -> None:
    facts = Gathering(laid_out(town.cast))
    assert facts.levels_asked["S1"] == facts.levels_asked["S4"]
