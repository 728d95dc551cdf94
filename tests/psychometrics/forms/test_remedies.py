import pytest

from takar.psychometrics.cat import Bank
from takar.psychometrics.forms import Blueprint, CannotBeAssembled, Remedy, assemble
from tests.psychometrics.cat.invented import bank, items


def ways(own: Bank, blueprint: Blueprint, forms: int = 2) -> tuple[str, dict[str, Remedy]]:
    with pytest.raises(CannotBeAssembled) as told:
        assemble(own, blueprint, forms)
    said = " ".join(str(one) for one in told.value.reasons)
    return said, {remedy.kind: remedy for remedy in told.value.remedies}


def test_a_missing_item_is_counted_and_the_ways_out_are_as_cheap_as_can_be() -> None:
    """Two forms of two LISAN need four; the bank of nine has three."""
    said, found = ways(bank(9), Blueprint(4, content={"LISAN": (2, 4)}))
    assert "LISAN: perlu 4 butir, ada 3" in said
    assert found["RELAX"].amount == 1
    assert "bukan 2" in str(found["RELAX"].says[0])
    assert [str(one) for one in found["WRITE"].says] == ["Tulis 1 butir baru untuk isi LISAN."]
    assert found["FEWER"] == Remedy("FEWER", 1, found["FEWER"].says)


def test_with_just_enough_items_nothing_is_said() -> None:
    assert assemble(bank(12), Blueprint(4, content={"LISAN": (2, 4)})).has_converged


def test_rules_that_contradict_each_other_cannot_be_written_away() -> None:
    said, found = ways(bank(60), Blueprint(3, content={"LISAN": (2, 3), "RUANG": (2, 3)}))
    assert "sedikitnya 4" in said
    assert set(found) == {"RELAX"}
    assert found["RELAX"].amount == 2  # one item in each form


def test_content_that_allows_too_little_is_told() -> None:
    narrow = dict.fromkeys(("HITUNG", "LISAN", "RUANG"), (0, 1))
    assert "paling banyak 3" in ways(bank(60), Blueprint(4, content=narrow))[0]


def test_enemies_that_stand_in_the_way_are_named() -> None:
    hostile = Bank.of(items(4), enemies=[("B0000", "B0001", "B0002")])
    said, found = ways(hostile, Blueprint(3), forms=1)
    assert "bersama-sama" in said
    assert found["RELAX"].amount == 1
    assert "B0000, B0001, B0002" in str(found["RELAX"].says[0]) or "2, bukan 3" in str(
        found["RELAX"].says[0]
    )
    assert found["WRITE"].amount == 1
    assert "FEWER" not in found


def test_information_nobody_can_give_is_told_with_what_the_best_items_give() -> None:
    own = bank(12)
    best = sorted((float(one.information(0.0)[0]) for one in own.parameters), reverse=True)
    wanted = sum(best[:4]) / 2 + 0.01  # a hair above what two forms of two can both have
    asked = Blueprint(2, points=(0.0,), least_information=(wanted,))
    assert f"memberi {sum(best[:4]) / 2:.2f}" in ways(own, asked)[0]


def test_the_way_that_takes_least_is_the_hint() -> None:
    with pytest.raises(CannotBeAssembled) as told:
        assemble(bank(9), Blueprint(4, content={"LISAN": (2, 4)}))
    assert str(told.value.hint) == str(told.value.remedies[0].says[0])
    assert [one.kind for one in told.value.remedies] == ["RELAX", "WRITE", "FEWER"]


def test_expected_scores_may_be_what_must_give_way() -> None:
    own = Bank.of([items(9)[0], items(9)[1]])
    _, found = ways(own, Blueprint(1, points=(0.0,), score_band=0.01))
    scores = [float(one.expected(0.0)[0]) for one in own.parameters]
    assert found["RELAX"].amount == pytest.approx(abs(scores[0] - scores[1]) - 0.01, abs=1e-5)
    assert "skor harapan" in str(found["RELAX"].says[0])


def test_as_many_forms_as_the_bank_is_good_for_are_offered() -> None:
    """Nine items make two forms of four, not three."""
    _, found = ways(bank(9), Blueprint(4), forms=3)
    assert found["FEWER"].amount == 1
    assert str(found["FEWER"].says[0]) == "Buat 2 paket saja."


def test_anchors_stand_in_every_form() -> None:
    found = assemble(bank(12), Blueprint(3, anchors=("B0001",)), 2, gap=0.2)
    assert all("B0001" in form for form in found.items)
    assert set(found.shared.values()) == {0}
