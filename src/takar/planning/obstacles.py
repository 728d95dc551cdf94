"""What stands in the way of an aim: the highest index, the limits that bind, the cheapest way out.

Each limit is lifted alone, and then set as tight as still reaches the aim.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from takar.planning.assigning import steps_of, totals_of
from takar.planning.choices import Choices, within
from takar.planning.plan import Obstacle, Relaxation, Totals
from takar.planning.pooling import exact
from takar.planning.problem import PLANNED, Limits
from takar.planning.solving import MONEY, smallest

Trial = Callable[[Decimal], Limits]
"""The limits with one of them at a value."""


def obstacle(choices: Choices) -> Obstacle:
    """Tell why the aim cannot be reached within the limits."""
    task, limits = choices.task, choices.task.limits
    every = limits.deeds | {lift.deed for lift in task.lifts if lift.deed in PLANNED}
    reached = task.aim.index(choices.most())
    found = [r for r in _relaxations(choices, every) if r.index > reached]
    free = replace(limits, hours_each=None, budget=None, people_per_unit=None, deeds=every)
    return Obstacle(
        index=reached,
        unlimited=task.aim.index(within(task, free).most()),
        relaxations=tuple(sorted(found, key=_cheapest)),
    )


def _relaxations(choices: Choices, every: frozenset[str]) -> Iterator[Relaxation]:
    limits = choices.task.limits
    if limits.budget is not None:
        yield _budget(choices, replace(limits, budget=None))
    if limits.hours_each is not None:
        hours = {b.hours for group in choices.groups for b in group.bundles}
        steps = [exact(h) for h in sorted(hours) if exact(h) > limits.hours_each]
        yield _searched(
            choices, "hours_each", steps, lambda value: replace(limits, hours_each=value)
        )
    if limits.people_per_unit is not None:
        units: dict[str, int] = {}
        for group in choices.groups:
            for unit, count in group.units.items():
                units[unit] = units.get(unit, 0) + count
        most = max(units.values(), default=0)
        steps = [Decimal(n) for n in range(limits.people_per_unit + 1, most + 1)]
        yield _searched(
            choices, "people_per_unit", steps, lambda n: replace(limits, people_per_unit=int(n))
        )
    for deed in sorted(every - limits.deeds):
        freed = within(choices.task, replace(limits, deeds=limits.deeds | {deed}))
        yield _told(freed, f"deeds:{deed}", None)


def _budget(choices: Choices, free: Limits) -> Relaxation:
    """Set the budget at the smallest cost that reaches the aim."""
    freed = within(choices.task, free)
    found = smallest(freed.question, freed.needed, (MONEY,))
    if not found.proofs:
        return _told(freed, "budget", None)
    cost = totals_of(steps_of(freed, found), choices.task.courses).cost
    return _told(within(choices.task, replace(free, budget=cost)), "budget", Decimal(cost), freed)


def _searched(choices: Choices, limit: str, steps: Sequence[Decimal], trial: Trial) -> Relaxation:
    """Find the tightest value that reaches the aim, by halving."""
    if not steps:
        return _told(choices, limit, None)
    widest = within(choices.task, trial(steps[-1]))
    if widest.most() < choices.task.aim.needed:
        return _told(widest, limit, None)
    low, high = 0, len(steps) - 1
    while low < high:
        middle = (low + high) // 2
        if within(choices.task, trial(steps[middle])).most() >= choices.task.aim.needed:
            high = middle
        else:
            low = middle + 1
    return _told(within(choices.task, trial(steps[low])), limit, steps[low], widest)


def _told(
    choices: Choices, limit: str, needed: Decimal | None, widest: Choices | None = None
) -> Relaxation:
    """Tell the highest index with the limit gone, and the plan at the value needed."""
    found = choices.smallest()
    totals: Totals | None = None
    if found.proofs:
        totals = totals_of(steps_of(choices, found), choices.task.courses)
    index = choices.task.aim.index((widest or choices).most())
    return Relaxation(limit, index, needed, totals)


def _cheapest(relaxation: Relaxation) -> tuple[bool, int, Decimal, int, str]:
    totals = relaxation.totals
    if totals is None:
        return True, 0, Decimal(0), 0, relaxation.limit
    return False, totals.cost, totals.hours, totals.people, relaxation.limit
