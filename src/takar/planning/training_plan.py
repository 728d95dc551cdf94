"""The smallest set of trainings that lifts a group to its aim, with proof.

The steps are told in ``docs/explanation/training_plan.md``.
"""

from decimal import Decimal

from takar.planning.assigning import bookings_of, steps_of, totals_of
from takar.planning.choices import Choices, choices
from takar.planning.greedy import greedy
from takar.planning.obstacles import obstacle
from takar.planning.plan import INFEASIBLE, Plan, Verdict
from takar.planning.problem import Task
from takar.planning.solving import HOURS, Bounded, Found
from takar.tables.expressions import MICRO


def training_plan(task: Task) -> Plan:
    """Find the smallest set of deeds that reaches the aim, and name who does what.

    Returns:
        The plan with its proofs; where the aim cannot be reached, no steps, and what stands in
        the way.

    Raises:
        OddTask: the task cannot be meant as it stands.
    """
    ready = choices(task)
    return _planned(ready, ready.smallest())


def _planned(ready: Choices, found: Found) -> Plan:
    task, reached = ready.task, bool(found.proofs)
    steps = steps_of(ready, found) if reached else ()
    return Plan(
        aim=task.aim,
        objectives=task.objectives,
        status=found.status,
        steps=steps,
        bookings=bookings_of(steps, task.courses),
        totals=totals_of(steps, task.courses),
        proofs=tuple(_verdict(bounded) for bounded in found.proofs),
        obstacle=obstacle(ready) if found.status == INFEASIBLE else None,
        greedy=greedy(ready) if reached else None,
        word=task.word,
    )


def _verdict(bounded: Bounded) -> Verdict:
    """Tell a proof in the reader's unit."""
    unit = MICRO if bounded.objective == HOURS else 1
    value, bound = (Decimal(number) / unit for number in (bounded.value, bounded.bound))
    return Verdict(bounded.objective, bounded.status, value, bound, bounded.gap)
