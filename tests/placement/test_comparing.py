"""Scenarios stand side by side in true numbers."""

from decimal import Decimal

from takar.placement import Override, compare, place
from tests.placement.worked import worked


def test_scenarios_are_told_side_by_side() -> None:
    first = place(worked())
    second = place(worked(overrides=(Override("Citra", "K2"),)))
    told = compare({"tanpa perintah": first, "dengan perintah": second})
    assert [(s.name, s.total, s.moves, s.filled, s.vacant) for s in told.scenarios] == [
        ("tanpa perintah", Decimal(160), 1, 2, 0),
        ("dengan perintah", Decimal(152), 2, 2, 0),
    ]
    assert told.scenarios[0].parts == {"cocok": Decimal(155), "minat": Decimal(5)}
    assert all(own.is_proved and own.gap == 0 for own in told.scenarios)
    assert told.apart == {("tanpa perintah", "dengan perintah"): 3}
    assert told.elsewhere["Citra"] == ("", "K2")


def test_parts_and_prices_of_vacancies_add_up_to_the_total() -> None:
    rows = (("Ayu", "K1", 80, 10), ("Beni", "K2", 75, 0), ("Citra", "K1", 60, 4))
    found = place(worked(rows))
    (told,) = compare({"satu": found}).scenarios
    assert sum(told.parts.values()) == found.total
    assert told.vacant == 0


def test_who_sits_in_the_same_place_everywhere_is_not_told() -> None:
    found = place(worked())
    assert compare({"a": found, "b": found}).elsewhere == {}


def test_a_scenario_that_is_impossible_has_no_numbers() -> None:
    orders = (Override("Citra", "K2"), Override("Ayu", "K1"))
    (told,) = compare({"mustahil": place(worked(overrides=orders))}).scenarios
    assert (told.status, told.total, told.gap, told.filled) == ("INFEASIBLE", None, None, 0)
