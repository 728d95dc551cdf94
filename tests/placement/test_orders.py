"""What an order costs is the difference that dropping it makes."""

from decimal import Decimal

from hypothesis import given, settings

from takar.placement import Order, Override, Problem, override_costs, place, without_orders
from tests.placement.invented import questions
from tests.placement.worked import worked


def test_orders_of_the_worked_example_cost_what_the_page_says() -> None:
    orders = (Override("Ayu", "K1", Order.BAR),)
    assert [own.cost for own in override_costs(place(worked(overrides=orders)))] == [0]
    orders = (Override("Citra", "K2"),)
    (cost,) = override_costs(place(worked(overrides=orders)))
    assert (cost.cost, cost.without, cost.is_exact) == (Decimal(8), Decimal(160), True)


@given(questions(is_ordered=True))
@settings(max_examples=40, deadline=None)
def test_an_order_costs_what_the_total_gains_without_it(problem: Problem) -> None:
    found, free = place(problem), place(without_orders(problem))
    if found.total is None or free.total is None:
        return
    (cost,) = override_costs(found)
    assert cost.cost == free.total - found.total
    assert cost.breaks or cost.cost >= Decimal(0)
