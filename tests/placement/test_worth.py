"""Worth is exact: nothing is rounded, and what cannot be exact is refused."""

from decimal import Decimal

import pytest

from takar.placement import Person, Post, place
from takar.placement.pairs import Pair, TooFine, UnknownPair, pairs_of, places_of
from takar.placement.telling import told_number
from takar.placement.worth import exact, whole
from tests.placement.invented import question

ONE: dict[tuple[str, str], int | str] = {("Ayu", "K1"): "0.1"}


def test_tenths_and_thirds_of_weights_add_up_exactly() -> None:
    rows: dict[tuple[str, str], int | str] = {(f"P{n}", f"K{n}"): "0.1" for n in range(10)}
    people, posts = [Person(f"P{n}") for n in range(10)], [Post(f"K{n}") for n in range(10)]
    found = place(question(people, posts, rows, weights={"cocok": Decimal("0.333")}))
    assert found.total == Decimal("0.333")


@pytest.mark.parametrize(
    ("price", "weight"), [("0", "1E+15"), ("1E+15", "1"), ("0.00000000000001", "1")]
)
def test_what_has_too_many_digits_is_refused(price: str, weight: str) -> None:
    posts = [Post("K1", vacancy_price=Decimal(price))]
    rows: dict[tuple[str, str], int | str] = {("Ayu", "K1"): 90}
    asked = question([Person("Ayu")], posts, rows, weights={"cocok": Decimal(weight)})
    with pytest.raises(TooFine, match="terlalu besar atau terlalu halus"):
        place(asked)


def test_units_and_decimals_are_the_same_number() -> None:
    assert exact(whole(Decimal("12.34"), 3), 3) == Decimal("12.34")
    assert (places_of(Decimal("1.50")), places_of(Decimal(100))) == (1, 0)


def test_a_pair_that_lacks_a_part_is_refused_because_a_gap_is_not_zero() -> None:
    one, two = Decimal(1), Decimal(2)
    rows = [Pair("Ayu", "K1", {"a": one, "b": two}), Pair("Ayu", "K2", {"a": one})]
    with pytest.raises(UnknownPair, match="Ayu pada K2 belum punya nilai b") as told:
        pairs_of(rows, ["Ayu"], ["K1", "K2"])
    assert "kosong bukan nol" in str(told.value.hint)
    with pytest.raises(UnknownPair, match="Pasangan nomor 1 menyebut Ayu"):
        pairs_of(rows, ["Beni"], ["K1", "K2"])


@pytest.mark.parametrize(
    ("value", "told"), [("12.50", "12,5"), ("100", "100"), ("-0.050", "-0,05"), ("1E+2", "100")]
)
def test_numbers_are_read_without_idle_zeros(value: str, told: str) -> None:
    assert told_number(Decimal(value)) == told
    assert told_number(None) == "–"
