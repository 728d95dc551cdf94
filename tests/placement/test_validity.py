"""Whoever asks nonsense is told what is wrong and what to do."""

from dataclasses import replace
from decimal import Decimal

import pytest

from takar.placement import (
    Balance,
    Couple,
    NotAProblem,
    Order,
    Override,
    Person,
    Post,
    Problem,
    Replacement,
    UnitLimit,
    place,
)
from tests.placement.invented import question
from tests.placement.worked import PEOPLE, POSTS, worked

FOUNDED = {"document": "SK 7/2026", "reason": "pejabat sebelumnya wafat"}


def refused(problem: Problem) -> str:
    with pytest.raises(NotAProblem) as told:
        place(problem)
    assert str(told.value.hint)
    return str(told.value.problem)


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({"people": ()}, "Daftar orang kosong."),
        ({"people": (*PEOPLE, PEOPLE[0])}, "Ayu tercatat lebih dari sekali"),
        ({"posts": (*POSTS, POSTS[0])}, "K1 tercatat lebih dari sekali"),
        ({"posts": (POSTS[0], replace(POSTS[1], holder="Dewi"))}, "Dewi disebut"),
        ({"posts": (replace(POSTS[0], holder="Beni"), POSTS[1])}, "Beni memegang lebih dari satu"),
        ({"people": (Person("Ayu", present="K2"), *PEOPLE[1:])}, "K2 dipegang lebih dari satu"),
        (
            {"people": (Person("Ayu", must_stay=True, must_move=True), *PEOPLE[1:])},
            "wajib tetap dan wajib pindah",
        ),
        ({"posts": (Post("K1", vacancy_price=Decimal(-1)), POSTS[1])}, "kurang dari nol"),
        ({"weights": {"cocok": Decimal(1)}}, "Unsur nilai minat belum berbobot."),
        (
            {"weights": dict.fromkeys(("cocok", "minat", "umur"), Decimal(1))},
            "Bobot umur tidak punya unsur",
        ),
        ({"unit_limits": (UnitLimit("Dinas X", 1),)}, "Unit Dinas X pada batas tidak dikenal."),
        ({"unit_limits": (UnitLimit("", -1),)}, "kurang dari nol"),
        ({"balances": (Balance("", "PRIA", 1),)}, "Tidak seorang pun berjenis PRIA."),
        ({"couples": (Couple("Ayu", "Ayu"),)}, "berpasangan dengan diri sendiri"),
        ({"couples": (Couple("Ayu", "Dewi"),)}, "Dewi disebut"),
        ({"replacements": (Replacement("Beni", "Ayu"),)}, "Ayu tidak memegang jabatan"),
        ({"overrides": (Override("Ayu", "K9"),)}, "K9 disebut"),
        (
            {"overrides": (Override("Ayu", "K1"), Override("Ayu", "K2"))},
            "Ayu ditetapkan ke dua jabatan.",
        ),
        (
            {"overrides": (Override("Ayu", "K2"), Override("Citra", "K2"))},
            "Dua orang ditetapkan ke K2.",
        ),
        (
            {"overrides": (Override("Ayu", "K1"), Override("Ayu", "K1", Order.BAR))},
            "Ayu ditetapkan ke K1 dan dilarang ke sana.",
        ),
        (
            {"replacements": (Replacement("Ayu", "Beni"), Replacement("Citra", "Beni"))},
            "Beni diperintahkan digantikan oleh dua orang.",
        ),
    ],
)
def test_a_contradiction_is_told(facts: dict[str, object], told: str) -> None:
    assert told in refused(_with(facts))


def _with(facts: dict[str, object]) -> Problem:
    return replace(worked(), **facts)  # type: ignore[arg-type]


def test_a_balance_of_more_at_least_than_at_most_is_refused() -> None:
    people = [Person("Ayu", unit="A", kinds=frozenset({"WANITA"}))]
    asked = question(people, [Post("K1")], {}, balances=(Balance("A", "WANITA", 2, 1),))
    assert "melebihi batas terbesarnya" in refused(asked)


def test_a_circle_of_replacements_is_refused_with_the_names() -> None:
    people = [Person(name) for name in ("A", "B", "C")]
    posts = [Post(f"K{name}", holder=name) for name in ("A", "B", "C")]
    rows: dict[tuple[str, str], int | str] = {(p, f"K{q}"): 1 for p in "ABC" for q in "ABC"}
    ring = (Replacement("A", "B"), Replacement("B", "C"), Replacement("C", "A"))
    asked = question(people, posts, rows, replacements=ring)
    assert refused(asked) == "Perintah menggantikan melingkar: A → B → C → A."
    assert place(replace(asked, replacements=ring[:1])).as_posts["A"] == "KB"


def test_the_same_rotation_ordered_post_by_post_is_done() -> None:
    people = [Person(name) for name in ("A", "B")]
    posts = [Post(f"K{name}", holder=name) for name in ("A", "B")]
    rows: dict[tuple[str, str], int | str] = {(p, f"K{q}"): 1 for p in "AB" for q in "AB"}
    orders = (Override("A", "KB"), Override("B", "KA"))
    assert place(question(people, posts, rows, overrides=orders)).as_posts == {"A": "KB", "B": "KA"}


def test_a_pair_listed_twice_is_refused() -> None:
    rows = (("Ayu", "K1", 80, 10), ("Ayu", "K1", 70, 0), ("Beni", "K2", 75, 0))
    assert refused(worked(rows)) == "Pasangan Ayu dan K1 tercatat dua kali."


def test_a_holder_without_worth_in_the_own_post_is_refused_unless_moving() -> None:
    asked = worked((("Ayu", "K1", 80, 10), ("Beni", "K1", 90, 0)))
    assert refused(asked) == "Nilai Beni pada jabatannya sendiri (K2) belum ada."
    moving = tuple(replace(own, must_move=own.id == "Beni") for own in PEOPLE)
    assert place(replace(asked, people=moving)).as_posts["Beni"] == "K1"


def test_an_order_that_breaks_a_law_needs_a_document_and_a_reason_and_is_marked() -> None:
    people = (Person("Ayu", tier=3), *PEOPLE[1:])
    posts = (replace(POSTS[0], tier=2), POSTS[1])
    asked = replace(worked(), people=people, posts=posts)
    plain = replace(asked, overrides=(Override("Ayu", "K1"),))
    assert refused(plain) == "Penetapan Ayu ke K1 melanggar aturan: tidak boleh turun jenjang."
    half = replace(asked, overrides=(Override("Ayu", "K1", document="SK 7/2026"),))
    assert "melanggar aturan" in refused(half)
    seat = place(replace(asked, overrides=(Override("Ayu", "K1", **FOUNDED),))).seat_of["Ayu"]  # type: ignore[arg-type]
    assert (seat.post, seat.breaks) == ("K1", "TANPA_DEMOSI")


def test_an_order_for_a_pair_nobody_valued_is_marked_and_its_worth_unknown() -> None:
    order = Override("Citra", "K1", **FOUNDED)  # type: ignore[arg-type]
    seat = place(worked(overrides=(order,))).seat_of["Citra"]
    assert (seat.post, seat.worth, seat.breaks) == ("K1", None, "TIDAK_MEMENUHI_SYARAT")
    assert "melanggar aturan" in refused(worked(overrides=(Override("Citra", "K1"),)))
