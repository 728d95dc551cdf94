"""Everybody gets a reason, and it says what is true."""

from dataclasses import replace
from decimal import Decimal

import pytest

from takar.placement import (
    Order,
    Override,
    Pair,
    Person,
    Post,
    UnitLimit,
    pairs_of,
    place,
    reasons,
    sentence,
)
from takar.placement.invented import Size, invented
from takar.placement.reasons import NO_OPTION, NOT_PLACED, PLACED, STAYS
from tests.placement.invented import question
from tests.placement.worked import worked


def test_the_worked_example_is_told_to_everybody() -> None:
    told = [str(sentence(own)) for own in reasons(place(worked())).every()]
    assert told == [
        (
            "Ayu ditempatkan pada K1 (nilai 85: cocok 80, minat 5). Tanpa itu nilai keseluruhan "
            "turun 0; pilihan berikutnya K2. Calon terdekat untuk K1: Beni, selisih 0."
        ),
        (
            "Beni tetap pada K2 (nilai 75: cocok 75, minat 0). Bila pindah, nilai keseluruhan "
            "turun 0; pilihan berikutnya K1. Calon terdekat untuk K2: Ayu, selisih 0."
        ),
        (
            "Citra tidak ditempatkan. Terdekat K2 (nilai 62), yang diisi Beni (nilai 75): bila "
            "Citra ke sana, nilai keseluruhan turun 8."
        ),
    ]


def test_every_post_of_a_person_is_told_nearest_first() -> None:
    told = reasons(place(worked()))
    assert [(c.post, c.loss, c.holder) for c in told.choices("Ayu")] == [
        ("K1", Decimal(0), "Ayu"),
        ("K2", Decimal(0), "Beni"),
    ]
    choice = told.choice("Citra", "K2")
    assert choice is not None
    numbers = [choice.worth, choice.holder_worth, choice.loss]
    assert numbers == [Decimal(62), Decimal(75), Decimal(8)]
    assert told.choice("Citra", "K1") is None


def test_who_is_barred_everywhere_is_told_by_which_rules() -> None:
    people = [Person("Ayu", tier=2, regions=frozenset({"Kota"})), Person("Beni")]
    posts = [Post("K1", tier=1), Post("K2", region="Desa"), Post("K3")]
    pairs = pairs_of(
        [
            Pair("Ayu", "K1", {"cocok": Decimal(9)}),
            Pair("Ayu", "K2", {"cocok": Decimal(9)}),
            Pair("Ayu", "K3", {"cocok": Decimal(9)}, barred="HUKUMAN_DISIPLIN"),
        ],
        ["Ayu", "Beni"],
        ["K1", "K2", "K3"],
    )
    found = place(replace(question(people, posts, {}), pairs=pairs))
    first, second = reasons(found).every()
    assert first.kind == second.kind == NO_OPTION
    assert str(sentence(first)) == (
        "Ayu tidak ditempatkan: semua jabatannya terhalang aturan: hukuman disiplin (1), "
        "tidak boleh turun jenjang (1), di luar wilayah yang boleh (1)."
    )
    assert str(sentence(second)) == "Beni tidak ditempatkan: tidak punya pasangan jabatan."
    assert [own.rule for own in reasons(found).choices("Ayu")] == [
        "TANPA_DEMOSI",
        "WILAYAH",
        "HUKUMAN_DISIPLIN",
    ]


def test_who_is_placed_by_an_order_that_breaks_a_law_is_told_so() -> None:
    order = Override("Citra", "K1", Order.PLACE, "SK 7/2026", "kebutuhan mendesak")
    told = reasons(place(worked(overrides=(order,)))).of("Citra")
    assert str(sentence(told)) == (
        "Citra pada K1 karena ditetapkan pimpinan; melanggar aturan: tidak memenuhi syarat jabatan."
    )


def test_a_limit_of_a_unit_is_a_reason() -> None:
    people = [Person("Ayu", unit="A"), Person("Beni", unit="A")]
    posts = [Post("K1", unit="B", must_fill=True), Post("K2", unit="B")]
    rows: dict[tuple[str, str], int | str] = {("Ayu", "K1"): 9, ("Beni", "K2"): 7}
    asked = question(people, posts, rows, unit_limits=(UnitLimit("A", most_out=1),))
    told = reasons(place(asked)).of("Beni")
    assert told.kind == NOT_PLACED
    assert "tidak ada penempatan yang memenuhi semua aturan" in str(sentence(told))


def test_a_post_left_vacant_and_a_person_without_other_choice_are_told() -> None:
    people = [Person("Ayu"), Person("Beni")]
    posts = [Post("K1"), Post("K2", must_fill=True)]
    rows: dict[tuple[str, str], int | str] = {("Ayu", "K1"): -3, ("Beni", "K2"): 7}
    told = [str(sentence(own)) for own in reasons(place(question(people, posts, rows))).every()]
    assert told == [
        (
            "Ayu tidak ditempatkan. Terdekat K1 (nilai -3), yang dibiarkan lowong: bila ke sana, "
            "nilai keseluruhan turun 3."
        ),
        "Beni pada K2 (nilai 7: cocok 7); tidak ada pilihan lain.",
    ]


@pytest.mark.slow
def test_thousands_get_a_reason_each_and_each_says_something() -> None:
    found = place(invented(Size(3000, 300, 20)))
    told = list(reasons(found).every())
    assert [own.person for own in told] == [own.id for own in found.problem.people]
    assert {own.kind for own in told} <= {PLACED, STAYS, NOT_PLACED}
    assert all(own.next_loss is not None for own in told if own.kind == NOT_PLACED)
    assert all(str(sentence(own)) for own in told)


@pytest.mark.slow
def test_rules_that_join_people_are_named_where_they_bind() -> None:
    told = list(reasons(place(invented(Size(1000, 60, 10, is_joined=True), seed=3))).every())
    assert not any(own.is_exact for own in told)
    assert any(own.binding for own in told)
    said = next(str(sentence(own)) for own in told if own.binding)
    assert "sekurangnya" in said
    assert "Aturan yang mengikat: " in said


def test_a_part_that_is_not_known_is_told_so() -> None:
    told = reasons(place(worked()))
    own = replace(told.of("Ayu"), parts={"jarak": None, "cocok": Decimal(80)})
    assert "jarak tidak diketahui, cocok 80" in str(sentence(own))


def test_taking_no_post_loses_what_the_plan_without_that_person_lacks() -> None:
    told = reasons(place(worked()))
    assert told.outside("Citra") == 0
    assert told.outside("Beni") is None
