from decimal import Decimal

from takar.planning.training_plan import training_plan
from tests.planning.invented import lift, task


def test_a_plan_tells_the_index_before_and_after() -> None:
    plan = training_plan(task(lift(), needed="14"))
    assert plan.before == 60
    assert plan.after == Decimal("61.5")
    assert plan.after > plan.aim.target
