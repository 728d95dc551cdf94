"""What clashes is minimal: it cannot be kept together, and can once any one of it is dropped."""

from decimal import Decimal

import pytest
from hypothesis import given, settings

from takar.placement import (
    Override,
    Person,
    Post,
    Problem,
    UnitLimit,
    place,
    why_not,
    why_not_there,
)
from takar.placement.obstacles import instances, is_possible
from tests.placement.invented import question, questions
from tests.placement.worked import worked


@pytest.mark.slow
@given(questions(is_joined=True, is_ordered=True))
@settings(max_examples=120, deadline=None)
def test_what_clashes_is_minimal(problem: Problem) -> None:
    clash = why_not(problem)
    assert (not clash) == place(problem).is_found
    every = tuple(instances(problem))
    names = [(own.rule, own.of) for own in clash]
    told = [own for own in every if (own.rule, own.of) in names]
    if clash:
        assert not is_possible(problem, every, told)
    for own in told:
        assert is_possible(problem, every, [other for other in told if other is not own])


def test_an_impossible_wish_is_told_in_words() -> None:
    orders = (Override("Citra", "K2"), Override("Ayu", "K1"))
    told = [str(own.words) for own in why_not(worked(overrides=orders))]
    assert told == [
        "Beni: pemangku tidak boleh kehilangan jabatan",
        "Citra / K2: ditetapkan pimpinan",
        "Ayu / K1: ditetapkan pimpinan",
    ]


def test_who_could_be_placed_clashes_with_nothing() -> None:
    assert why_not(worked()) == ()
    assert why_not_there(worked(), "Citra", "K2") == ()


def test_why_one_person_cannot_have_one_post() -> None:
    people = [Person("Ayu", unit="A"), Person("Beni", unit="A")]
    posts = [Post("K1", unit="B", must_fill=True), Post("K2", unit="B", must_fill=True)]
    rows: dict[tuple[str, str], int | str] = {
        ("Ayu", "K1"): 9,
        ("Ayu", "K2"): 8,
        ("Beni", "K2"): 7,
    }
    asked = question(people, posts, rows)
    told = [(own.rule, own.of) for own in why_not_there(asked, "Ayu", "K2")]
    assert told == [("WAJIB_TERISI", "K1")]
    limited = question(people, posts, rows, unit_limits=(UnitLimit("A", most_out=1),))
    assert {own.rule for own in why_not(limited)} == {"WAJIB_TERISI", "BATAS_KELUAR"}


def test_a_must_among_hundreds_is_found_among_its_own() -> None:
    people = [Person(f"P{n}") for n in range(200)]
    posts = [Post(f"K{n}", vacancy_price=Decimal(n)) for n in range(20)]
    rows: dict[tuple[str, str], int | str] = {
        (p.id, j.id): (n * 7) % 10 for n, p in enumerate(people) for j in posts
    }
    posts += [Post("KX", must_fill=True, tier=1)]
    people += [Person("PX", tier=2)]
    told = why_not(question(people, posts, rows | {("PX", "KX"): 5}))
    assert [(own.rule, own.of) for own in told] == [
        ("TANPA_DEMOSI", "PX"),
        ("WAJIB_TERISI", "KX"),
    ]
