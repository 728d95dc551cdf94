"""Same facts, same chance: only the printed lot tells equals apart."""

from dataclasses import replace
from itertools import permutations
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from takar.placement import Person, Post, Problem, place
from takar.placement.lots import BITS, lot, lots
from tests.placement.invented import question, questions

TWINS = [Person("Ani"), Person("Budi")]


def twins(word: str) -> Problem:
    rows: dict[tuple[str, str], int | str] = {("Ani", "K1"): 70, ("Budi", "K1"): 70}
    return question(TWINS, [Post("K1")], rows, word=word)


def test_a_lot_depends_on_word_person_and_post_and_has_30_bits() -> None:
    drawn = {lot(*names) for names in permutations(("a", "b", "c"))}
    assert len(drawn) == 6
    assert all(0 <= own < 2**BITS for own in drawn)
    assert lots("w", [("a", "b")]) == [lot("w", "a", "b")]


def test_equals_win_about_as_often() -> None:
    won = sum(place(twins(f"kata {n}")).person_in["K1"] == "Ani" for n in range(200))
    assert 70 <= won <= 130


def test_the_higher_lot_wins_among_equals() -> None:
    for word in "abcdef":
        best = max(TWINS, key=lambda own: lot(word, own.id, "K1"))
        assert place(twins(word)).person_in["K1"] == best.id


def test_a_lot_never_outweighs_the_smallest_difference() -> None:
    for word in "abcdef":
        rows: dict[tuple[str, str], int | str] = {("Ani", "K1"): "70.01", ("Budi", "K1"): 70}
        found = place(question(TWINS, [Post("K1")], rows, word=word))
        assert found.person_in["K1"] == "Ani"


@pytest.mark.slow
@given(questions(), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_the_order_of_the_lists_changes_nothing(problem: Problem, rng: Random) -> None:
    people, posts = list(problem.people), list(problem.posts)
    rng.shuffle(people)
    rng.shuffle(posts)
    moved = replace(problem, people=tuple(people), posts=tuple(posts))
    person = [moved.person_at[own.id] for own in problem.people]
    post = [moved.post_at[own.id] for own in problem.posts]
    pairs = problem.pairs
    moved = replace(
        moved,
        pairs=replace(
            pairs,
            person=np.array([person[n] for n in pairs.person], dtype=np.int64),
            post=np.array([post[n] for n in pairs.post], dtype=np.int64),
        ),
    )
    assert place(moved).as_posts == place(problem).as_posts


@pytest.mark.slow
@given(questions(), st.permutations(range(4)))
@settings(max_examples=60, deadline=None)
def test_other_names_change_no_total_and_no_number_of_moves(
    problem: Problem, order: list[int]
) -> None:
    names = {own.id: f"P{order[n]}" for n, own in enumerate(problem.people)}
    renamed = replace(
        problem,
        people=tuple(replace(own, id=names[own.id]) for own in problem.people),
        posts=tuple(replace(own, holder=names.get(own.holder, "")) for own in problem.posts),
    )
    first, second = place(problem), place(renamed)
    assert (first.status, first.total) == (second.status, second.total)
    assert len(first.moves) == len(second.moves)
